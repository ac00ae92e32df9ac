package dev.maar;

import dev.maar.crates.CrateArchive;
import dev.maar.crates.LoopbackRegistry;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/// The small run that is disturbed: a crate that regresses, two that do not, and one with a dependency from the registry.
record CrashExperiment(String mode, String registryIndex) {
    static final String NAME = "crash";

    /// Serves the dependency.
    static LoopbackRegistry registry() {
        var registry = new LoopbackRegistry();
        byte[] archive = new CrateArchive()
                .file("leaf-1.0.0/Cargo.toml", "[package]\nname = \"leaf\"\nversion = \"1.0.0\"\n")
                .file("leaf-1.0.0/src/lib.rs", "pub fn answer() -> u8 {\n    42\n}\n")
                .bytes();
        registry.publish("leaf", "1.0.0", archive, false);
        return registry;
    }

    List<String> run() {
        List<String> words = new ArrayList<>(
                List.of("run", TestMaar.OLD, TestMaar.NEW, "--name", NAME, "--mode", mode));
        for (String crate : List.of("lint-grew", "passes", "test-fails", "crash/leans")) {
            words.addAll(List.of("--crates", "local:" + TestMaar.HOME.resolve("src/test/crates").resolve(crate)));
        }
        return Stream.concat(words.stream(), settings().stream()).toList();
    }

    List<String> resume() {
        return Stream.concat(Stream.of("resume", NAME), settings().stream()).toList();
    }

    private List<String> settings() {
        return List.of("--jobs", "2", "--set", "confirm.attempts=2", "--set", "registry-index=" + registryIndex);
    }
}
