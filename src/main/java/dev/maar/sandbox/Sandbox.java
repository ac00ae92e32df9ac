package dev.maar.sandbox;

import com.github.dockerjava.api.DockerClient;
import com.github.dockerjava.api.exception.ConflictException;
import com.github.dockerjava.api.exception.NotFoundException;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Runs commands in one throw-away container.
///
/// Commands run one after the other as an unprivileged user, in the limits of the [SandboxSpec]. A command that takes too long
/// is killed and the container stays. Owned by one thread; closing removes the container and all that ran in it.
public final class Sandbox implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(Sandbox.class);
    /// The image's user for the work; the idle process is another, which the work cannot kill.
    private static final String WORK_USER = "1000:1000";
    private static final String IDLE_USER = "0:0";
    private static final Duration HOUSEKEEPING = Duration.ofSeconds(20);

    private final DockerClient client;
    private final String id;
    private final SandboxSpec spec;

    Sandbox(DockerClient client, String id, SandboxSpec spec) {
        this.client = client;
        this.id = id;
        this.spec = spec;
    }

    /// Runs a command to its end, or kills it at a limit.
    ///
    /// @throws dev.maar.problem.EnvironmentError if the engine fails: no result of the command
    /// @throws InterruptedException if the thread was told to stop; the command is killed
    public CommandResult run(Command command, OutputListener output) throws InterruptedException {
        Usage before = usage();
        try (var execution = start(command, WORK_USER, output)) {
            var watch = new Watch(spec.limits(), execution, this::usage, before.cpu());
            KillReason reason = watch.untilEnd(this::killWork);
            Integer exitCode = execution.exitCode();
            boolean failed = exitCode == null || exitCode != 0;
            if (reason == null && failed && usage().oomKills() > before.oomKills()) {
                reason = KillReason.OOM;
            }
            return new CommandResult(exitCode, reason, execution.wall());
        }
    }

    /// What the sandbox has used so far.
    public Usage usage() throws InterruptedException {
        return Usage.parse(housekeeping("sh", "-c", Usage.SCRIPT));
    }

    /// Kills every process of the work and nothing else.
    private void killWork() throws InterruptedException {
        try (var killing = start(Command.of("sh", "-c", "kill -9 -1"), WORK_USER, (_, _) -> {
        })) {
            var _ = killing.await(HOUSEKEEPING);
        } catch (ConflictException | NotFoundException e) {
            LOG.debug("the container was gone before its work could be killed", e);
        }
    }

    private String housekeeping(String... words) throws InterruptedException {
        var text = new StringBuilder();
        try (var execution = start(Command.of(words), IDLE_USER, (_, line) -> text.append(line).append('\n'))) {
            if (!execution.await(HOUSEKEEPING)) {
                LOG.warn("container {} did not answer to {} in {}", id, words[0], HOUSEKEEPING);
            }
            return text.toString();
        }
    }

    private Execution start(Command command, String user, OutputListener output) {
        return EngineErrors.translated(client, "run " + command.words().getFirst(), () -> {
            String execId = client.execCreateCmd(id)
                    .withCmd(command.words().toArray(String[]::new))
                    .withUser(user)
                    .withWorkingDir(user.equals(WORK_USER) ? spec.workingFolder() : "/")
                    .withEnv(environment(command))
                    .withAttachStdout(true)
                    .withAttachStderr(true)
                    .exec()
                    .getId();
            return new Execution(client, execId, output);
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
