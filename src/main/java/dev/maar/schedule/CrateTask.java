package dev.maar.schedule;

import com.github.kagkarlsson.scheduler.task.CompletionHandler;
import com.github.kagkarlsson.scheduler.task.Execution;
import com.github.kagkarlsson.scheduler.task.ExecutionComplete;
import com.github.kagkarlsson.scheduler.task.ExecutionContext;
import com.github.kagkarlsson.scheduler.task.TaskInstance;
import com.github.kagkarlsson.scheduler.task.helper.CustomTask;
import com.github.kagkarlsson.scheduler.task.helper.Tasks;
import dev.maar.experiment.ExperimentCrate;
import dev.maar.problem.EnvironmentError;
import dev.maar.problem.UserError;
import dev.maar.store.Lease;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Map;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// The queue's one kind of task: one crate under all toolchains. Decides what becomes of it when something is wrong with us.
///
/// What may pass is tried again with growing pauses, and in the end the crate's outcome is `error`. What lasts (no engine, no
/// disk, one crate after another that cannot be run) ends the run for all, and the crate goes back into the queue.
final class CrateTask {
    private static final String NAME = "crate";
    private static final Logger LOG = LoggerFactory.getLogger(CrateTask.class);

    private final Map<String, ExperimentCrate> crates;
    private final RunCrate runCrate;
    private final RunListener listener;
    private final Progress progress;
    private final InstantSource clock;
    private final Pace pace;

    CrateTask(Map<String, ExperimentCrate> crates, RunCrate runCrate, RunListener listener, Progress progress,
            InstantSource clock, Pace pace) {
        this.crates = crates;
        this.runCrate = runCrate;
        this.listener = listener;
        this.progress = progress;
        this.clock = clock;
        this.pace = pace;
    }

    /// The task in the words of the queue's library; `afterwards` is called when a worker is through with one.
    CustomTask<Void> task(Runnable afterwards) {
        return Tasks.custom(NAME, Void.class)
                .onDeadExecutionRevive()
                .onFailure((complete, _) -> progress.fail(complete.getCause().orElseThrow()))
                .execute((instance, context) -> {
                    CompletionHandler<Void> completion = execute(instance, context);
                    return (complete, operations) -> {
                        // The next statements are ours: a connection is not given to an interrupted thread.
                        Thread.interrupted();
                        completion.complete(complete, operations);
                        afterwards.run();
                    };
                });
    }

    private CompletionHandler<Void> execute(TaskInstance<Void> instance, ExecutionContext context) {
        progress.queueWorked();
        ExperimentCrate crate = crates.get(instance.getId());
        if (crate == null || progress.ended()) {
            return giveBack();
        }
        Execution execution = context.getExecution();
        var lease = new Lease(instance.getTaskName(), instance.getId(), execution.pickedBy, execution.version);
        try {
            return run(crate, lease, execution);
        } catch (RunCrate.LeaseLost _) {
            LOG.warn("the lease of {} was lost, its result is dropped", instance.getId());
            return (_, _) -> {
            };
        } catch (InterruptedException e) {
            // Only whoever ends the run interrupts workers; if somebody else does, it ends too.
            progress.cancel();
            return giveBack();
        } catch (RuntimeException | Error e) {
            progress.fail(e);
            return giveBack();
        }
    }

    private CompletionHandler<Void> run(ExperimentCrate crate, Lease lease, Execution execution)
            throws InterruptedException, RunCrate.LeaseLost {
        Instant began = clock.instant();
        String worker = Thread.currentThread().getName();
        try {
            runCrate.run(crate, lease, worker);
            if (!Unbuilt.skipped(crate.quirk())) {
                progress.crateRan();
            }
            return done(lease);
        } catch (UserError e) {
            throw e;
        } catch (RuntimeException e) {
            if (progress.ended() || (e instanceof EnvironmentError environment && !environment.mayRetry())) {
                throw e;
            }
            LOG.error("{} could not be run", lease.taskInstance(), e);
            if (execution.consecutiveFailures < pace.retries()) {
                listener.crateTroubled(crate.crate(), reason(e), true);
                return tryAgain(execution, began, e);
            }
            if (e instanceof EnvironmentError environment && !Unbuilt.knownBroken(crate.quirk())
                    && progress.gaveUp(environment)) {
                throw e;
            }
            runCrate.giveUp(crate, lease, worker, reason(e));
            listener.crateTroubled(crate.crate(), reason(e), false);
            return done(lease);
        }
    }

    private CompletionHandler<Void> done(Lease lease) {
        return (_, operations) -> {
            try {
                operations.remove();
            } finally {
                progress.finished(lease.taskInstance());
            }
        };
    }

    private CompletionHandler<Void> tryAgain(Execution execution, Instant began, RuntimeException cause) {
        Duration pause = pace.pauseAfter(execution.consecutiveFailures);
        return (_, operations) -> {
            Instant now = clock.instant();
            operations.reschedule(ExecutionComplete.failure(execution, began, now, cause), now.plus(pause));
        };
    }

    private CompletionHandler<Void> giveBack() {
        return (complete, operations) -> operations.reschedule(complete, clock.instant());
    }

    private static String reason(RuntimeException thrown) {
        return thrown instanceof EnvironmentError ? String.valueOf(thrown.getMessage()) : "bug in maar: " + thrown;
    }
}
