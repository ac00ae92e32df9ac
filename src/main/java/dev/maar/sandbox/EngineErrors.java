package dev.maar.sandbox;

import com.github.dockerjava.api.exception.BadRequestException;
import com.github.dockerjava.api.exception.DockerException;
import com.github.dockerjava.api.exception.NotFoundException;
import dev.maar.problem.EnvironmentError;
import java.util.function.Supplier;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// Turns what the engine's client throws into [EnvironmentError].
final class EngineErrors {
    private static final Pattern MESSAGE = Pattern.compile("\\{\"message\":\"(.*)\"}");

    private EngineErrors() {
    }

    /// Runs a call; an image or container that does not exist stays a `NotFoundException`.
    static <T> T translated(EngineClient engine, String doing, Supplier<T> call) {
        try {
            return call.get();
        } catch (NotFoundException e) {
            throw e;
        } catch (BadRequestException e) {
            // What it takes for wrong once it takes for wrong always, such as a runtime that it does not have.
            throw EnvironmentError.lasting("the Docker engine could not " + doing + ": " + words(e)
                    + "; look at the keys of [sandbox] in the configuration", e);
        } catch (DockerException e) {
            throw EnvironmentError.passing("the Docker engine could not " + doing + ": " + words(e), e);
        } catch (IllegalStateException e) {
            throw e;
        } catch (RuntimeException e) {
            throw gone(engine, doing, e);
        }
    }

    /// The engine did not answer at all: where it answers again at once a later try may go well, else nothing can be run.
    static EnvironmentError gone(EngineClient engine, String doing, Throwable cause) {
        String message = "the Docker engine did not " + doing + " (" + firstLine(rootMessage(cause))
                + "), perhaps you should start it again: ./maar does so by itself";
        return engine.answers() ? EnvironmentError.passing(message, cause) : EnvironmentError.lasting(message, cause);
    }

    /// The engine's own words, without the JSON around them.
    private static String words(DockerException e) {
        Matcher message = MESSAGE.matcher(String.valueOf(e.getMessage()));
        return message.find() ? message.group(1) : firstLine(String.valueOf(e.getMessage()));
    }

    private static String rootMessage(Throwable thrown) {
        Throwable cause = thrown.getCause();
        return cause == null ? thrown.toString() : rootMessage(cause);
    }

    private static String firstLine(String text) {
        return text.strip().lines().findFirst().orElse("no reason given");
    }
}
