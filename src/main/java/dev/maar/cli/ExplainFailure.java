package dev.maar.cli;

import dev.maar.problem.EnvironmentError;
import dev.maar.problem.UserError;
import java.util.Objects;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Says why a command could not do its work, and gives the exit status.
final class ExplainFailure {
    private final Session session;

    ExplainFailure(Session session) {
        this.session = session;
    }

    int status(Throwable failure) {
        return switch (failure) {
            case UserError error -> said(error, ExplainWrongUse.STATUS);
            case EnvironmentError error -> {
                log().warn("the machine lacks something", error);
                yield said(error, 3);
            }
            case InterruptedException _ -> {
                session.console().say("interrupted");
                yield 130;
            }
            case OutOfMemoryError _ -> {
                log().error("out of memory", failure);
                session.console()
                        .say("Java's memory is not enough for this (it may use "
                                + (Runtime.getRuntime().maxMemory() >> 20)
                                + " MiB): expected more, as by JAVA_TOOL_OPTIONS=-Xmx4g");
                yield 3;
            }
            default -> bug(failure);
        };
    }

    /// Asked for late, as Logback looks for its folder when the first logger is made.
    private Logger log() {
        session.logToWorkFolder();
        return LoggerFactory.getLogger(ExplainFailure.class);
    }

    private int said(RuntimeException error, int status) {
        session.console().say(Objects.requireNonNullElse(error.getMessage(), error.toString()));
        return status;
    }

    private int bug(Throwable failure) {
        log().error("a command ended with an unexpected failure", failure);
        String what = failure.toString().lines().findFirst().orElse("");
        session.console().say("a bug of maar's own: " + what + "; the details are in " + session.logFile());
        return 70;
    }
}
