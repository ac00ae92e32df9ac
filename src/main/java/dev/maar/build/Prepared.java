package dev.maar.build;

import dev.maar.outcome.BuildLog;
import dev.maar.outcome.Outcome;
import dev.maar.outcome.StepResult;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// What preparing a crate came to: sources and dependencies that every toolchain can build, or the outcome it has already.
public sealed interface Prepared permits BuildInputs, Prepared.Refused {

    /// The crate cannot be prepared, whatever the toolchain; the log says what was tried. `commit` is what was fetched of a repository, null
    /// for other crates and where nothing was.
    record Refused(Outcome outcome, List<StepResult> steps, BuildLog log, @Nullable String commit) implements Prepared {
        public Refused {
            steps = List.copyOf(steps);
        }
    }
}
