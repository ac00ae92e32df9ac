package dev.maar.report;

import dev.maar.outcome.BrokenReason;
import dev.maar.outcome.FailureReason;
import dev.maar.outcome.FailureReason.CompilerError;
import dev.maar.outcome.FailureReason.DependsOn;
import dev.maar.outcome.Outcome;
import dev.maar.outcome.Outcome.Broken;
import dev.maar.outcome.Outcome.BuildFail;
import dev.maar.outcome.Outcome.Plain;
import dev.maar.outcome.Outcome.PrepareFail;
import dev.maar.outcome.Outcome.TestFail;

/// Says outcomes in words, with Crater's long names.
final class OutcomeWords {
    private OutcomeWords() {
    }

    /// `build compiler-error(E0277)`, `test failed (unknown)`, `broken Cargo.toml`.
    static String of(Outcome outcome) {
        return switch (outcome) {
            case Broken(var reason) -> broken(reason);
            case PrepareFail(var reason) -> "prepare " + reason(reason);
            case BuildFail(var reason) -> "build " + reason(reason);
            case TestFail(var reason) -> "test " + reason(reason);
            case Plain plain -> switch (plain) {
                case TEST_SKIPPED -> "test skipped";
                case TEST_PASS -> "test passed";
                case SKIPPED -> "skipped";
                case ERROR -> "error";
            };
        };
    }

    private static String reason(FailureReason reason) {
        return switch (reason) {
            case CompilerError error -> error.text();
            case DependsOn dependsOn -> dependsOn.text();
            case FailureReason.Plain plain -> switch (plain) {
                case UNKNOWN -> "failed (unknown)";
                case OOM -> "OOM";
                case NO_SPACE -> "no space left on device";
                case TIMEOUT -> "timed out";
                case ICE -> "ICE";
                case NETWORK_ACCESS -> "network access";
                case DOCKER -> "failed (docker error)";
                case COMPILER_DIAGNOSTIC_CHANGE -> "compiler diagnostic changed";
            };
        };
    }

    private static String broken(BrokenReason reason) {
        return switch (reason) {
            case UNKNOWN -> "broken crate";
            case CARGO_TOML -> "broken Cargo.toml";
            case BROKEN_DEPS -> "broken deps";
            case YANKED -> "deps yanked";
            case MISSING_DEPS -> "missing deps";
            case INVALID_CARGO_LOCK -> "invalid Cargo.lock";
            case MISSING_GIT_REPOSITORY -> "missing repo";
        };
    }

    /// The page's word for how an outcome looks: `good`, `bad`, `half` (built, tests failed), `none` (nothing ran), `odd` (not the
    /// crate's fault, or nothing that could be tried).
    static String look(Outcome outcome) {
        return switch (outcome) {
            case Broken _,PrepareFail _ -> "odd";
            case BuildFail _ -> "bad";
            case TestFail _ -> "half";
            case Plain plain -> switch (plain) {
                case TEST_SKIPPED, TEST_PASS -> "good";
                case SKIPPED -> "none";
                case ERROR -> "odd";
            };
        };
    }
}
