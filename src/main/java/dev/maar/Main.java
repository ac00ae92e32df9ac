package dev.maar;

import dev.maar.cli.Console;
import dev.maar.cli.EndCleanly;
import dev.maar.cli.Maar;
import java.nio.file.Path;
import java.time.Duration;
import java.time.InstantSource;

/// Starts maar's command line.
///
/// The launcher says in the property `maar.home` where the project's folder is; without it that is the current one.
public final class Main {
    private static final Duration PATIENCE = Duration.ofSeconds(30);

    private Main() {
    }

    static void main(String[] arguments) {
        var ending = new EndCleanly(Thread.currentThread(), PATIENCE);
        Runtime.getRuntime().addShutdownHook(new Thread(ending::whenToldToEnd, "end-cleanly"));
        Path home = Path.of(System.getProperty("maar.home", "")).toAbsolutePath().normalize();
        int status = new Maar(Console.ofProcess(), home, System.getenv(),
                (settings, progress) -> new Wiring(settings, System.getenv(), InstantSource.system(), progress))
                .run(arguments);
        ending.commandEnded();
        System.exit(status);
    }
}
