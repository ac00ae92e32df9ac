package dev.maar.sandbox;

import dev.maar.problem.EnvironmentError;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.concurrent.TimeUnit;

/// Runs one of the host's own tools (`mount`, `mkfs.ext4`): never anything foreign.
final class HostCommand {
    private static final int LIMIT_SECONDS = 60;

    private HostCommand() {
    }

    /// A process of the machine's own tools, which have no use for the tokens in maar's environment.
    static ProcessBuilder process(List<String> words) {
        var process = new ProcessBuilder(words);
        process.environment().keySet().removeIf(name -> name.endsWith("_TOKEN"));
        return process;
    }

    /// Runs a tool to its end.
    ///
    /// @throws EnvironmentError if it cannot be started, fails or takes longer than a minute
    static void run(String... words) throws InterruptedException {
        String name = words[0];
        try {
            Process process = process(List.of(words)).redirectErrorStream(true).start();
            process.getOutputStream().close();
            String output = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8).strip();
            if (!process.waitFor(LIMIT_SECONDS, TimeUnit.SECONDS)) {
                process.destroyForcibly();
                throw EnvironmentError.passing(name + " did not end in " + LIMIT_SECONDS + " s", new IOException(name));
            }
            if (process.exitValue() != 0) {
                throw EnvironmentError.passing(String.join(" ", words) + " failed: " + output, new IOException(output));
            }
        } catch (IOException e) {
            throw EnvironmentError
                    .lasting(name + " cannot be started, perhaps you should install it: " + e.getMessage(), e);
        }
    }
}
