package dev.maar;

import dev.maar.cli.Console;
import dev.maar.cli.EndCleanly;
import dev.maar.cli.Maar;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;

/// Starts maar's command line.
public final class Main {
    /// Long enough to take containers and disks away, short enough not to be taken for hung.
    private static final Duration PATIENCE = Duration.ofSeconds(30);

    private Main() {
    }

    static void main(String[] arguments) {
        Map<String, String> environment = System.getenv();
        Path home = Path.of(System.getProperty("maar.home", "")).toAbsolutePath();
        var maar = new Maar(Console.ofProcess(), home, environment,
                (settings, progress) -> new Wiring(settings, environment, progress));
        var endCleanly = new EndCleanly(Thread.currentThread(), PATIENCE);
        Runtime.getRuntime().addShutdownHook(new Thread(endCleanly::whenToldToEnd, "end-cleanly"));
        int status = maar.run(arguments);
        endCleanly.commandEnded();
        System.exit(status);
    }
}
