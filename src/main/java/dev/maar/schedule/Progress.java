package dev.maar.schedule;

import dev.maar.problem.EnvironmentError;
import java.util.Collection;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicReference;
import org.jspecify.annotations.Nullable;

/// What is left of a run, shared by its workers and whoever waits for them. Thread-safe.
final class Progress {
    /// The queue's library goes on whatever happens to its own statements; after so many failures in a row we do not.
    private static final int QUEUE_FAILURES = 5;
    /// One crate that cannot be run is one crate's affair; so many in a row are the machine's or the network's.
    private static final int GIVEN_UP = 3;

    private final Set<String> remaining = ConcurrentHashMap.newKeySet();
    private final CountDownLatch end = new CountDownLatch(1);
    private final AtomicReference<@Nullable Throwable> failure = new AtomicReference<>();
    private final AtomicInteger queueFailures = new AtomicInteger();
    private final AtomicInteger givenUp = new AtomicInteger();
    private final AtomicBoolean fresh;

    /// `tasks` is what is left to do; `fresh` says that nothing of the experiment was ever done.
    Progress(Collection<String> tasks, boolean fresh) {
        remaining.addAll(tasks);
        this.fresh = new AtomicBoolean(fresh);
        endIfNothingIsLeft();
    }

    void finished(String task) {
        remaining.remove(task);
        endIfNothingIsLeft();
    }

    /// A crate has its outcomes, whichever: builds are possible here.
    void crateRan() {
        givenUp.set(0);
        fresh.set(false);
    }

    /// The machine or the network kept a crate from being run, again and again. Returns whether that is no longer the crate's
    /// affair: the third in a row, or the first where nothing of the experiment was ever done and others must fare the same.
    boolean gaveUp(EnvironmentError reason) {
        return givenUp.incrementAndGet() >= GIVEN_UP || (fresh.get() && !reason.isOfOne());
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
