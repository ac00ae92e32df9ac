package dev.maar.toolchain;

import java.nio.file.Path;

/// Where a compiler comes from; [#text] is the first word of a [ToolchainSpec].
public sealed interface ToolchainSource {

    /// A compiler from Debian's packages: `debian:SUITE[/PACKAGE]`; the package is `rustc` unless given.
    record Debian(String suite, String packageName) implements ToolchainSource {
        @Override
        public String text() {
            return "debian:" + SpecWords.quoted(packageName.equals("rustc") ? suite : suite + "/" + packageName);
        }
    }

    /// A sysroot on this machine: `path:DIR` with `bin/rustc`; without `bin/cargo` the baseline's cargo builds.
    record Sysroot(Path folder) implements ToolchainSource {
        @Override
        public String text() {
            return "path:" + SpecWords.quoted(folder.toString());
        }
    }

    /// A release by its name at rustup: `stable`, `beta`, `nightly`, each with `-DATE`, or a version such as `1.83.0`.
    record Release(String name) implements ToolchainSource {
        @Override
        public String text() {
            return name;
        }

        /// Whether the name means another compiler after the next release.
        boolean moves() {
            return !name.matches(".*\\d{4}-\\d{2}-\\d{2}|\\d+\\.\\d+\\.\\d+(-beta\\.\\d+)?");
        }
    }

    /// A build that the Rust project's CI made of one commit: `master#SHA` of a merged change, `try#SHA` of one that is tried.
    record CiBuild(String branch, String commit) implements ToolchainSource {
        @Override
        public String text() {
            return branch + "#" + commit;
        }
    }

    String text();
}
