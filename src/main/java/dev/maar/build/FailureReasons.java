package dev.maar.build;

import dev.maar.outcome.FailureReason;
import dev.maar.outcome.FailureReason.CompilerError;
import dev.maar.outcome.FailureReason.DependsOn;
import dev.maar.outcome.FailureReason.Plain;
import dev.maar.outcome.StepKind;
import org.jspecify.annotations.Nullable;

/// Why a failed step failed: the first that applies, in Crater's order (`field-crater` 4.3).
///
/// Three differences. The step that runs tests is read as well, which Crater forgets. A compiler or linker that the kernel
/// killed is `oom` also where the sandbox did not see it. A dependency that fails without a compiler message, such as by its build
/// script, is named, after everything that Crater would have seen.
public final class FailureReasons {
    private FailureReasons() {
    }

    /// `killReason` is the sandbox's word where it ended the step, else null: `timeout`, `inactivity`, `oom`, `no-space`,
    /// `pids`, `log-size`.
    public static FailureReason of(CargoOutput output, @Nullable String killReason) {
        if (output.internalError()) {
            return Plain.ICE;
        }
        if (output.symptoms().noSpace() || "no-space".equals(killReason)) {
            return Plain.NO_SPACE;
        }
        if (!output.failedDependencies().isEmpty()) {
            return DependsOn.of(output.failedDependencies());
        }
        return output.step().kind() == StepKind.TEST_RUN ? ofTests(output, killReason) : ofBuild(output, killReason);
    }

    private static FailureReason ofBuild(CargoOutput output, @Nullable String killReason) {
        return output.localCodes().isEmpty() ? uncoded(output, killReason) : CompilerError.of(output.localCodes());
    }

    /// What tests print of a compiler is often what they test, so that a word of trybuild's comes first.
    private static FailureReason ofTests(CargoOutput output, @Nullable String killReason) {
        boolean coded = !output.localCodes().isEmpty() && !output.symptoms().diagnosticChange();
        return coded ? CompilerError.of(output.localCodes()) : uncoded(output, killReason);
    }

    private static FailureReason uncoded(CargoOutput output, @Nullable String killReason) {
        if (output.symptoms().network()) {
            return Plain.NETWORK_ACCESS;
        }
        if (output.symptoms().diagnosticChange()) {
            return Plain.COMPILER_DIAGNOSTIC_CHANGE;
        }
        if (killReason != null) {
            return ofKill(killReason);
        }
        if (output.symptoms().killed()) {
            return Plain.OOM;
        }
        return output.brokenDependencies().isEmpty() ? Plain.UNKNOWN : DependsOn.of(output.brokenDependencies());
    }

    /// What the sandbox's word means. Too much output and too many processes are the crate's doing and nothing that the field has a
    /// word for: `unknown`.
    static FailureReason ofKill(String killReason) {
        return switch (killReason) {
            case "timeout", "inactivity" -> Plain.TIMEOUT;
            case "oom" -> Plain.OOM;
            case "no-space" -> Plain.NO_SPACE;
            default -> Plain.UNKNOWN;
        };
    }
}
