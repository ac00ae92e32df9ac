package dev.maar.report;

import dev.maar.outcome.Attempt;
import dev.maar.outcome.Diagnostic;
import dev.maar.outcome.StepResult;
import dev.maar.outcome.TestResult;
import java.util.List;
import java.util.Objects;
import java.util.function.Predicate;

/// Picks what shows best why a run failed: the compiler's own words, else the failing tests, else how the last command ended.
final class Evidence {
    private static final int SHOWN_TESTS = 10;

    private Evidence() {
    }

    /// Returns what was said about one cause in a run; empty where nothing was.
    static String of(RunReport run, Cause.Kind kind, String name) {
        Attempt attempt = run.counted();
        if (attempt == null) {
            return "";
        }
        Predicate<Diagnostic> wanted = switch (kind) {
            case DEPENDENCY -> diagnostic -> diagnostic.packageId().equals(name);
            case ERROR_CODE -> diagnostic -> diagnostic.local() && Objects.equals(diagnostic.code(), name);
            case OUTCOME -> Diagnostic::local;
        };
        return errors(attempt).stream()
                .filter(wanted)
                .findFirst()
                .map(Diagnostic::plain)
                .orElseGet(() -> of(run));
    }

    /// Returns what was said in a run; empty where nothing was.
    static String of(RunReport run) {
        Attempt attempt = run.counted();
        if (attempt == null) {
            return "";
        }
        return errors(attempt).stream()
                .findFirst()
                .map(Diagnostic::plain)
                .orElseGet(() -> tests(attempt) + step(attempt));
    }

    /// The errors of an attempt, without the compiler's closing count of them.
    static List<Diagnostic> errors(Attempt attempt) {
        return attempt.diagnostics()
                .stream()
                .filter(Diagnostic::error)
                .filter(diagnostic -> !diagnostic.message().startsWith("aborting due to "))
                .toList();
    }

    /// The tests that failed.
    static List<TestResult> failedTests(Attempt attempt) {
        return attempt.tests().stream().filter(test -> test.result().equals(TestResult.FAILED)).toList();
    }

    private static String tests(Attempt attempt) {
        StringBuilder text = new StringBuilder();
        List<TestResult> failed = failedTests(attempt);
        for (TestResult test : failed.subList(0, Math.min(SHOWN_TESTS, failed.size()))) {
            text.append("test ").append(test.name()).append(" failed (").append(test.target()).append(")\n");
        }
        if (failed.size() > SHOWN_TESTS) {
            text.append("… and ").append(failed.size() - SHOWN_TESTS).append(" more tests\n");
        }
        return text.toString();
    }

    private static String step(Attempt attempt) {
        if (attempt.steps().isEmpty() || attempt.steps().getLast().succeeded()) {
            return "";
        }
        StepResult last = attempt.steps().getLast();
        return String.join(" ", last.command()) + ": " + last.end();
    }
}
