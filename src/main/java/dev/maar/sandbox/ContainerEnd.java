package dev.maar.sandbox;

import com.github.dockerjava.api.command.InspectContainerResponse.ContainerState;
import com.github.dockerjava.api.exception.NotFoundException;
import dev.maar.problem.EnvironmentError;
import java.io.IOException;
import java.util.Optional;

/// How a container ended that maar did not end: in gVisor the limits of memory and of the host's tasks end the whole sandbox.
///
/// The work cannot do it otherwise, as it is not root and `kill -9 -1` spares the first process. So what is left is somebody outside, or the
/// machine, and neither says anything about the crate.
record ContainerEnd(boolean outOfMemory, long exitCode) {
    /// Go programs end so when they get no more threads, and gVisor's kernel is one.
    private static final long NO_MORE_THREADS = 2;

    /// Empty while the container runs.
    ///
    /// @throws EnvironmentError if it is gone, or the engine does not tell
    static Optional<ContainerEnd> of(EngineClient engine, String id) {
        try {
            ContainerState state = engine.call("look at a sandbox",
                    client -> client.inspectContainerCmd(id).exec().getState());
            if (Boolean.TRUE.equals(state.getRunning())) {
                return Optional.empty();
            }
            Long exitCode = state.getExitCodeLong();
            return Optional.of(
                    new ContainerEnd(Boolean.TRUE.equals(state.getOOMKilled()), exitCode == null ? 0 : exitCode));
        } catch (NotFoundException e) {
            throw EnvironmentError.ofOne("the container of a sandbox was removed while it was at work", e);
        }
    }

    /// The limit that the work reached.
    ///
    /// @throws EnvironmentError if it was none: somebody else ended the container
    KillReason reason() {
        if (outOfMemory) {
            return KillReason.OOM;
        }
        if (exitCode == NO_MORE_THREADS) {
            return KillReason.PIDS;
        }
        throw EnvironmentError
                .ofOne("the container of a sandbox was ended from outside while it was at work, with exit code "
                        + exitCode, new IOException("the container is not running"));
    }
}
