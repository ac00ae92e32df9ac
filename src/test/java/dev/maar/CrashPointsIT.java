package dev.maar;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/// Disturbs runs at random points: ten of a fixed seed, or as many as wanted.
///
/// `-Dcrash.points=200 -Dcrash.seed=7 -Dcrash.parallel=2` are the wishes, `-Dcrash.only=13` runs one point of a seed again. What
/// was found is written to `target/crash-points.txt`.
final class CrashPointsIT {
    private static final Path RECORD = TestMaar.HOME.resolve("target/crash-points.txt");

    @Test
    void everyRunEndsAsIfNothingHadBeen() throws Exception {
        int points = Integer.getInteger("crash.points", 10);
        int only = Integer.getInteger("crash.only", 0);
        List<Integer> numbers = only > 0 ? List.of(only) : IntStream.rangeClosed(1, points).boxed().toList();
        List<String> lines = new ArrayList<>();
        long began = System.nanoTime();

        try (var crashes = new CrashPoints(Long.getLong("crash.seed", 1), Integer.getInteger("crash.parallel", 1),
                line -> say(line, lines))) {
            CrashTally tally = crashes.run(numbers);

            say(tally.text() + "; " + Duration.ofNanos(System.nanoTime() - began).toSeconds() + " s", lines);
            Files.write(RECORD, lines);
            assertThat(tally.bad()).isEmpty();
        }
    }

    private static synchronized void say(String line, List<String> lines) {
        System.out.println(line);
        lines.add(line);
    }
}
