package dev.maar.cli;

import dev.maar.problem.VisibleText;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Files;
import java.nio.file.Path;

/// The two streams of the process: results go to `out`, everything else to `err`.
public record Console(PrintStream out, PrintStream err, boolean outIsTerminal, boolean errIsTerminal) {

    public static Console ofProcess() {
        return new Console(System.out, System.err, terminal(1), terminal(2));
    }

    /// Tells the user something, each line with `maar: ` before it.
    void say(String message) {
        message.lines().forEach(line -> err.println("maar: " + VisibleText.of(line)));
    }

    /// Prints one line of a result.
    void result(String line) {
        out.println(outIsTerminal ? VisibleText.of(line) : line);
    }

    void flush() {
        out.flush();
        err.flush();
    }

    /// The JDK knows only whether all three are a terminal, and `--json | jq` shall keep its bar. Where the system does not say, there
    /// are plain lines.
    private static boolean terminal(int descriptor) {
        try {
            String target = Files.readSymbolicLink(Path.of("/proc/self/fd/" + descriptor)).toString();
            boolean dumb = "dumb".equals(System.getenv("TERM"));
            return !dumb && (target.startsWith("/dev/pts/") || target.startsWith("/dev/tty"));
        } catch (IOException | UnsupportedOperationException _) {
            return false;
        }
    }
}
