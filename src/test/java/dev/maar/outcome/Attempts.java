package dev.maar.outcome;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// Attempts for the tests of this room, made of the little that they look at.
record Attempts(String outcome, @Nullable StepKind failedAt, @Nullable String killReason, List<Diagnostic> diagnostics,
        List<TestResult> tests) {

    static Attempts ended(String outcome) {
        StepKind failedAt = outcome.startsWith("build-fail")
                ? StepKind.BUILD
                : outcome.startsWith("test-fail") ? StepKind.TEST_RUN : null;
        return new Attempts(outcome, failedAt, null, List.of(), List.of());
    }

    Attempts at(StepKind step) {
        return new Attempts(outcome, step, killReason, diagnostics, tests);
    }

    Attempts killed(String reason) {
        return new Attempts(outcome, failedAt, reason, diagnostics, tests);
    }

    /// An error of the crate itself, whose key is its code and message.
    Attempts error(@Nullable String code, String message, @Nullable String file, @Nullable Integer line) {
        return with(diagnostic(code, "error", message, "reg/crate/1.0.0", file, line));
    }

    Attempts with(Diagnostic diagnostic) {
        List<Diagnostic> more = new ArrayList<>(diagnostics);
        more.add(diagnostic);
        return new Attempts(outcome, failedAt, killReason, more, tests);
    }

    /// `ok`, `FAILED` or `ignored`, by name, of one target.
    Attempts test(String name, String result) {
        List<TestResult> more = new ArrayList<>(tests);
        more.add(new TestResult("unittests src/lib.rs", name, result));
        return new Attempts(outcome, failedAt, killReason, diagnostics, more);
    }

    static Diagnostic diagnostic(@Nullable String code, String level, String message, String packageId,
            @Nullable String file, @Nullable Integer line) {
        return new Diagnostic(code, level, message, packageId, packageId.equals("reg/crate/1.0.0"), file, line, message,
                code == null ? message : code + ": " + message);
    }

    Attempt made() {
        List<StepResult> steps = new ArrayList<>();
        for (StepKind kind : List.of(StepKind.METADATA, StepKind.BUILD, StepKind.TEST_BUILD, StepKind.TEST_RUN)) {
            if (kind == failedAt) {
                steps.add(new StepResult(kind, List.of("cargo"), killReason == null ? 101 : null, killReason, 1));
                break;
            }
            steps.add(new StepResult(kind, List.of("cargo"), 0, null, 1));
        }
        return new Attempt(1, Purpose.FIRST, Outcome.parse(outcome), killReason, steps, diagnostics, tests,
                new BuildLog(new byte[0], 0), Instant.EPOCH, Instant.EPOCH, 1, 1, 1, "worker-1");
    }
}
