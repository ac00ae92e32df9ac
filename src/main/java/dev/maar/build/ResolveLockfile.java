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
import java.util.ArrayList;
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
    /// Where the sources lie for resolving, since cargo writes beside them: as links, since it writes nothing but the lockfile, and copying
    /// 50,000 files took gVisor a minute.
    static final String COPY = Layout.TARGET + "/resolve";
    private static final String SCRIPT = """
            set -e
            mkdir -p "$CARGO_HOME"
            printf '[source.crates-io]\\nreplace-with = "maar"\\n[source.maar]\\n' > "$CARGO_HOME/config.toml"
            printf 'registry = "sparse+http://127.0.0.1:8080/index/"\\n' >> "$CARGO_HOME/config.toml"
            mkdir %2$s
            cd %2$s
            find %1$s -mindepth 1 -maxdepth 1 -exec ln -s -t . {} +
            if [ -f Cargo.lock ]; then cp --remove-destination %1$s/Cargo.lock Cargo.lock; chmod u+w Cargo.lock; fi
            socat TCP-LISTEN:8080,bind=127.0.0.1,fork,reuseaddr UNIX-CONNECT:%3$s/socket &
            until grep -q ' 0100007F:1F90 .* 0A ' /proc/net/tcp; do sleep 0.02; done
            if [ $# -gt 0 ]; then cargo update "$@"
            elif [ -f Cargo.lock ]; then cargo update --workspace; else cargo generate-lockfile; fi
            """.formatted(Layout.SOURCE, COPY, Layout.REGISTRY);

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

    /// How resolving ended, and what of its environment tells how it resolves; `lockfile` is null unless it went well.
    @SuppressWarnings("ArrayRecordComponent")
    record Resolved(CommandResult command, Map<String, String> environment, byte @Nullable [] lockfile) {}

    /// What is resolved: the sources in a folder, where `tools` holds what [OldestCompiler] wrote. Of a lockfile that is there only the packages
    /// in `updated` (`NAME:VERSION`) change, if any are named; `more` is mounted, too.
    record Request(Path source, Path tools, Limits limits, List<String> updated, List<Mount> more) {

        /// Everything that is not in the lockfile yet.
        static Request all(Path source, Path tools, Limits limits) {
            return new Request(source, tools, limits, List.of(), List.of());
        }

        private Command command() {
            List<String> words = new ArrayList<>(List.of("sh", "-c", SCRIPT, "resolve"));
            updated.forEach(one -> words.addAll(List.of("-p", one)));
            return new Command(words, Map.of());
        }
    }

    /// Resolves with one toolchain's cargo for another's compiler.
    ///
    /// @throws EnvironmentError if the registry, the engine or the machine failed: that says nothing about the crate
    Resolved resolve(Request request, Toolchain resolver, OutputListener output) throws InterruptedException {
        var _ = proxy.takeTrouble();
        try (ScratchDisk disk = disks.make(request.limits().diskBytes());
                Sandbox sandbox = engine.start(spec(request, resolver, disk))) {
            CommandResult result = sandbox.run(request.command(), output);
            disk.checkKept();
            EnvironmentError trouble = result.succeeded() ? null : proxy.takeTrouble().orElse(null);
            if (trouble != null) {
                throw trouble;
            }
            return new Resolved(result, chosen(resolver),
                    result.succeeded()
                            ? ForeignFile.read(disk.folder().resolve("resolve/Cargo.lock"), LARGEST_LOCKFILE)
                            : null);
        }
    }

    private SandboxSpec spec(Request request, Toolchain resolver, ScratchDisk disk) {
        List<Mount> mounts = new ArrayList<>(List.of(Mount.readOnly(resolver.sysroot(), Layout.TOOLCHAIN),
                Mount.readOnly(request.source(), Layout.SOURCE), Mount.readOnly(proxy.folder(), Layout.REGISTRY),
                Mount.readOnly(request.tools(), Layout.TOOLS), Mount.writable(disk.folder(), Layout.TARGET)));
        mounts.addAll(request.more());
        return new SandboxSpec(settings.image(), settings.runtime(), mounts, environment(resolver), Layout.TARGET,
                request.limits());
    }

    private static Map<String, String> environment(Toolchain resolver) {
        Map<String, String> environment = new TreeMap<>(chosen(resolver));
        environment.putAll(Map.of("PATH", Layout.PATH, "HOME", "/tmp", "CARGO_HOME", Layout.TARGET + "/cargo-home"));
        return environment;
    }

    private static Map<String, String> chosen(Toolchain resolver) {
        Map<String, String> environment = new TreeMap<>(Map.of("RUSTC", Layout.TOOLS + "/" + OldestCompiler.NAME,
                "CARGO_RESOLVER_INCOMPATIBLE_RUST_VERSIONS", "fallback"));
        if (!CompilerPair.readsSparseIndex(resolver)) {
            environment.put("RUSTC_BOOTSTRAP", "1");
            environment.put("CARGO_UNSTABLE_SPARSE_REGISTRY", "true");
        }
        return environment;
    }
}
