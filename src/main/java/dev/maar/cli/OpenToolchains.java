package dev.maar.cli;

import dev.maar.crates.DownloadFile;
import dev.maar.toolchain.CiBuilds;
import dev.maar.toolchain.Installers;
import dev.maar.toolchain.ProbeInSandbox;
import dev.maar.toolchain.Toolchains;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/// Puts together what brings toolchains: the project's scripts, the server of CI builds, and a sandbox that asks what they are.
public final class OpenToolchains {
    /// The largest component today has a tenth of this, in bytes.
    private static final long LARGEST_COMPONENT = 2L << 30;

    private final Settings settings;
    private final Map<String, String> environment;
    private final OpenRegistry registry;
    private final ThisMachine machine;

    /// `environment` is the process's; it may name rustup's server.
    public OpenToolchains(Settings settings, Map<String, String> environment, OpenRegistry registry,
            ThisMachine machine) {
        this.settings = settings;
        this.environment = Map.copyOf(environment);
        this.registry = registry;
        this.machine = machine;
    }

    /// The toolchains of the work folder.
    public Toolchains open() {
        CiBuilds.Download download = (what, address, place) -> new DownloadFile(registry.web(), LARGEST_COMPONENT)
                .fetch(what, address, place);
        var ciBuilds = new CiBuilds(settings.configuration().ciBuilds(), download);
        return new Toolchains(settings.workFolder().resolve("toolchains"),
                new Installers(debianScript(), rustupScript(), ciBuilds), new ProbeInSandbox(machine::probePlace));
    }

    private List<String> debianScript() {
        List<String> words = List.of(script("debian-toolchain"), "--work-dir", settings.workFolder().toString());
        String image = settings.configuration().sandbox().image();
        return image.isEmpty() ? words : Stream.concat(words.stream(), Stream.of("--image", image)).toList();
    }

    private List<String> rustupScript() {
        String server = environment.getOrDefault("RUSTUP_DIST_SERVER", "");
        String script = script("rustup-toolchain");
        return server.isEmpty() ? List.of(script) : List.of(script, "--server", server);
    }

    private String script(String name) {
        Path folder = settings.home().resolve("config/sandbox");
        return folder.resolve(name).toString();
    }
}
