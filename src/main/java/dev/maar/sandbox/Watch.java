package dev.maar.sandbox;

import java.time.Duration;
import java.util.Optional;
import java.util.function.BooleanSupplier;
import org.jspecify.annotations.Nullable;

/// Waits for a command and ends it at its limits: too long in all, too much output, too long without any sign of life, or so many
/// processes that no other can look.
///
/// A sign of life is output, CPU time, or reading and writing, so that a long silent link goes on and a silent hang does not.
final class Watch {
    private static final Duration LOOK = Duration.ofSeconds(5);
    /// What counts as life in one silent period: below it are timers and garbage collectors that do nothing else.
    private static final Duration BUSY = Duration.ofSeconds(1);
    /// Or this part of a short period, in which a busy machine gives even a busy command little.
    private static final int BUSY_PART = 20;
    private static final long MOVED = 1 << 20;
    private static final Duration GRACE = Duration.ofSeconds(15);

    private final Limits limits;
    private final Execution execution;
    private final UsageSource usage;
    private final BooleanSupplier running;
    private long seenBytes;
    private Duration seenCpu;
    private long seenIo;
    private Duration aliveAt = Duration.ZERO;

    Watch(Limits limits, Execution execution, UsageSource usage, BooleanSupplier running,
            Duration cpuBefore) {
        this.limits = limits;
        this.execution = execution;
        this.usage = usage;
        this.running = running;
        this.seenCpu = cpuBefore;
    }

    /// Where the sandbox's use so far is read; empty where it has no room for one more process.
    @FunctionalInterface
    interface UsageSource {
        Optional<Usage> read() throws InterruptedException, NoAnswer;
    }

    /// Ends the command's processes.
    @FunctionalInterface
    interface Kill {
        void now() throws InterruptedException;
    }

    /// Returns why the command had to be killed, or null if it ended by itself.
    @Nullable
    KillReason untilEnd(Kill kill) throws InterruptedException {
        while (true) {
            Duration left = limits.timeout().minus(execution.wall());
            if (!left.isPositive()) {
                return killed(kill, KillReason.TIMEOUT);
            }
            boolean endedOrFlooded = execution.awaitEndOrFlood(left.compareTo(LOOK) < 0 ? left : LOOK);
            if (execution.flooded()) {
                return killed(kill, KillReason.LOG_SIZE);
            }
            // The engine does not tell the end of a command whose whole sandbox died under it.
            if (endedOrFlooded || !running.getAsBoolean()) {
                return null;
            }
            KillReason reason = silent();
            if (reason != null) {
                return killed(kill, reason);
            }
        }
    }

    private @Nullable KillReason silent() throws InterruptedException {
        Duration now = execution.wall();
        if (execution.outputBytes() != seenBytes) {
            seenBytes = execution.outputBytes();
            aliveAt = now;
            return null;
        }
        if (now.minus(aliveAt).compareTo(limits.inactivity()) < 0) {
            return null;
        }
        try {
            Optional<Usage> used = usage.read();
            return used.isEmpty() ? KillReason.PIDS : alive(used.get(), now) ? null : KillReason.INACTIVITY;
        } catch (NoAnswer _) {
            // A machine that is that busy proves nothing against a command; its wall time still runs.
            return null;
        }
    }

    private boolean alive(Usage used, Duration now) {
        Duration cpu = used.cpu();
        long io = used.ioBytes();
        // Processes that ended take their bytes with them, so less than before is as much a sign of life as more.
        boolean alive = cpu.minus(seenCpu).compareTo(busy()) >= 0 || Math.abs(io - seenIo) >= MOVED;
        seenCpu = cpu;
        seenIo = io;
        aliveAt = now;
        return alive;
    }

    private Duration busy() {
        Duration part = limits.inactivity().dividedBy(BUSY_PART);
        return part.compareTo(BUSY) < 0 ? part : BUSY;
    }

    private KillReason killed(Kill kill, KillReason reason) throws InterruptedException {
        kill.now();
        var _ = execution.await(GRACE);
        return reason;
    }
}
