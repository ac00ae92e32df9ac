package dev.maar.schedule;

import java.util.Collection;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicReference;
import org.jspecify.annotations.Nullable;

/// What is left of a run, shared by its workers and whoever waits for them. Thread-safe.
final class Progress {
    /// The queue's library goes on whatever happens to its own statements; after so many failures in a row we do not.
    private static final int QUEUE_FAILURES = 5;

    private final Set<String> remaining = ConcurrentHashMap.newKeySet();
    private final CountDownLatch end = new CountDownLatch(1);
    private final AtomicReference<@Nullable Throwable> failure = new AtomicReference<>();
    private final AtomicInteger queueFailures = new AtomicInteger();

    Progress(Collection<String> tasks) {
        remaining.addAll(tasks);
        endIfNothingIsLeft();
    }

    void finished(String task) {
        remaining.remove(task);
        endIfNothingIsLeft();
    }

    /// Ends the run for everybody; what comes after the end, a cancelled one's too, is only its echo.
    void fail(Throwable reason) {
        if (!ended()) {
            failure.compareAndSet(null, reason);
        }
        end.countDown();
    }

    void cancel() {
        end.countDown();
    }

    void queueFailed(Throwable reason) {
        if (queueFailures.incrementAndGet() >= QUEUE_FAILURES) {
            fail(reason);
        }
    }

    void queueWorked() {
        queueFailures.set(0);
    }

    boolean ended() {
        return end.getCount() == 0;
    }

    void awaitEnd() throws InterruptedException {
        end.await();
    }

    @Nullable
    Throwable failure() {
        return failure.get();
    }

    private void endIfNothingIsLeft() {
        if (remaining.isEmpty()) {
            end.countDown();
        }
    }
}
