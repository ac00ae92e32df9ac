package dev.maar.build;

import dev.maar.outcome.Outcome;
import org.jspecify.annotations.Nullable;

/// What a crate ends as when one of its steps fails.
public final class StepFailure {
    private StepFailure() {
    }

    /// The outcome of a step that failed; `killReason` is the sandbox's word where it ended the step, else null.
    ///
    /// Where cargo gives up before it compiles anything, and says why in words for a manifest, a lockfile or a missing
    /// dependency, this toolchain's cargo cannot prepare the crate, and the outcome says so.
    public static Outcome of(CargoOutput output, @Nullable String killReason) {
        return switch (output.step().kind()) {
            case RESOLVE -> output.prepare().outcome(killReason);
            case METADATA -> output.prepare().outcomeOfMetadata(killReason);
            case COPY, CHECK, CLIPPY, FIX, DOC, DOCS_RS, BUILD, TEST_BUILD -> build(output, killReason);
            case TEST_RUN -> new Outcome.TestFail(FailureReasons.of(output, killReason));
        };
    }

    private static Outcome build(CargoOutput output, @Nullable String killReason) {
        if (killReason == null && !output.anythingCompiled() && output.prepare().broken().isPresent()) {
            return new Outcome.Broken(output.prepare().broken().get());
        }
        return new Outcome.BuildFail(FailureReasons.of(output, killReason));
    }
}
