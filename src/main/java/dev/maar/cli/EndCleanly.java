package dev.maar.cli;

import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

/// Turns Ctrl-C (or a polite kill) into an interrupt of the command and waits, within a bound, until it has cleaned up.
public final class EndCleanly {
    private final Thread command;
    private final Duration patience;
    private final CountDownLatch over = new CountDownLatch(1);

    /// `command` is the thread that runs the command; after `patience` the process ends whatever it does.
    public EndCleanly(Thread command, Duration patience) {
        this.command = command;
        this.patience = patience;
    }

    /// From here on the process may end as it likes; called when the command has given its exit status.
    public void commandEnded() {
        over.countDown();
    }

    /// Runs when the process is told to end; the virtual machine calls it on its way out in any case.
    public void whenToldToEnd() {
        if (over.getCount() == 0) {
            return;
        }
        command.interrupt();
        try {
            boolean _ = over.await(patience.toMillis(), TimeUnit.MILLISECONDS);
        } catch (InterruptedException _) {
            Thread.currentThread().interrupt();
        }
        // The machine's own status would say which signal it was; the contract says 130 for every interruption.
        Runtime.getRuntime().halt(130);
    }
}
