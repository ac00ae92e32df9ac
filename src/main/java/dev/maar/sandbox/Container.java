package dev.maar.sandbox;

import com.github.dockerjava.api.exception.NotFoundException;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// One of the engine's containers: begins commands in it, and knows whether it still runs.
final class Container {
    private static final Logger LOG = LoggerFactory.getLogger(Container.class);
    /// The image's user for the work; the idle process is another, which the work cannot kill.
    private static final String WORK_USER = "1000:1000";
    private static final int LOOKS = 20;
    private static final long BETWEEN_MILLIS = 100;

    private final EngineClient engine;
    private final String id;
    private final SandboxSpec spec;

    Container(EngineClient engine, String id, SandboxSpec spec) {
        this.engine = engine;
        this.id = id;
        this.spec = spec;
    }

    String id() {
        return id;
    }

    SandboxSpec spec() {
        return spec;
    }

    Execution start(Command command, OutputListener output) {
        return engine.call("run " + command.words().getFirst(), client -> {
            String execId = client.execCreateCmd(id)
                    .withCmd(command.words().toArray(String[]::new))
                    .withUser(WORK_USER)
                    .withWorkingDir(spec.workingFolder())
                    .withEnv(environment(command))
                    .withAttachStdout(true)
                    .withAttachStderr(true)
                    .exec()
                    .getId();
            return new Execution(engine, execId, spec.limits().outputBytes(), output);
        });
    }

    private List<String> environment(Command command) {
        var all = new TreeMap<>(spec.environment());
        all.putAll(command.environment());
        return all.entrySet().stream().map(Container::assignment).toList();
    }

    private static String assignment(Map.Entry<String, String> variable) {
        return variable.getKey() + "=" + variable.getValue();
    }

    boolean isRunning() {
        return ContainerEnd.of(engine, id).isEmpty();
    }

    /// Empty if the container runs; the engine learns of an end a moment after those who were in it, and all of gVisor takes its time.
    Optional<ContainerEnd> ended() throws InterruptedException {
        Optional<ContainerEnd> ended = ContainerEnd.of(engine, id);
        for (int look = 0; look < LOOKS && ended.isEmpty(); look++) {
            Thread.sleep(BETWEEN_MILLIS);
            ended = ContainerEnd.of(engine, id);
        }
        return ended;
    }

    void kill() {
        var _ = engine.call("kill a sandbox", client -> client.killContainerCmd(id).exec());
    }

    /// Removes it whatever its state.
    void remove() {
        remove(engine, id);
    }

    /// Removes a container; one that is gone already is as good, and one that the engine cannot remove now is left to the next sweep.
    static void remove(EngineClient engine, String id) {
        boolean interrupted = Thread.interrupted();
        try {
            var _ = engine.call("remove a sandbox",
                    client -> client.removeContainerCmd(id).withForce(true).withRemoveVolumes(true).exec());
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
