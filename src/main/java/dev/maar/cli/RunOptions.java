package dev.maar.cli;

import dev.maar.problem.UserError;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/// How a run is done and what is made of it: the options of every command that runs crates.
final class RunOptions {
    @Option(names = "--jobs", paramLabel = "N", description = "Crates built at once. Default: this machine's processors.")
    private int jobs = Runtime.getRuntime().availableProcessors();

    @Option(names = "--report", paramLabel = "DIR", description = "Where the report goes. Default: reports/NAME in the work folder.")
    private @Nullable Path report;

    @Option(names = "--fail-on", paramLabel = "WORD", split = ",", description = "End with status 1 if a crate compares so, for example regressed, or fails on both sides with new-errors, new-failing-tests or a new-end; what is undecided does not count.")
    private List<String> failOn = new ArrayList<>();

    @Option(names = "--json", description = "Print the result as JSON on standard output.")
    private boolean json;

    /// Throws [UserError] for a word that no option takes.
    void check() {
        if (jobs < 1 || jobs > 10_000) {
            throw new UserError("--jobs " + jobs + ": expected a number from 1 to 10000");
        }
        failOn();
    }

    int jobs() {
        return jobs;
    }

    @Nullable
    Path report() {
        return report;
    }

    boolean json() {
        return json;
    }

    FailOn failOn() {
        return FailOn.parse(failOn);
    }
}
