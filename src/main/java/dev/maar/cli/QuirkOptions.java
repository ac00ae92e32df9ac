package dev.maar.cli;

import dev.maar.problem.UserError;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/// Which crates need special handling: the options of every command that makes an experiment.
final class QuirkOptions {
    @Option(names = "--quirks", paramLabel = "FILE", description = "Another list of crates that need special handling than config/quirks.toml, which documents the form.")
    private @Nullable Path file;

    @Option(names = "--ignore-quirks", description = "Treat every crate alike: none is skipped, none has limits of its own.")
    private boolean ignore;

    /// Throws [UserError] for options that contradict each other.
    void check() {
        if (ignore && file != null) {
            throw new UserError("--quirks " + file + " and --ignore-quirks: expected one of the two");
        }
    }

    boolean ignore() {
        return ignore;
    }

    @Nullable
    Path file() {
        return file;
    }
}
