package dev.maar.sandbox;

import com.github.dockerjava.api.DockerClient;
import com.github.dockerjava.api.exception.ConflictException;
import com.github.dockerjava.api.exception.NotFoundException;
import dev.maar.problem.EnvironmentError;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Stream;
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
    /// The image's user for the work; the idle process is another, which the work cannot kill.
    private static final String WORK_USER = "1000:1000";
    private static final Duration HOUSEKEEPING = Duration.ofSeconds(20);

    private final DockerClient client;
    private final String id;
    private final SandboxSpec spec;
    private final String measure;
    private Usage usage = Usage.NONE;
    private boolean killed;
    /// Whether the container had no room for one more process, by which its work could be ended.
    private boolean full;

    Sandbox(DockerClient client, String id, SandboxSpec spec) {
        this.client = client;
        this.id = id;
        this.spec = spec;
        this.measure = Usage.script(Stream.concat(Stream.of("/tmp"),
                spec.mounts().stream().filter(Mount::writable).map(Mount::inside)).toList());
    }

    /// Runs a command to its end, or kills it at a limit; no process of it is left afterwards.
    ///
    /// @throws dev.maar.problem.EnvironmentError if the engine fails: no result of the command
    /// @throws InterruptedException if the thread was told to stop; the command is killed
    public CommandResult run(Command command, OutputListener output) throws InterruptedException {
        if (killed) {
            throw new IllegalStateException("the sandbox had to be killed");
        }
        long began = System.nanoTime();
        try {
            return unlessEnded(command, output);
        } catch (ContainerEnd end) {
            if (!end.outOfMemory()) {
                throw end.error();
            }
            killed = true;
            return new CommandResult(null, KillReason.OOM, Duration.ofNanos(System.nanoTime() - began));
        }
    }

    private CommandResult unlessEnded(Command command, OutputListener output)
            throws InterruptedException, ContainerEnd {
        try {
            return watched(command, output);
        } catch (NotFoundException | ConflictException e) {
            ContainerEnd.check(client, id);
            throw EngineErrors.failed("go on with a sandbox", e);
        }
    }

    private CommandResult watched(Command command, OutputListener output) throws InterruptedException, ContainerEnd {
        Usage before = usage;
        try (var execution = start(command, output)) {
            var watch = new Watch(spec.limits(), execution, () -> used(measure), before.cpu());
            KillReason reason = watch.untilEnd(this::endWork);
            // Asked before the rest of the work is ended: what still runs now lost its output, and not by its own doing.
            Integer exitCode = killed ? null : execution.exitCode();
            if (reason == null && exitCode == null) {
                throw brokenOff();
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
        if (killed && !full) {
            throw EnvironmentError.passing("a sandbox did not answer in " + HOUSEKEEPING.toSeconds()
                    + " s, perhaps the machine is too busy: fewer --jobs would help", new NoAnswer());
        }
        if (usage.oomKills() > before.oomKills()) {
            return KillReason.OOM;
        }
        if (full || usage.refusedProcesses() > before.refusedProcesses()) {
            return KillReason.PIDS;
        }
        return usage.fullPlaces() > 0 ? KillReason.NO_SPACE : null;
    }

    /// What the sandbox had used when its last command had ended.
    public Usage usage() {
        return usage;
    }

    /// Kills every process of the work and nothing else, and then measures what was used; one command, as it is done after each step. The
    /// shell that kills is the work's user too, and the kernel spares it.
    private void endWork() throws InterruptedException, ContainerEnd {
        if (killed) {
            return;
        }
        try {
            Optional<Usage> used = used("kill -9 -1 2>/dev/null; " + measure);
            if (used.isPresent()) {
                usage = used.get();
                return;
            }
            full = true;
        } catch (NoAnswer e) {
            LOG.warn("container {} did not answer in {}", id, HOUSEKEEPING);
        }
        LOG.info("container {} is killed, since its work cannot be from inside", id);
        EngineErrors.translated(client, "kill a sandbox", () -> client.killContainerCmd(id).exec());
        killed = true;
    }

    /// What a script that measures found, by the work's user, as only it sees what its processes read and write. Empty where the container
    /// has no room for one more process.
    private Optional<Usage> used(String script) throws InterruptedException, NoAnswer, ContainerEnd {
        var text = new StringBuilder();
        try (var execution = start(Command.of("sh", "-c", script), (_, line) -> text.append(line).append('\n'))) {
            if (!execution.await(HOUSEKEEPING)) {
                throw new NoAnswer();
            }
            Optional<Usage> found = Usage.parse(text.toString());
            if (found.isEmpty()) {
                ContainerEnd.check(client, id);
                Integer exitCode = execution.exitCode();
                if (exitCode == null || exitCode == 0) {
                    throw brokenOff();
                }
            }
            return found;
        }
    }

    private static EnvironmentError brokenOff() {
        return EnvironmentError.passing("the Docker engine broke a command's output off", new NoAnswer());
    }

    private Execution start(Command command, OutputListener output) {
        return EngineErrors.translated(client, "run " + command.words().getFirst(), () -> {
            String execId = client.execCreateCmd(id)
                    .withCmd(command.words().toArray(String[]::new))
                    .withUser(WORK_USER)
                    .withWorkingDir(spec.workingFolder())
                    .withEnv(environment(command))
                    .withAttachStdout(true)
                    .withAttachStderr(true)
                    .exec()
                    .getId();
            return new Execution(client, execId, spec.limits().outputBytes(), output);
        });
    }

    private List<String> environment(Command command) {
        var all = new TreeMap<>(spec.environment());
        all.putAll(command.environment());
        return all.entrySet().stream().map(Sandbox::assignment).toList();
    }

    private static String assignment(Map.Entry<String, String> variable) {
        return variable.getKey() + "=" + variable.getValue();
    }

    @Override
    public void close() {
        remove(client, id);
    }

    /// Removes a container whatever its state; one that is gone already is as good, and one that the engine cannot remove now is
    /// left to the next sweep.
    static void remove(DockerClient client, String id) {
        boolean interrupted = Thread.interrupted();
        try {
            client.removeContainerCmd(id).withForce(true).withRemoveVolumes(true).exec();
        } catch (NotFoundException e) {
            LOG.debug("container {} is gone already", id);
        } catch (RuntimeException e) {
            LOG.warn("container {} could not be removed and is left to the next start's sweep", id, e);
        } finally {
            if (interrupted) {
                Thread.currentThread().interrupt();
            }
        }
    }
}
