package dev.maar.toolchain;

import dev.maar.problem.EnvironmentError;
import dev.maar.problem.UserError;
import java.io.BufferedReader;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;

/// Makes a sysroot out of Debian's packages by the script that knows how.
final class InstallDebian {
    private static final int ENDING_SECONDS = 15;
    private static final String PREFIX = "maar: ";

    private final List<String> script;

    InstallDebian(List<String> script) {
        this.script = List.copyOf(script);
    }

    /// Runs the script, which makes `sysroot` as a whole or not at all; hands each line that it says to `progress`.
    ///
    /// Throws [UserError] where Debian has no such suite or package, [EnvironmentError] where the machine lacks something.
    void install(ToolchainSpec.Debian spec, Path sysroot, Consumer<String> progress)
            throws IOException, InterruptedException {
        var command = new ArrayList<>(script);
        command.addAll(List.of(spec.suite(), spec.packageName(), sysroot.toString()));
        Process process = new ProcessBuilder(command).redirectOutput(ProcessBuilder.Redirect.DISCARD).start();
        try {
            process.getOutputStream().close();
            var last = new LastLine();
            Thread reader = Thread.ofVirtual()
                    .name("debian-toolchain-output")
                    .start(
                            () -> read(process.errorReader(), last, progress));
            int status = process.waitFor();
            reader.join(TimeUnit.SECONDS.toMillis(ENDING_SECONDS));
            check(status, spec, last.text);
        } finally {
            end(process);
        }
    }

    /// The last line is the reason where the script fails, and no progress: it is held back until the next one comes.
    private static void read(BufferedReader lines, LastLine last, Consumer<String> progress) {
        lines.lines().filter(line -> !line.isBlank()).forEach(line -> {
            if (!last.text.isEmpty()) {
                progress.accept(last.text);
            }
            last.text = line.startsWith(PREFIX) ? line.substring(PREFIX.length()) : line;
        });
    }

    private void check(int status, ToolchainSpec.Debian spec, String last) {
        String message = "toolchain \"" + spec.text() + "\": " + last;
        switch (status) {
            case 0 -> {
            }
            case 2 -> throw new UserError(message);
            case 3 -> throw EnvironmentError.lasting(message, new IOException(script.getFirst() + " ended with 3"));
            default -> throw new IllegalStateException(script.getFirst() + " ended with " + status + ": " + last);
        }
    }

    /// The script removes what is half made when it is told to end.
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

    private static final class LastLine {
        private volatile String text = "";
    }
}
