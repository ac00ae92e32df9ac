package dev.maar.sandbox;

import java.time.Duration;
import org.jspecify.annotations.Nullable;

/// Waits for a command and ends it at its limits: too long in all, too much output, or too long without any sign
/// of life.
///
/// A sign of life is output or CPU time, so that a long silent link goes on and a silent hang does not.
final class Watch {
    private static final Duration LOOK = Duration.ofSeconds(5);
    /// What counts as life in one silent period: below it are timers and garbage collectors that do nothing else.
    private static final Duration BUSY = Duration.ofSeconds(1);
    private static final Duration GRACE = Duration.ofSeconds(15);

    private final Limits limits;
    private final Execution execution;
    private final UsageSource usage;
    private long seenBytes;
    private Duration seenCpu;
    private Duration aliveAt = Duration.ZERO;

    Watch(Limits limits, Execution execution, UsageSource usage, Duration cpuBefore) {
        this.limits = limits;
        this.execution = execution;
        this.usage = usage;
        this.seenCpu = cpuBefore;
    }

    /// Where the sandbox's use so far is read.
    @FunctionalInterface
    interface UsageSource {
        Usage read() throws InterruptedException;
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
            if (endedOrFlooded) {
                return null;
            }
            if (silent()) {
                return killed(kill, KillReason.INACTIVITY);
            }
        }
    }

    private boolean silent() throws InterruptedException {
        Duration now = execution.wall();
        if (execution.outputBytes() != seenBytes) {
            seenBytes = execution.outputBytes();
            aliveAt = now;
            return false;
        }
        if (now.minus(aliveAt).compareTo(limits.inactivity()) < 0) {
            return false;
        }
        Duration cpu = usage.read().cpu();
        boolean busy = cpu.minus(seenCpu).compareTo(BUSY) >= 0;
        seenCpu = cpu;
        aliveAt = now;
        return !busy;
    }

    private KillReason killed(Kill kill, KillReason reason) throws InterruptedException {
        kill.now();
        var _ = execution.await(GRACE);
        return reason;
    }
}
