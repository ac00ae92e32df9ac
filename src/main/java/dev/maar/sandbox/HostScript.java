package dev.maar.sandbox;

import dev.maar.problem.EnvironmentError;
import dev.maar.problem.UserError;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;

/// Runs one of maar's own scripts on the host, with their common manners.
///
/// A line of standard error that ends with `...` is progress; the last other one says what is wrong where the script fails: with
/// status 2 the user's input, with 3 the machine.
public final class HostScript {
    private static final String PREFIX = "maar: ";
    private static final int WRONG_INPUT = 2;
    private static final int MACHINE_LACKS = 3;
    /// The scripts take away what is half made when they are told to end.
    private static final int ENDING_SECONDS = 20;

    private final List<String> words;

    public HostScript(List<String> words) {
        this.words = List.copyOf(words);
    }

    /// Runs the script to its end and returns the lines of its standard output.
    ///
    /// @throws UserError for status 2, with the script's own words
    /// @throws EnvironmentError for status 3, with the script's own words
    public List<String> run(Consumer<String> progress) throws InterruptedException {
        Process process = start();
        try {
            process.getOutputStream().close();
            var errors = new Errors(process, progress);
            List<String> output = Collections.synchronizedList(new ArrayList<>());
            // Reading cannot be interrupted and waiting can, so only that is done here.
            List<Thread> reading = List.of(Thread.ofVirtual().start(errors), Thread.ofVirtual()
                    .start(() -> process.inputReader(StandardCharsets.UTF_8).lines().forEach(output::add)));
            int status = process.waitFor();
            for (Thread reader : reading) {
                reader.join(TimeUnit.SECONDS.toMillis(ENDING_SECONDS));
            }
            check(status, errors.reason);
            return List.copyOf(output);
        } catch (IOException e) {
            throw EnvironmentError.passing(words.getFirst() + " broke off: " + e.getMessage(), e);
        } finally {
            end(process);
        }
    }

    private Process start() {
        try {
            return HostCommand.process(words).start();
        } catch (IOException e) {
            throw EnvironmentError.lasting(words.getFirst() + " cannot be run: " + e.getMessage()
                    + ", perhaps you should start maar through ./maar", e);
        }
    }

    private void check(int status, String reason) {
        switch (status) {
            case 0 -> {
            }
            case WRONG_INPUT -> throw new UserError(reason);
            case MACHINE_LACKS ->
                throw EnvironmentError.lasting(reason, new IOException(words.getFirst() + " ended with 3"));
            default -> throw new IllegalStateException(words.getFirst() + " ended with " + status + ": " + reason);
        }
    }

    private static void end(Process process) {
        process.destroy();
        try {
            if (!process.waitFor(ENDING_SECONDS, TimeUnit.SECONDS)) {
                process.destroyForcibly();
            }
        } catch (InterruptedException _) {
            Thread.currentThread().interrupt();
        }
    }

    /// Hands on progress and keeps the reason.
    private static final class Errors implements Runnable {
        private final Process process;
        private final Consumer<String> progress;
        private volatile String reason = "no reason given";

        Errors(Process process, Consumer<String> progress) {
            this.process = process;
            this.progress = progress;
        }

        @Override
        public void run() {
            process.errorReader(StandardCharsets.UTF_8).lines().filter(line -> !line.isBlank()).forEach(this::line);
        }

        private void line(String line) {
            String text = line.startsWith(PREFIX) ? line.substring(PREFIX.length()) : line;
            if (text.endsWith("...")) {
                progress.accept(text);
            } else {
                reason = text;
            }
        }
    }
}
