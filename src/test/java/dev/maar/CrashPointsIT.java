package dev.maar;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/// Disturbs runs at random points: ten of a fixed seed, or as many as wanted, and three with the engine itself.
///
/// `-Dcrash.points=200 -Dcrash.seed=7 -Dcrash.parallel=2` are the wishes, `-Dcrash.from=91` goes on where a run was ended, and
/// `-Dcrash.only=13` runs one point of a seed again. What
/// was found is written to `target/crash-points.txt` and `target/crash-points-engine.txt`.
final class CrashPointsIT {
    private static final long SEED = Long.getLong("crash.seed", 1);
    private static final int PARALLEL = Integer.getInteger("crash.parallel", 1);

    private final List<String> lines = new ArrayList<>();

    @Test
    void everyRunEndsAsIfNothingHadBeen() throws Exception {
        try (var crashes = new CrashPoints(SEED, PARALLEL, null, this::say)) {
            check(crashes, numbers("crash.points", 10), "target/crash-points.txt");
        }
    }

    @Test
    void soItDoesWhereTheEngineIsKilledAndHasNoBridge() throws Exception {
        try (var engine = new OwnEngine(); var crashes = new CrashPoints(SEED, 1, engine, this::say)) {
            check(crashes, numbers("crash.engine-points", 3), "target/crash-points-engine.txt");
        }
    }

    private static List<Integer> numbers(String key, int usual) {
        int only = Integer.getInteger("crash.only", 0);
        return only > 0
                ? List.of(only)
                : IntStream.rangeClosed(Integer.getInteger("crash.from", 1), Integer.getInteger(key, usual))
                        .boxed()
                        .toList();
    }

    private void check(CrashPoints crashes, List<Integer> numbers, String record) throws Exception {
        long began = System.nanoTime();
        CrashTally tally = crashes.run(numbers);
        say(tally.text() + "; " + Duration.ofNanos(System.nanoTime() - began).toSeconds() + " s");
        Files.write(TestMaar.HOME.resolve(record), lines);
        assertThat(tally.bad()).isEmpty();
    }

    private synchronized void say(String line) {
        System.out.println(line);
        lines.add(line);
    }
}
