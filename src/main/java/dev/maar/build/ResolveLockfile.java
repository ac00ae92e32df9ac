package dev.maar.build;

import dev.maar.problem.EnvironmentError;
import dev.maar.sandbox.Command;
import dev.maar.sandbox.CommandResult;
import dev.maar.sandbox.Engine;
import dev.maar.sandbox.Limits;
import dev.maar.sandbox.Mount;
import dev.maar.sandbox.OutputListener;
import dev.maar.sandbox.Sandbox;
import dev.maar.sandbox.SandboxSpec;
import dev.maar.sandbox.ScratchDisk;
import dev.maar.sandbox.ScratchDisks;
import dev.maar.toolchain.Toolchain;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/// Resolves a crate's lockfile, in a container that reaches nothing but the registry's index.
///
/// The newest cargo at hand resolves and is told the version of the experiment's oldest compiler, so that every toolchain gets
/// dependencies that it can compile where there are any (DESIGN, decision 1). A shipped lockfile is kept and only completed. An older
/// cargo resolves only what the newest refuses; before 1.68 the sparse index is one of its unstable features, which is unlocked for that.
final class ResolveLockfile {
    private static final int LARGEST_LOCKFILE = 16 << 20;
    /// Where the sources lie for resolving, since cargo writes beside them.
    static final String COPY = Layout.TARGET + "/resolve";
    private static final String SCRIPT = """
            set -e
            mkdir -p "$CARGO_HOME"
            printf '[source.crates-io]\\nreplace-with = "maar"\\n[source.maar]\\n' > "$CARGO_HOME/config.toml"
            printf 'registry = "sparse+http://127.0.0.1:8080/index/"\\n' >> "$CARGO_HOME/config.toml"
            cp -r %s %s
            cd %s
            chmod -R u+w .
            socat TCP-LISTEN:8080,bind=127.0.0.1,fork,reuseaddr UNIX-CONNECT:%s/socket &
            until grep -q ' 0100007F:1F90 .* 0A ' /proc/net/tcp; do sleep 0.02; done
            if [ -f Cargo.lock ]; then cargo update --workspace; else cargo generate-lockfile; fi
            """.formatted(Layout.SOURCE, COPY, COPY, Layout.REGISTRY);

    private final Engine engine;
    private final ScratchDisks disks;
    private final RegistryProxy proxy;
    private final BuildSettings settings;

    ResolveLockfile(Engine engine, ScratchDisks disks, RegistryProxy proxy, BuildSettings settings) {
        this.engine = engine;
        this.disks = disks;
        this.proxy = proxy;
        this.settings = settings;
    }

    /// How resolving ended; `lockfile` is null unless it went well.
    @SuppressWarnings("ArrayRecordComponent")
    record Resolved(CommandResult command, byte @Nullable [] lockfile) {}

    /// Resolves the sources in a folder with one toolchain's cargo for another's compiler. `tools` holds what
    /// [OldestCompiler] wrote.
    ///
    /// @throws EnvironmentError if the registry, the engine or the machine failed: that says nothing about the crate
    Resolved resolve(Path source, Toolchain resolver, Path tools, Limits limits, OutputListener output)
            throws InterruptedException {
        var _ = proxy.takeTrouble();
        try (ScratchDisk disk = disks.make(limits.diskBytes());
                Sandbox sandbox = engine.start(spec(source, resolver, tools, limits, disk))) {
            CommandResult result = sandbox.run(Command.of("sh", "-c", SCRIPT), output);
            disk.checkKept();
            EnvironmentError trouble = result.succeeded() ? null : proxy.takeTrouble().orElse(null);
            if (trouble != null) {
                throw trouble;
            }
            return new Resolved(result,
                    result.succeeded()
                            ? ForeignFile.read(disk.folder().resolve("resolve/Cargo.lock"), LARGEST_LOCKFILE)
                            : null);
        }
    }

    private SandboxSpec spec(Path source, Toolchain resolver, Path tools, Limits limits, ScratchDisk disk) {
        return new SandboxSpec(settings.image(), settings.runtime(),
                List.of(Mount.readOnly(resolver.sysroot(), Layout.TOOLCHAIN), Mount.readOnly(source, Layout.SOURCE),
                        Mount.readOnly(proxy.folder(), Layout.REGISTRY), Mount.readOnly(tools, Layout.TOOLS),
                        Mount.writable(disk.folder(), Layout.TARGET)),
                environment(resolver),
                Layout.TARGET, limits);
    }

    private static Map<String, String> environment(Toolchain resolver) {
        Map<String, String> environment = new TreeMap<>(
                Map.of("PATH", Layout.PATH, "HOME", "/tmp", "CARGO_HOME", Layout.TARGET + "/cargo-home", "RUSTC",
                        Layout.TOOLS + "/" + OldestCompiler.NAME, "CARGO_RESOLVER_INCOMPATIBLE_RUST_VERSIONS",
                        "fallback"));
        if (!CompilerPair.readsSparseIndex(resolver)) {
            environment.put("RUSTC_BOOTSTRAP", "1");
            environment.put("CARGO_UNSTABLE_SPARSE_REGISTRY", "true");
        }
        return environment;
    }
}
