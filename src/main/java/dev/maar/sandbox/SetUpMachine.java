package dev.maar.sandbox;

import dev.maar.problem.EnvironmentError;
import dev.maar.problem.UserError;
import java.io.BufferedReader;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/// Brings what sandboxes need on this machine, by the script that the integration tests use too: an engine that answers, and the
/// sandbox image.
///
/// Where both are there already it only says so, in a fraction of a second.
public final class SetUpMachine {
    private static final int WRONG_INPUT = 2;

    private final Path script;
    private final Path workFolder;

    public SetUpMachine(Path script, Path workFolder) {
        this.script = script;
        this.workFolder = workFolder;
    }

    /// The engine's address, the image's name there, and the image's id, a digest of its content.
    public record Machine(String engineAddress, String image, String imageDigest) {
    }

    /// Brings the engine and the image: the named one, or for an empty name the one that is made from Debian's packages. Lines about
    /// how it goes are handed to `progress`.
    ///
    /// @throws EnvironmentError if the machine lacks something, with the script's own words
    public Machine bring(String image, Consumer<String> progress) throws InterruptedException {
        List<String> words = new ArrayList<>(List.of(script.toString(), "--work-dir", workFolder.toString()));
        if (!image.isEmpty()) {
            words.addAll(List.of("--image", image));
        }
        Map<String, String> facts = run(words, progress);
        return new Machine(fact(facts, "engine"), fact(facts, "image"), fact(facts, "digest"));
    }

    private Map<String, String> run(List<String> words, Consumer<String> progress) throws InterruptedException {
        try {
            Process process = new ProcessBuilder(words).start();
            process.getOutputStream().close();
            var last = new LastLine(process, progress);
            Thread errors = Thread.ofVirtual().start(last);
            Map<String, String> facts = facts(process);
            int status = waitFor(process);
            errors.join();
            if (status != 0) {
                throw failure(status, last.text);
            }
            return facts;
        } catch (IOException e) {
            throw EnvironmentError.lasting(script + " cannot be run: " + e.getMessage()
                    + ", perhaps you should start maar through ./maar", e);
        }
    }

    private static int waitFor(Process process) throws InterruptedException {
        try {
            return process.waitFor();
        } catch (InterruptedException e) {
            process.destroy();
            throw e;
        }
    }

    private static Map<String, String> facts(Process process) throws IOException {
        Map<String, String> facts = new HashMap<>();
        try (BufferedReader reader = process.inputReader(StandardCharsets.UTF_8)) {
            reader.lines().map(line -> line.split("=", 2)).filter(pair -> pair.length == 2)
                    .forEach(pair -> facts.put(pair[0], pair[1]));
        }
        return facts;
    }

    private String fact(Map<String, String> facts, String name) {
        String value = facts.get(name);
        if (value == null) {
            throw new IllegalStateException(script + " did not say its " + name);
        }
        return value;
    }

    private static RuntimeException failure(int status, @Nullable String said) {
        String message = said == null ? "setting up this machine failed with status " + status : said;
        return status == WRONG_INPUT
                ? new UserError(message)
                : EnvironmentError.lasting(message, new IOException("status " + status));
    }

    /// Hands on the lines of standard error and keeps the last one, which says what is wrong where something is.
    private static final class LastLine implements Runnable {
        private final Process process;
        private final Consumer<String> progress;
        private volatile @Nullable String text;

        LastLine(Process process, Consumer<String> progress) {
            this.process = process;
            this.progress = progress;
        }

        @Override
        public void run() {
            process.errorReader(StandardCharsets.UTF_8).lines().forEach(line -> {
                String words = line.startsWith("maar: ") ? line.substring("maar: ".length()) : line;
                text = words;
                progress.accept(words);
            });
        }
    }
}
