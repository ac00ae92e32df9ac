package dev.maar;

import static java.util.Objects.requireNonNull;

import dev.maar.crates.LoopbackRegistry;
import dev.maar.sandbox.TestEngine;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/// Disturbs runs at random points, and looks whether each ends as if nothing had been.
///
/// Real processes, a real engine; each point in a fresh work folder, several at once if wanted. What is wrong with one, with
/// everything that maar said, is written to `target/crash/SEED-POINT.txt`.
final class CrashPoints implements AutoCloseable {
    private static final Path FAILURES = TestMaar.HOME.resolve("target/crash");

    private final long seed;
    private final int parallel;
    private final Consumer<String> progress;
    private final @Nullable OwnEngine engine;
    private final DockerCommand docker;
    private final LoopbackRegistry registry = CrashExperiment.registry();
    private final Map<String, Undisturbed> undisturbed = new TreeMap<>();
    private final BlockingQueue<String> folders;

    /// `engine` is the test's own, which is then what is disturbed, or null for the one that others use, too.
    CrashPoints(long seed, int parallel, @Nullable OwnEngine engine, Consumer<String> progress) {
        this.seed = seed;
        this.parallel = parallel;
        this.engine = engine;
        this.docker = engine == null ? new DockerCommand(TestEngine.address()) : engine.docker();
        this.progress = progress;
        this.folders = new ArrayBlockingQueue<>(parallel);
        for (int number = 1; number <= parallel; number++) {
            folders.add("crash-" + number);
        }
    }

    /// A run that nobody disturbs: how long it takes, how many disks it makes, and what it leaves.
    record Undisturbed(Duration length, int disks, FinishedRun result) {}

    /// Disturbs runs at the points of these numbers.
    CrashTally run(List<Integer> numbers) throws Exception {
        for (String mode : CrashPoint.MODES) {
            Undisturbed run = undisturbed(mode);
            undisturbed.put(mode, run);
            progress.accept("undisturbed, " + mode + ": " + run.result().outcomes().size() + " attempts in "
                    + run.length().toMillis() + " ms, " + run.disks() + " disks");
        }
        List<Disturbance> turns = engine == null ? Disturbance.ON_ANY_ENGINE : Disturbance.ON_OWN_ENGINE;
        var tally = new CrashTally();
        List<Future<?>> points = new ArrayList<>();
        try (ExecutorService threads = Executors.newFixedThreadPool(parallel)) {
            for (int number : numbers) {
                points.add(threads.submit(() -> {
                    CrashPoint point = CrashPoint.draw(seed, number, turns, undisturbed);
                    long began = System.nanoTime();
                    CrashTally.Finding finding = run(point);
                    progress.accept(tally.add(point, finding) + ", " + (System.nanoTime() - began) / 1_000_000 + " ms");
                    return point;
                }));
            }
            for (Future<?> point : points) {
                point.get();
            }
        }
        return tally;
    }

    private Undisturbed undisturbed(String mode) throws Exception {
        TestMaar maar = TestMaar.withToolchains("crash-reference");
        var watch = new WorkFolderWatch(maar.work());
        long began = System.nanoTime();
        try (var run = new DisturbedRun(maar, new CrashExperiment(mode, registry.index()), docker, engine, seed)) {
            run.undisturbed(watch);
        }
        return new Undisturbed(Duration.ofNanos(System.nanoTime() - began), watch.disks(),
                FinishedRun.read(maar, CrashExperiment.NAME));
    }

    private CrashTally.Finding run(CrashPoint point) throws Exception {
        String folder = folders.take();
        try {
            TestMaar maar = TestMaar.withToolchains(folder);
            CrashTally.Finding finding = run(point, maar);
            if (finding.isBad()) {
                keep(point, finding, maar);
            }
            return finding;
        } finally {
            folders.add(folder);
        }
    }

    private CrashTally.Finding run(CrashPoint point, TestMaar maar) throws Exception {
        FinishedRun expected = requireNonNull(undisturbed.get(point.mode())).result();
        boolean disturbed = false;
        List<String> said = new ArrayList<>();
        String broken = "";
        var experiment = new CrashExperiment(point.mode(), registry.index());
        try (var run = new DisturbedRun(maar, experiment, docker, engine, point.number())) {
            said = run.said();
            disturbed = run.run(point);
        } catch (AssertionError e) {
            broken = String.valueOf(e.getMessage());
        }
        if (engine != null) {
            engine.endForgotten();
        }
        Leftovers left = Leftovers.of(maar.work(), docker);
        FinishedRun actual = FinishedRun.read(maar, CrashExperiment.NAME);
        return new CrashTally.Finding(disturbed, broken, actual.differencesFrom(expected), left,
                actual.filesBeside(expected), said);
    }

    private static void keep(CrashPoint point, CrashTally.Finding finding, TestMaar maar) throws IOException {
        Files.createDirectories(FAILURES);
        List<String> lines = new ArrayList<>(List.of(point.toString(), finding.text()));
        lines.addAll(finding.said());
        Path log = maar.work().resolve("maar.log");
        lines.addAll(Files.exists(log) ? Files.readAllLines(log) : List.of());
        Files.write(FAILURES.resolve(point.seed() + "-" + point.number() + ".txt"), lines);
    }

    @Override
    public void close() {
        registry.close();
    }
}
