package dev.maar.build;

/// Where things lie inside a container: the same for every crate and toolchain, so that no path tells two builds apart.
final class Layout {
    /// The sysroot; the carried C library's loader is found under this name only.
    static final String TOOLCHAIN = "/opt/toolchain";
    /// Another toolchain's sysroot, whose cargo is used where the toolchain itself has none.
    static final String CARGO_TOOLCHAIN = "/opt/maar/cargo-toolchain";
    static final String SOURCE = "/opt/maar/source";
    /// The sources as they were, where cargo changes a copy of them.
    static final String PRISTINE = "/opt/maar/pristine";
    static final String TARGET = "/opt/maar/target";
    static final String CARGO_HOME = "/opt/maar/cargo-home";
    /// All unpacked packages of this work folder.
    static final String PACKAGES = "/opt/maar/packages";
    /// Links to those packages that the crate's lockfile names: a cargo `directory` source.
    static final String DEPENDENCIES = "/opt/maar/dependencies";
    /// Packages that take the place of the registry's, each under its name.
    static final String PATCHES = "/opt/maar/patches";
    /// The socket of the registry's proxy, in resolving containers only.
    static final String REGISTRY = "/opt/maar/registry";
    /// The socket of the proxy for git, in containers that fetch a repository only.
    static final String GIT = "/opt/maar/git";
    /// The machine's authorities, there too.
    static final String AUTHORITIES = "/opt/maar/authorities.pem";
    /// Small scripts of ours.
    static final String TOOLS = "/opt/maar/tools";

    static final String PATH = TOOLCHAIN + "/bin:" + TOOLS + ":/usr/local/bin:/usr/bin:/bin";

    private Layout() {
    }
}
