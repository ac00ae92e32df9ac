package dev.maar.sandbox;

import com.github.dockerjava.api.DockerClient;
import com.github.dockerjava.api.exception.DockerException;
import com.github.dockerjava.api.exception.NotFoundException;
import dev.maar.problem.EnvironmentError;
import java.util.function.Supplier;

/// Turns what the engine's client throws into [EnvironmentError].
final class EngineErrors {
    private EngineErrors() {
    }

    /// Runs a call; an image or container that does not exist stays a `NotFoundException`.
    static <T> T translated(DockerClient client, String doing, Supplier<T> call) {
        try {
            return call.get();
        } catch (NotFoundException e) {
            throw e;
        } catch (DockerException e) {
            throw EnvironmentError.passing(
                    "the Docker engine could not " + doing + ": " + firstLine(String.valueOf(e.getMessage())),
                    e);
        } catch (IllegalStateException e) {
            throw e;
        } catch (RuntimeException e) {
            throw gone(client, doing, e);
        }
    }

    /// The engine did not answer at all: where it answers again at once a later try may go well, else nothing can be run.
    static EnvironmentError gone(DockerClient client, String doing, Throwable cause) {
        String message = "the Docker engine did not " + doing + " (" + firstLine(rootMessage(cause))
                + "), perhaps you should start it again: ./maar does so by itself";
        return answers(client) ? EnvironmentError.passing(message, cause) : EnvironmentError.lasting(message, cause);
    }

    private static boolean answers(DockerClient client) {
        try {
            client.pingCmd().exec();
            return true;
        } catch (RuntimeException _) {
            return false;
        }
    }

    private static String rootMessage(Throwable thrown) {
        Throwable cause = thrown.getCause();
        return cause == null ? thrown.toString() : rootMessage(cause);
    }

    private static String firstLine(String text) {
        return text.strip().lines().findFirst().orElse("no reason given");
    }
}
