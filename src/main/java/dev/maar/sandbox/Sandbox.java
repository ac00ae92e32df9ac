package dev.maar.sandbox;

import com.github.dockerjava.api.DockerClient;
import com.github.dockerjava.api.exception.NotFoundException;
import dev.maar.problem.EnvironmentError;
import dev.maar.problem.VisibleText;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.regex.Pattern;
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
    private static final Pattern NO_ROOM = Pattern.compile("(?i)cannot fork|resource temporarily unavailable");
    private static final int LOOKS = 10;
    private static final Duration PAUSE = Duration.ofMillis(500);
    private static final Duration HOUSEKEEPING = Duration.ofSeconds(20);
    private static final double NEARLY_ALL = 0.9;

    private final DockerClient client;
    private final String id;
    private final SandboxSpec spec;
    private final ControlGroup group;
    private final String measure;
    private Usage usage = Usage.NONE;
    private boolean killed;
    /// Whether the container had no room for one more process, by which its work could be ended.
    private boolean full;
    /// How the container ended, where that was not by us.
    private @Nullable ContainerEnd end;

    Sandbox(DockerClient client, String id, SandboxSpec spec, ControlGroup group) {
        this.client = client;
        this.id = id;
        this.spec = spec;
        this.group = group;
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
        try {
            return watched(command, output);
        } catch (NotFoundException e) {
            throw EnvironmentError.ofOne("the container of a sandbox was removed while it was at work", e);
        }
    }

    private CommandResult watched(Command command, OutputListener output) throws InterruptedException {
        Usage before = usage;
        try (var execution = start(command, output)) {
            var watch = new Watch(spec.limits(), execution, this::measured, this::isRunning, before.cpu());
            KillReason reason = watch.untilEnd(this::endWork);
            // Asked before the rest of the work is ended: what still runs now lost its output, and not by its own doing.
            Integer exitCode = killed ? null : execution.exitCode(this::isRunning);
            if (reason == null && exitCode == null && isRunning()) {
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
        if (end != null) {
            return end.reason();
        }
        if (killed && !full) {
            throw EnvironmentError.passing("a sandbox did not answer in " + HOUSEKEEPING.toSeconds()
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
                || (spec.inGvisor() && usage.processes() >= spec.limits().processes() * NEARLY_ALL);
    }

    /// What the sandbox had used when its last command had ended.
    public Usage usage() {
        return usage;
    }

    /// By the work's user, as only it sees what its processes read and write.
    private Optional<Usage> measured() throws InterruptedException, NoAnswer {
        Optional<Usage> found = measuredBy(measure);
        if (found.isEmpty() && endedByItself().isPresent()) {
            throw new NoAnswer();
        }
        return found;
    }

    /// Empty where the container has no room for one more process, or has ended. A failure that does not say so may be the engine's,
    /// which stumbles over a restart of its parts in the same way, so it is looked at for a while.
    private Optional<Usage> measuredBy(String script) throws InterruptedException, NoAnswer {
        for (int look = 1;; look++) {
            var text = new StringBuilder();
            Optional<Usage> found = measuredBy(script, text);
            if (found.isPresent() || look == LOOKS || NO_ROOM.matcher(text).find()) {
                return found;
            }
            LOG.info("container {} cannot be measured: {}", id, VisibleText.of(text.toString().strip()));
            Thread.sleep(PAUSE);
        }
    }

    private Optional<Usage> measuredBy(String script, StringBuilder text) throws InterruptedException, NoAnswer {
        try (var execution = start(Command.of("sh", "-c", script), (_, line) -> text.append(line).append('\n'))) {
            if (!execution.await(HOUSEKEEPING)) {
                throw new NoAnswer();
            }
            Optional<Usage> found = Usage.parse(group.figures() + text);
            if (found.isEmpty()) {
                Integer exitCode = execution.exitCode(this::isRunning);
                if (exitCode == null ? isRunning() : exitCode == 0) {
                    throw brokenOff();
                }
            }
            return found;
        }
    }

    private static EnvironmentError brokenOff() {
        return EnvironmentError.passing("the Docker engine broke a command's output off", new NoAnswer());
    }

    /// Kills every process of the work and nothing else, and then measures what was used; one command, as it is done after each step. The
    /// shell that kills is the work's user too, and the kernel spares it.
    private void endWork() throws InterruptedException {
        if (killed) {
            return;
        }
        boolean answered = false;
        try {
            Optional<Usage> measured = measuredBy(Usage.count() + "kill -9 -1 2>/dev/null; " + measure);
            if (measured.isPresent()) {
                usage = measured.get();
                return;
            }
            answered = true;
        } catch (NoAnswer e) {
            LOG.warn("container {} did not answer in {}", id, HOUSEKEEPING);
        } catch (EnvironmentError e) {
            // The engine refuses commands in a container that has ended; else it is the engine's failure.
            if (endedByItself().isEmpty()) {
                throw e;
            }
        }
        end = endedByItself().orElse(null);
        killed = true;
        if (end == null) {
            full = answered;
            LOG.info("container {} is killed, since its work cannot be from inside", id);
            EngineErrors.translated(client, "kill a sandbox", () -> client.killContainerCmd(id).exec());
        } else if (end.outOfMemory()) {
            usage = usage.killedForMemory(spec.limits().memoryBytes());
        }
    }

    private boolean isRunning() {
        return ContainerEnd.of(client, id).isEmpty();
    }

    /// Empty if the container runs; the engine learns of an end a moment after those who were in it, and all of gVisor takes its time.
    private Optional<ContainerEnd> endedByItself() throws InterruptedException {
        Optional<ContainerEnd> ended = ContainerEnd.of(client, id);
        for (int look = 0; look < 20 && ended.isEmpty(); look++) {
            Thread.sleep(100);
            ended = ContainerEnd.of(client, id);
        }
        return ended;
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
