package dev.maar.schedule;

import dev.maar.experiment.ExperimentCrate;
import dev.maar.outcome.Attempt;
import dev.maar.store.Samples;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// Prepares and builds nothing, and remembers what it was asked for; each build can be given something to do.
final class FakeRunner implements CrateRunner {
    static final byte[] LOCKFILE = "version = 3\n".getBytes(StandardCharsets.UTF_8);

    /// What a build ends as, with `!` behind it where its one test fails; `number` counts a toolchain's attempts from 1.
    @FunctionalInterface
    interface Ending {
        String of(String crate, int toolchain, int number);
    }

    /// What a build does before it ends.
    @FunctionalInterface
    interface Build {
        void run(ExperimentCrate crate, int toolchain) throws InterruptedException;
    }

    final List<String> prepared = Collections.synchronizedList(new ArrayList<>());
    final List<String> reused = Collections.synchronizedList(new ArrayList<>());
    final List<String> built = Collections.synchronizedList(new ArrayList<>());
    final List<String> closed = Collections.synchronizedList(new ArrayList<>());
    private final Build build;
    private final Ending ending;

    FakeRunner() {
        this((_, _) -> {
        });
    }

    FakeRunner(Build build) {
        this(build, (_, _, _) -> "test-pass");
    }

    FakeRunner(Ending ending) {
        this((_, _) -> {
        }, ending);
    }

    FakeRunner(Build build, Ending ending) {
        this.build = build;
        this.ending = ending;
    }

    @Override
    public Preparation prepare(ExperimentCrate crate, byte @Nullable [] lockfile, String worker) {
        String name = crate.crate().name();
        prepared.add(name);
        if (lockfile != null) {
            reused.add(name);
        }
        return new Preparation.Ready("5ea1", LOCKFILE, new PreparedCrate() {
            @Override
            public Attempt attempt(int toolchainPosition, int number) throws InterruptedException {
                build.run(crate, toolchainPosition);
                built.add(name + ":" + toolchainPosition + (number == 1 ? "" : "#" + number));
                String end = ending.of(name, toolchainPosition, number);
                String log = "log of " + name;
                return (end.endsWith("!")
                        ? Samples.failing(Samples.attempt(number, end.substring(0, end.length() - 1), log))
                        : Samples.attempt(number, end, log)).numbered(number);
            }

            @Override
            public void close() {
                closed.add(name);
            }
        });
    }
}
