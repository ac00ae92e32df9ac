package dev.maar.toolchain;

import dev.maar.sandbox.HostScript;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;

/// Installs releases by rustup, through the project's script: each installation has a folder of its own among the toolchain's.
final class InstallRelease {
    private final List<String> script;

    InstallRelease(List<String> script) {
        this.script = List.copyOf(script);
    }

    /// Installs one beside that whose sysroot is `kept`; any other one there was not ended and goes away.
    ///
    /// Throws [dev.maar.problem.UserError] for a release that there is not, [dev.maar.problem.EnvironmentError] where the machine or the
    /// network lacks something.
    Installed install(ToolchainSource.Release release, Path entry, String kept, Consumer<String> progress)
            throws InterruptedException {
        List<String> said = run("install", release, entry, kept, List.of(), progress);
        return new Installed(Path.of(value(said, "sysroot")), "release of " + value(said, "date"));
    }

    /// Adds to the one that is there, whose folder is `kept`.
    void add(ToolchainSource.Release release, Path entry, String kept, Wanted parts, Consumer<String> progress)
            throws InterruptedException {
        var words = new ArrayList<String>();
        parts.targets().forEach(target -> words.add("target:" + target));
        parts.components().forEach(component -> words.add("component:" + component.text()));
        var _ = run("add", release, entry, kept, words, progress);
    }

    private List<String> run(String action, ToolchainSource.Release release, Path entry, String kept, List<String> more,
            Consumer<String> progress) throws InterruptedException {
        var command = new ArrayList<>(script);
        command.addAll(List.of(action, entry.toString(), kept, release.name()));
        command.addAll(more);
        return new HostScript(command).run(progress);
    }

    private static String value(List<String> said, String key) {
        return said.stream()
                .filter(line -> line.startsWith(key + "="))
                .map(line -> line.substring(key.length() + 1))
                .findFirst()
                .orElseThrow(() -> new IllegalStateException("the script for rustup said no " + key + "="));
    }
}
