package dev.maar.sandbox;

import dev.maar.problem.EnvironmentError;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import java.util.stream.Collectors;

/// Brings what sandboxes need on this machine, by the script that the integration tests use too: an engine that answers, the
/// sandbox image, and gVisor where it is asked for.
///
/// Where all are there already it only says so, in a fraction of a second.
public final class SetUpMachine {
    private final Path script;
    private final Path workFolder;

    public SetUpMachine(Path script, Path workFolder) {
        this.script = script;
        this.workFolder = workFolder;
    }

    /// The engine's address, the image's name there, and the image's id, a digest of its content.
    public record Machine(String engineAddress, String image, String imageDigest) {}

    /// Brings the engine and the image: the named one, or for an empty name the one that is made from Debian's packages; and the
    /// runtime where it is `runsc`. Lines about how it goes are handed to `progress`.
    ///
    /// @throws EnvironmentError if the machine lacks something
    public Machine bring(String image, String runtime, Consumer<String> progress) throws InterruptedException {
        List<String> words = new ArrayList<>(List.of(script.toString(), "--work-dir", workFolder.toString()));
        if (!image.isEmpty()) {
            words.addAll(List.of("--image", image));
        }
        if (!runtime.isEmpty()) {
            words.addAll(List.of("--runtime", runtime));
        }
        Map<String, String> facts = new HostScript(words).run(progress)
                .stream()
                .map(line -> line.split("=", 2))
                .filter(pair -> pair.length == 2)
                .collect(Collectors.toMap(pair -> pair[0], pair -> pair[1]));
        return new Machine(fact(facts, "engine"), fact(facts, "image"), fact(facts, "digest"));
    }

    private String fact(Map<String, String> facts, String name) {
        String value = facts.get(name);
        if (value == null) {
            throw new IllegalStateException(script + " did not say its " + name);
        }
        return value;
    }
}
