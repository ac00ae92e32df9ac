package dev.maar.report;

import dev.maar.outcome.Attempt;
import dev.maar.outcome.FailureReason;
import dev.maar.outcome.Outcome;
import dev.maar.outcome.Outcome.Broken;
import dev.maar.outcome.Outcome.BuildFail;
import dev.maar.outcome.Outcome.Plain;
import dev.maar.outcome.Outcome.PrepareFail;
import dev.maar.outcome.Outcome.TestFail;
import dev.maar.outcome.StepKind;

/// Where the run that tells about a crate failed and why, each in a word; both are empty where it did not fail.
///
/// `step` is the last step's name; where no steps are known, as of Crater's results, what its outcome says: `prepare`, `build` or `test run`. `reason` is Crater's word without its list (`compiler-error`, `depends-on`,
/// `timeout`).
record FailedAt(String step, String reason) {
    private static final FailedAt NOWHERE = new FailedAt("", "");

    static FailedAt of(CrateReport crate) {
        Attempt attempt = crate.telling().counted();
        if (attempt == null) {
            return NOWHERE;
        }
        String reason = reason(attempt.outcome());
        if (reason.isEmpty()) {
            return NOWHERE;
        }
        return new FailedAt(step(attempt), reason);
    }

    /// The name of the step at which an attempt that failed did so.
    static String step(Attempt attempt) {
        if (!attempt.steps().isEmpty()) {
            return attempt.steps().getLast().kind().text();
        }
        return switch (attempt.outcome()) {
            case BuildFail _ -> StepKind.BUILD.text();
            case TestFail _ -> StepKind.TEST_RUN.text();
            case Broken _,PrepareFail _,Plain _ -> "prepare";
        };
    }

    private static String reason(Outcome outcome) {
        return switch (outcome) {
            case Broken(var reason) -> reason.text();
            case PrepareFail(var reason) -> word(reason);
            case BuildFail(var reason) -> word(reason);
            case TestFail(var reason) -> word(reason);
            case Plain plain -> switch (plain) {
                case ERROR, SKIPPED -> plain.text();
                case TEST_SKIPPED, TEST_PASS -> "";
            };
        };
    }

    private static String word(FailureReason reason) {
        return switch (reason) {
            case FailureReason.Plain plain -> plain.text();
            case FailureReason.CompilerError _ -> "compiler-error";
            case FailureReason.DependsOn _ -> "depends-on";
        };
    }
}
