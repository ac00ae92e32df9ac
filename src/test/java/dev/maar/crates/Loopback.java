package dev.maar.crates;

import java.nio.file.Path;
import java.time.Duration;
import java.time.InstantSource;
import java.util.Map;

/// The room's parts, put together for a test with little patience.
final class Loopback {
    static final InstantSource CLOCK = InstantSource.system();

    /// One for all tests, as reading the machine's authorities takes a moment.
    private static final WebClient WEB = WebClient.from(Map.of("NO_PROXY", "*"), "test", CLOCK,
            new WebClient.Patience(4, 2, Duration.ofMillis(5), Duration.ofSeconds(3), Duration.ofSeconds(10)));

    private Loopback() {
    }

    static WebClient web() {
        return WEB;
    }

    static Registry registry(LoopbackRegistry server, Path work) {
        return Registry.of(server.index(), WEB, work.resolve("registry"), CLOCK);
    }

    static Archives archives(LoopbackRegistry server, Path work) {
        return new Archives(registry(server, work), work.resolve("registry/archives"), 1024 * 1024, CLOCK);
    }

    static PackageStore packages(LoopbackRegistry server, Path work) {
        return new PackageStore(archives(server, work), work.resolve("sources"), PackageLimits.usual(), CLOCK);
    }
}
