package dev.maar.sandbox;

import com.github.dockerjava.api.exception.NotFoundException;
import dev.maar.problem.EnvironmentError;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Runs commands in one throw-away container.
///
/// Commands run one after the other as an unprivileged user, in the limits of the [SandboxSpec]. A command that takes too long
/// is killed and the container stays, and so is whatever a command leaves running behind it. Where that cannot be done from inside, as
/// under a fork bomb, the container is killed, and with it ends the last command. Owned by one thread; closing removes the container and all
/// that ran in it.
public final class Sandbox implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(Sandbox.class);
    private static final double NEARLY_ALL = 0.9;

    private final Container container;
    private final MeasureUsage measure;
    private Usage usage = Usage.NONE;
    private boolean killed;
    /// Whether the container had no room for one more process, by which its work could be ended.
    private boolean full;
    /// How the container ended, where that was not by us.
    private @Nullable ContainerEnd end;

    Sandbox(Container container, ControlGroup group) {
        this.container = container;
        this.measure = new MeasureUsage(container, group);
    }

    /// Runs a command to its end, or kills it at a limit; no process of it is left afterwards.
    ///
    /// @throws dev.maar.problem.EnvironmentError if the engine fails: no result of the command
    /// @throws InterruptedException if the thread was told to stop; the command is killed
    public CommandResult run(Command command, OutputListener output) throws InterruptedException {
        if (killed) {
            throw new IllegalStateException("the sandbox had to be killed");
        }
        try {
            return watched(command, output);
        } catch (NotFoundException e) {
            throw EnvironmentError.ofOne("the container of a sandbox was removed while it was at work", e);
        }
    }

    private CommandResult watched(Command command, OutputListener output) throws InterruptedException {
        Usage before = usage;
        try (var execution = container.start(command, output)) {
            var watch = new Watch(limits(), execution, measure::now, container::isRunning, before.cpu());
            KillReason reason = watch.untilEnd(this::endWork);
            // Asked before the rest of the work is ended: what still runs now lost its output, and not by its own doing.
            Execution.End ended = killed ? Execution.End.UNKNOWN : execution.end(container::isRunning);
            Integer exitCode = ended.exitCode();
            if (reason == null && !ended.isTheCommands() && container.ended().isEmpty()) {
                throw MeasureUsage.brokenOff();
            }
            endWork();
            boolean failed = killed || exitCode == null || exitCode != 0;
            if (reason == null && failed) {
                reason = limitReached(before);
            }
            return new CommandResult(exitCode, reason, execution.wall());
        }
    }

    /// At which limit a command failed by itself; null if at none that can be seen.
    private @Nullable KillReason limitReached(Usage before) {
        if (end != null) {
            return end.reason();
        }
        if (killed && !full) {
            throw EnvironmentError.passing("a sandbox did not answer in " + MeasureUsage.PATIENCE.toSeconds()
                    + " s, perhaps the machine is too busy: fewer --jobs would help", new NoAnswer());
        }
        if (usage.oomKills() > before.oomKills()) {
            return KillReason.OOM;
        }
        if (full || processesRefused(before)) {
            return KillReason.PIDS;
        }
        return usage.fullPlaces() > 0 ? KillReason.NO_SPACE : null;
    }

    /// gVisor counts no refusals, so there a command is taken for refused that failed and left about as many processes as it may have.
    private boolean processesRefused(Usage before) {
        return usage.refusedProcesses() > before.refusedProcesses()
                || (container.spec().inGvisor() && usage.processes() >= limits().processes() * NEARLY_ALL);
    }

    private Limits limits() {
        return container.spec().limits();
    }

    /// What the sandbox had used when its last command had ended.
    public Usage usage() {
        return usage;
    }

    private void endWork() throws InterruptedException {
        if (killed) {
            return;
        }
        boolean answered = false;
        try {
            Optional<Usage> measured = measure.afterKilling();
            if (measured.isPresent()) {
                usage = measured.get();
                return;
            }
            answered = true;
        } catch (NoAnswer e) {
            LOG.warn("container {} did not answer in {}", container.id(), MeasureUsage.PATIENCE);
        } catch (EnvironmentError e) {
            // The engine refuses commands in a container that has ended; else it is the engine's failure.
            if (container.ended().isEmpty()) {
                throw e;
            }
        }
        end = container.ended().orElse(null);
        killed = true;
        if (end == null) {
            full = answered;
            LOG.info("container {} is killed, since its work cannot be from inside", container.id());
            container.kill();
        } else if (end.outOfMemory()) {
            usage = usage.killedForMemory(limits().memoryBytes());
        }
    }

    @Override
    public void close() {
        container.remove();
    }
}
