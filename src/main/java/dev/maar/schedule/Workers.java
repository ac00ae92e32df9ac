package dev.maar.schedule;

import com.github.kagkarlsson.scheduler.Scheduler;
import com.github.kagkarlsson.scheduler.SchedulerName;
import com.github.kagkarlsson.scheduler.event.AbstractSchedulerListener;
import com.github.kagkarlsson.scheduler.task.SchedulableInstance;
import com.github.kagkarlsson.scheduler.task.Task;
import dev.maar.problem.EnvironmentError;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.ThreadFactory;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;

/// A fixed number of workers (`worker-1`, …) that take tasks from the queue, in the queue's order, until they are closed.
///
/// Where the queue's own statements fail, its library would only log that and go on; here the [Progress] is told.
final class Workers implements AutoCloseable {
    private static final Duration HEARTBEAT = Duration.ofSeconds(10);
    private static final int MISSED_HEARTBEATS = 6;

    private final Task<Void> task;
    private final ThreadPoolExecutor threads;
    private final Scheduler scheduler;
    private final InstantSource clock;

    Workers(DataSource source, Task<Void> task, Progress progress, InstantSource clock, int jobs, Pace pace) {
        this.task = task;
        this.clock = clock;
        this.threads = new WatchedThreads(jobs, progress);
        this.scheduler = Scheduler.create(source, List.of(task))
                // A lease of an earlier process must never look like one of ours.
                .schedulerName(new SchedulerName.Fixed("maar-" + UUID.randomUUID()))
                .clock(clock::instant)
                .threads(jobs)
                .executorService(threads)
                // No more is fetched than there are workers, so that what is claimed is being worked on.
                .pollUsingFetch(0.5, 1.0)
                .pollingInterval(pace.poll())
                .heartbeatInterval(HEARTBEAT)
                .missedHeartbeatsLimit(MISSED_HEARTBEATS)
                .shutdownMaxWait(pace.grace())
                .addSchedulerListener(new WatchedQueue(progress))
                .build();
    }

    /// Puts the tasks into the queue, due in the order given, and begins.
    void start(List<String> instances) {
        Instant first = clock.instant().minusMillis(instances.size());
        List<SchedulableInstance<?>> due = new ArrayList<>();
        for (int position = 0; position < instances.size(); position++) {
            due.add(SchedulableInstance.of(task.instance(instances.get(position)), first.plusMillis(position)));
        }
        scheduler.scheduleBatch(due);
        scheduler.start();
    }

    /// Lets a worker that became free find its next task at once.
    void lookForWork() {
        scheduler.triggerCheckForDueExecutions();
    }

    /// Interrupts whoever is still at work; [#close] waits for them.
    void interrupt() {
        scheduler.pause();
        threads.shutdownNow();
    }

    @Override
    public void close() {
        scheduler.stop();
    }

    /// The workers' threads; one that dies in a statement of the queue's says so.
    private static final class WatchedThreads extends ThreadPoolExecutor {
        private final Progress progress;

        WatchedThreads(int jobs, Progress progress) {
            super(jobs, jobs, 0, TimeUnit.SECONDS, new LinkedBlockingQueue<>(), named());
            this.progress = progress;
        }

        private static ThreadFactory named() {
            var number = new AtomicInteger();
            return work -> Thread.ofPlatform().name("worker-" + number.incrementAndGet()).unstarted(work);
        }

        @Override
        protected void afterExecute(Runnable work, @Nullable Throwable thrown) {
            super.afterExecute(work, thrown);
            if (thrown != null) {
                progress.queueFailed(thrown);
            }
        }
    }

    /// What the queue's library tells about its own troubles.
    private static final class WatchedQueue extends AbstractSchedulerListener {
        private final Progress progress;

        WatchedQueue(Progress progress) {
            this.progress = progress;
        }

        @Override
        public void onSchedulerEvent(SchedulerEventType type) {
            if (type == SchedulerEventType.UNEXPECTED_ERROR) {
                progress.queueFailed(EnvironmentError.lasting(
                        "the queue in the database cannot be worked on: maar.log says why; `maar resume` goes on",
                        new IllegalStateException(type.toString())));
            }
        }
    }
}
