package dev.maar.schedule;

import dev.maar.experiment.Experiment;
import dev.maar.experiment.ExperimentCrate;
import dev.maar.outcome.Wanted;
import dev.maar.store.Database;
import dev.maar.store.Queue;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicReference;
import org.jspecify.annotations.Nullable;

/// Runs what an experiment still lacks, on a number of workers, until everything has an outcome or the run is cancelled.
///
/// A new experiment and one that a killed process left are the same to it: what is stored stays, the rest is done. The caller
/// holds the [dev.maar.store.WorkLock] of the database's folder, so leases found in the queue are a dead process's.
public final class RunExperiment {
    private final Database database;
    private final CrateRunner runner;
    private final RunListener listener;
    private final InstantSource clock;
    private final int jobs;
    private final Wanted attempts;
    private final Pace pace;

    /// `jobs` workers run at once; a difference is believed after as many `attempts` of each side showed it.
    public RunExperiment(Database database, CrateRunner runner, RunListener listener, InstantSource clock, int jobs,
            Wanted attempts) {
        this(database, runner, listener, clock, jobs, attempts, Pace.DEFAULT);
    }

    RunExperiment(Database database, CrateRunner runner, RunListener listener, InstantSource clock, int jobs,
            Wanted attempts, Pace pace) {
        if (jobs < 1) {
            throw new IllegalArgumentException("'jobs' must be at least 1");
        }
        this.database = database;
        this.runner = runner;
        this.listener = listener;
        this.clock = clock;
        this.jobs = jobs;
        this.attempts = attempts;
        this.pace = pace;
    }

    /// Runs the stored experiment of that name to its end.
    ///
    /// Interrupting the calling thread cancels: builds in flight are interrupted and left unstored. Throws
    /// [dev.maar.problem.EnvironmentError] or [dev.maar.problem.UserError] where nothing more can be run; the experiment can be
    /// resumed after either. A crate that fails again and again for reasons of ours alone ends as `error`.
    public RunEnd run(String name) {
        Experiment experiment = database.experiments().find(name);
        List<ExperimentCrate> unfinished = database.experiments().unfinished(name);
        int total = database.experiments().size(name);
        database.experiments().started(name, clock.instant());
        listener.runStarted(experiment, total - unfinished.size(), total);
        boolean complete = false;
        try {
            complete = work(experiment, unfinished, unfinished.size() == total);
        } finally {
            listener.runEnded(complete ? database.experiments().find(name) : experiment, complete);
        }
        return complete ? RunEnd.COMPLETE : RunEnd.INTERRUPTED;
    }

    /// Returns whether everything has its outcomes and verdicts.
    private boolean work(Experiment experiment, List<ExperimentCrate> unfinished, boolean fresh) {
        Map<String, ExperimentCrate> crates = new LinkedHashMap<>();
        unfinished.forEach(crate -> crates.put(Queue.instance(experiment.name(), crate.crate().id()), crate));
        var progress = new Progress(crates.keySet(), fresh);
        boolean cancelled = !crates.isEmpty() && cancelled(experiment, crates, progress);
        if (progress.failure() != null) {
            throw explained(progress.failure());
        }
        if (cancelled || !database.experiments().unfinished(experiment.name()).isEmpty()) {
            return false;
        }
        database.experiments().completed(experiment.name(), clock.instant());
        return true;
    }

    /// Lets the workers run until the end, whichever it is; returns whether it came through an interrupt of this thread.
    private boolean cancelled(Experiment experiment, Map<String, ExperimentCrate> crates, Progress progress) {
        database.queue().clear();
        var runCrate = new RunCrate(experiment, database, runner, listener, clock, attempts);
        var crateTask = new CrateTask(crates, runCrate, listener, progress, clock, pace);
        // The task needs the workers only once they run.
        AtomicReference<@Nullable Workers> free = new AtomicReference<>();
        var task = crateTask.task(() -> {
            Workers workers = free.get();
            if (workers != null) {
                workers.lookForWork();
            }
        });
        try (var workers = new Workers(database.dataSource(), task, progress, clock, jobs, pace)) {
            free.set(workers);
            workers.start(new ArrayList<>(crates.keySet()));
            boolean cancelled = waitFor(progress);
            if (cancelled || progress.failure() != null) {
                progress.cancel();
                workers.interrupt();
            }
            return cancelled;
        }
    }

    private static boolean waitFor(Progress progress) {
        try {
            progress.awaitEnd();
            return false;
        } catch (InterruptedException _) {
            return true;
        }
    }

    private RuntimeException explained(@Nullable Throwable failure) {
        if (failure instanceof Error error) {
            throw error;
        }
        return failure instanceof RuntimeException thrown
                ? database.explain(thrown)
                : new IllegalStateException(failure);
    }
}
