package dev.maar.sandbox;

import com.github.dockerjava.api.DockerClient;
import com.github.dockerjava.api.command.InspectContainerResponse.ContainerState;
import com.github.dockerjava.api.exception.NotFoundException;
import dev.maar.problem.EnvironmentError;
import java.time.Duration;
import java.util.Optional;

/// Tells whether a container ended that maar did not end, and whose doing that was.
///
/// The work cannot do it: it is neither root nor in reach of the first process, and `kill -9 -1` spares both. What remains is the
/// kernel for want of memory, which is the crate's affair, and somebody outside or the machine, which is not.
final class ContainerEnd extends Exception {
    private static final long serialVersionUID = 1L;
    /// The engine learns of an end a moment after those who were in it.
    private static final Duration SETTLING = Duration.ofSeconds(2);
    private static final Duration LOOK = Duration.ofMillis(100);

    private final boolean outOfMemory;

    private ContainerEnd(boolean outOfMemory) {
        super("the container ended");
        this.outOfMemory = outOfMemory;
    }

    /// Looks for a while, as what could not be done may be the end's first sign.
    ///
    /// @throws ContainerEnd if it does not run
    static void check(DockerClient client, String id) throws ContainerEnd, InterruptedException {
        long deadline = System.nanoTime() + SETTLING.toNanos();
        do {
            Optional<ContainerState> state = state(client, id);
            if (state.isEmpty() || !Boolean.TRUE.equals(state.get().getRunning())) {
                throw new ContainerEnd(state.map(one -> Boolean.TRUE.equals(one.getOOMKilled())).orElse(false));
            }
            Thread.sleep(LOOK);
        } while (System.nanoTime() < deadline);
    }

    private static Optional<ContainerState> state(DockerClient client, String id) {
        try {
            return Optional.of(EngineErrors.translated(client, "tell how a sandbox is",
                    () -> client.inspectContainerCmd(id).exec().getState()));
        } catch (NotFoundException _) {
            return Optional.empty();
        }
    }

    /// Whether the kernel ended it because it used more memory than it may.
    boolean outOfMemory() {
        return outOfMemory;
    }

    /// What the end is where it was not that.
    EnvironmentError error() {
        return EnvironmentError.ofOne("the container of a sandbox was ended from outside while it was at work", this);
    }
}
