package dev.maar.schedule;

import dev.maar.experiment.Experiment;
import dev.maar.experiment.ExperimentCrate;
import dev.maar.outcome.Attempt;
import dev.maar.outcome.Headline;
import dev.maar.outcome.Judgement;
import dev.maar.outcome.Outcome;
import dev.maar.outcome.Wanted;
import dev.maar.store.AttemptStore;
import dev.maar.store.Database;
import dev.maar.store.ExperimentStore;
import dev.maar.store.Lease;
import dev.maar.store.VerdictStore;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/// Runs one crate under every toolchain that has no attempt yet, and again where they differ, until the difference is decided; stores
/// each attempt as soon as it ends.
///
/// Shared by all workers; each call is one crate's.
final class RunCrate {
    private final Experiment experiment;
    private final ExperimentStore experiments;
    private final AttemptStore attempts;
    private final VerdictStore verdicts;
    private final CrateRunner runner;
    private final RunListener listener;
    private final InstantSource clock;
    private final Wanted wanted;

    /// A difference is decided after `wanted` attempts a side.
    RunCrate(Experiment experiment, Database database, CrateRunner runner, RunListener listener, InstantSource clock,
            Wanted wanted) {
        this.experiment = experiment;
        this.experiments = database.experiments();
        this.attempts = database.attempts();
        this.verdicts = database.verdicts();
        this.runner = runner;
        this.listener = listener;
        this.clock = clock;
        this.wanted = wanted;
    }

    /// Somebody else has the crate now: what was made here was not stored.
    static final class LeaseLost extends Exception {
        private static final long serialVersionUID = 1L;
    }

    void run(ExperimentCrate crate, Lease lease, String worker) throws InterruptedException, LeaseLost {
        if (next(crate).isPresent()) {
            listener.cratePicked(crate);
            attempt(crate, lease, worker);
        }
        conclude(crate);
    }

    /// Stores `error` for what could not be run (`broken:unknown` where that was known), with our reason as the
    /// log. One side's failure alone is never taken for the crate's.
    void giveUp(ExperimentCrate crate, Lease lease, String worker, String reason) throws LeaseLost {
        boolean untried = stored(crate).stream().allMatch(List::isEmpty);
        Outcome outcome = untried ? Unbuilt.outcome(Outcome.Plain.ERROR, crate.quirk()) : Outcome.Plain.ERROR;
        storeForAll(crate, lease, Unbuilt.attempt(outcome, reason, clock.instant(), worker));
        conclude(crate);
    }

    private void attempt(ExperimentCrate crate, Lease lease, String worker) throws InterruptedException, LeaseLost {
        byte @Nullable [] lockfile = experiments.lockfile(experiment.name(), crate).orElse(null);
        switch (runner.prepare(pinned(crate), lockfile, worker)) {
            case Preparation.Ended(var attempt, var commit) -> {
                pin(crate, commit);
                storeForAll(crate, lease, attempt);
            }
            case Preparation.Ready ready -> {
                try (PreparedCrate prepared = ready.crate()) {
                    pin(crate, ready.commit());
                    if (lockfile == null) {
                        experiments.recordPrepared(experiment.name(), crate, ready.sourceHash(), ready.lockfile());
                    }
                    build(crate, lease, prepared);
                }
            }
        }
    }

    /// A repository at the commit of its first clone, which an earlier process or try may have made.
    private ExperimentCrate pinned(ExperimentCrate crate) {
        return experiments.commit(experiment.name(), crate).map(crate::at).orElse(crate);
    }

    private void pin(ExperimentCrate crate, @Nullable String commit) {
        if (commit != null && crate.checksum() == null) {
            uninterrupted(() -> experiments.recordCommit(experiment.name(), crate, commit));
        }
    }

    private void build(ExperimentCrate crate, Lease lease, PreparedCrate prepared)
            throws InterruptedException, LeaseLost {
        for (var next = next(crate); next.isPresent(); next = next(crate)) {
            if (Thread.interrupted()) {
                throw new InterruptedException("cancelled between two attempts");
            }
            int toolchain = next.get().toolchain();
            store(crate, lease, toolchain, prepared.attempt(toolchain, next.get().number()));
        }
    }

    private void storeForAll(ExperimentCrate crate, Lease lease, Attempt attempt) throws LeaseLost {
        for (var next = next(crate); next.isPresent(); next = next(crate)) {
            store(crate, lease, next.get().toolchain(), attempt.numbered(next.get().number()));
        }
    }

    private void store(ExperimentCrate crate, Lease lease, int toolchain, Attempt attempt) throws LeaseLost {
        if (!uninterrupted(() -> attempts.record(experiment.name(), crate.crate(), toolchain, attempt, lease))) {
            throw new LeaseLost();
        }
        listener.buildFinished(crate.crate(), experiment.toolchains().get(toolchain), attempt);
    }

    /// Needs no lease: whoever comes here finds the same attempts, and nobody makes more of them.
    private void conclude(ExperimentCrate crate) {
        List<Judgement> judgements = NextAttempt.judge(stored(crate), wanted);
        if (uninterrupted(() -> verdicts.record(experiment.name(), crate.crate(), judgements))) {
            listener.crateFinished(crate.crate(), new Headline(judgements));
        }
    }

    /// What has ended is stored even if the run was cancelled meanwhile: a connection is not given to an interrupted thread.
    private static <T> T uninterrupted(Supplier<T> statements) {
        boolean interrupted = Thread.interrupted();
        try {
            return statements.get();
        } finally {
            if (interrupted) {
                Thread.currentThread().interrupt();
            }
        }
    }

    private Optional<NextAttempt> next(ExperimentCrate crate) {
        return NextAttempt.of(stored(crate), wanted);
    }

    private List<List<Attempt>> stored(ExperimentCrate crate) {
        return uninterrupted(() -> attempts.of(experiment.name(), crate.crate()));
    }
}
