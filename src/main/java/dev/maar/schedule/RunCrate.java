package dev.maar.schedule;

import dev.maar.crates.CrateId;
import dev.maar.experiment.Experiment;
import dev.maar.experiment.ExperimentCrate;
import dev.maar.outcome.Attempt;
import dev.maar.outcome.BuildLog;
import dev.maar.outcome.Comparison;
import dev.maar.outcome.Outcome;
import dev.maar.outcome.Purpose;
import dev.maar.store.AttemptStore;
import dev.maar.store.Database;
import dev.maar.store.ExperimentStore;
import dev.maar.store.Lease;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Comparator;
import java.util.List;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/// Runs one crate under every toolchain that has no attempt yet, and stores each attempt as soon as it ends.
///
/// Shared by all workers; each call is one crate's.
final class RunCrate {
    private final Experiment experiment;
    private final ExperimentStore experiments;
    private final AttemptStore attempts;
    private final CrateRunner runner;
    private final RunListener listener;
    private final InstantSource clock;

    RunCrate(Experiment experiment, Database database, CrateRunner runner, RunListener listener, InstantSource clock) {
        this.experiment = experiment;
        this.experiments = database.experiments();
        this.attempts = database.attempts();
        this.runner = runner;
        this.listener = listener;
        this.clock = clock;
    }

    /// Somebody else has the crate now: what was made here was not stored.
    static final class LeaseLost extends Exception {
        private static final long serialVersionUID = 1L;
    }

    void run(ExperimentCrate crate, Lease lease, String worker) throws InterruptedException, LeaseLost {
        if (missing(crate).isEmpty()) {
            return;
        }
        listener.cratePicked(crate);
        byte @Nullable [] lockfile = experiments.lockfile(experiment.name(), crate).orElse(null);
        switch (runner.prepare(crate, lockfile, worker)) {
            case Preparation.Ended(var attempt) -> storeForAll(crate, lease, attempt);
            case Preparation.Ready ready -> {
                try (PreparedCrate prepared = ready.crate()) {
                    if (lockfile == null) {
                        experiments.recordPrepared(experiment.name(), crate, ready.sourceHash(), ready.lockfile());
                    }
                    build(crate, lease, prepared);
                }
            }
        }
        listener.crateFinished(crate.crate(), worst(crate.crate()));
    }

    /// Stores `error` for what could not be run, with our reason as the log.
    void giveUp(ExperimentCrate crate, Lease lease, String worker, String reason) throws LeaseLost {
        Instant now = clock.instant();
        var log = new BuildLog((reason + "\n").getBytes(StandardCharsets.UTF_8), 0);
        var error = new Attempt(1, Purpose.FIRST, Outcome.Plain.ERROR, null, List.of(), List.of(), List.of(), log, now,
                now, 0, 0, 0, worker);
        storeForAll(crate, lease, error);
        listener.crateFinished(crate.crate(), worst(crate.crate()));
    }

    private void build(ExperimentCrate crate, Lease lease, PreparedCrate prepared)
            throws InterruptedException, LeaseLost {
        for (int toolchain : missing(crate)) {
            if (Thread.interrupted()) {
                throw new InterruptedException("cancelled between two toolchains");
            }
            store(crate, lease, toolchain, prepared.attempt(toolchain, 1));
        }
    }

    private void storeForAll(ExperimentCrate crate, Lease lease, Attempt attempt) throws LeaseLost {
        for (int toolchain : missing(crate)) {
            store(crate, lease, toolchain, attempt);
        }
    }

    private void store(ExperimentCrate crate, Lease lease, int toolchain, Attempt attempt) throws LeaseLost {
        // What has ended is stored even if the run was cancelled meanwhile: a connection is not given to an interrupted thread.
        boolean interrupted = Thread.interrupted();
        try {
            if (!attempts.record(experiment.name(), crate.crate(), toolchain, attempt, lease)) {
                throw new LeaseLost();
            }
        } finally {
            if (interrupted) {
                Thread.currentThread().interrupt();
            }
        }
        listener.buildFinished(crate.crate(), experiment.toolchains().get(toolchain), attempt);
    }

    private List<Integer> missing(ExperimentCrate crate) {
        List<List<Attempt>> stored = attempts.of(experiment.name(), crate.crate());
        return IntStream.range(0, stored.size()).filter(toolchain -> stored.get(toolchain).isEmpty()).boxed().toList();
    }

    private Comparison worst(CrateId crate) {
        List<Outcome> outcomes = attempts.of(experiment.name(), crate)
                .stream()
                .map(list -> list.getLast().outcome())
                .toList();
        // The kinds are declared from bad to good.
        return outcomes.stream()
                .skip(1)
                .map(candidate -> Comparison.of(outcomes.getFirst(), candidate))
                .min(Comparator.naturalOrder())
                .orElseThrow();
    }
}
