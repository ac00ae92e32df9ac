package dev.maar.sandbox;

import com.github.dockerjava.api.async.ResultCallback;
import com.github.dockerjava.api.command.InspectExecResponse;
import com.github.dockerjava.api.exception.NotFoundException;
import com.github.dockerjava.api.model.Frame;
import com.github.dockerjava.api.model.StreamType;
import dev.maar.sandbox.OutputListener.Stream;
import java.io.IOException;
import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.BooleanSupplier;
import org.jspecify.annotations.Nullable;

/// One command that the engine runs in a container, and its output as it comes.
final class Execution implements AutoCloseable {
    /// The engine hears of an exit code a moment after the end of the output.
    private static final Duration PATIENCE = Duration.ofSeconds(20);
    private static final Duration LOOK = Duration.ofMillis(50);

    private final EngineClient engine;
    private final String id;
    private final long startedNanos = System.nanoTime();
    private final AtomicLong bytes = new AtomicLong();
    private final long mostBytes;
    private final Receiver receiver;

    /// Starts it; output beyond `mostBytes` is dropped.
    Execution(EngineClient engine, String id, long mostBytes, OutputListener output) {
        this.engine = engine;
        this.id = id;
        this.mostBytes = mostBytes;
        this.receiver = engine.client().execStartCmd(id).exec(new Receiver(output));
    }

    /// Waits for the command's end; false if it has not come in time.
    ///
    /// @throws dev.maar.problem.EnvironmentError if the engine is gone
    boolean await(Duration time) throws InterruptedException {
        return await(receiver.ended, time);
    }

    /// The same, and returns as soon as there is too much output, too.
    boolean awaitEndOrFlood(Duration time) throws InterruptedException {
        return await(receiver.endedOrFlooded, time);
    }

    private boolean await(CountDownLatch latch, Duration time) throws InterruptedException {
        boolean inTime = latch.await(time.toMillis(), TimeUnit.MILLISECONDS);
        Throwable failure = receiver.failure.get();
        if (failure != null) {
            throw EngineErrors.gone(engine, "run a command to its end", failure);
        }
        return inTime;
    }

    Duration wall() {
        return Duration.ofNanos(System.nanoTime() - startedNanos);
    }

    /// How many bytes of output have come so far.
    long outputBytes() {
        return bytes.get();
    }

    /// Whether it wrote more than it may.
    boolean flooded() {
        return bytes.get() > mostBytes;
    }

    /// How a command ended. Both are null where the engine does not know; `begun` is false where its runtime did not bring the process to life
    /// and made up the exit code (126 or 127) itself, which a program may end with as well.
    record End(@Nullable Integer exitCode, @Nullable Boolean begun) {
        static final End UNKNOWN = new End(null, null);

        boolean isTheCommands() {
            return exitCode != null && Boolean.TRUE.equals(begun);
        }
    }

    /// How a command ended whose output has; unknown where the engine knows even after a while of no end, or the container no longer runs.
    End end(BooleanSupplier running) throws InterruptedException {
        long deadline = System.nanoTime() + PATIENCE.toNanos();
        while (true) {
            End end = lookedUp();
            if (end.exitCode() != null || System.nanoTime() > deadline || !running.getAsBoolean()) {
                return end;
            }
            Thread.sleep(LOOK);
        }
    }

    private End lookedUp() {
        try {
            InspectExecResponse found = engine.call("tell how a command ended",
                    client -> client.inspectExecCmd(id).exec());
            Long code = found.getExitCodeLong();
            Long pid = found.getPidLong();
            return code == null ? End.UNKNOWN : new End(code.intValue(), pid != null && pid > 0);
        } catch (NotFoundException _) {
            // With a container's end the engine forgets what ran in it.
            return End.UNKNOWN;
        }
    }

    @Override
    public void close() {
        try {
            receiver.close();
        } catch (IOException e) {
            throw EngineErrors.gone(engine, "close a command's output", e);
        }
    }

    /// Takes the engine's frames apart into two streams of lines.
    private final class Receiver extends ResultCallback.Adapter<Frame> {
        // The adapter's own waiting closes the stream when its time is over; here the wait is repeated.
        private final CountDownLatch ended = new CountDownLatch(1);
        private final CountDownLatch endedOrFlooded = new CountDownLatch(1);
        private final AtomicReference<@Nullable Throwable> failure = new AtomicReference<>();
        private final LineSplitter stdout;
        private final LineSplitter stderr;

        Receiver(OutputListener output) {
            stdout = new LineSplitter(Stream.STDOUT, output);
            stderr = new LineSplitter(Stream.STDERR, output);
        }

        @Override
        public void onNext(Frame frame) {
            byte[] payload = frame.getPayload();
            if (payload != null) {
                if (bytes.addAndGet(payload.length) > mostBytes) {
                    endedOrFlooded.countDown();
                    return;
                }
                (frame.getStreamType() == StreamType.STDERR ? stderr : stdout).accept(payload);
            }
        }

        @Override
        public void onComplete() {
            stdout.flush();
            stderr.flush();
            super.onComplete();
            ended.countDown();
            endedOrFlooded.countDown();
        }

        @Override
        public void onError(Throwable throwable) {
            failure.set(throwable);
            super.onError(throwable);
            ended.countDown();
            endedOrFlooded.countDown();
        }
    }
}
