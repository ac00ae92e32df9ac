package dev.maar.report;

import dev.maar.outcome.Attempt;
import dev.maar.outcome.Diagnostic;
import dev.maar.outcome.StepResult;
import dev.maar.outcome.TestMessage;
import dev.maar.outcome.TestResult;
import java.util.List;
import java.util.Objects;

/// Picks what shows best why a run failed: the compiler's own words, else the failing tests, else how the last command ended.
final class Evidence {
    private static final int SHOWN_TESTS = 10;

    private Evidence() {
    }

    /// Returns what was said about a cause in a run; empty where nothing was.
    static String of(RunReport run, FoundCause cause) {
        Diagnostic diagnostic = cause.diagnostic();
        return diagnostic == null ? of(run) : diagnostic.rendered();
    }

    /// Returns what the other side said at the same place of the same package, be it a warning; else how it ended there.
    static String beside(RunReport other, FoundCause cause) {
        Attempt attempt = other.counted();
        if (attempt == null) {
            return "";
        }
        Diagnostic said = cause.diagnostic();
        return attempt.diagnostics()
                .stream()
                .filter(one -> said != null && one.packageId().equals(said.packageId()) && samePlace(one, said))
                .findFirst()
                .map(Diagnostic::rendered)
                .orElseGet(() -> end(attempt));
    }

    private static boolean samePlace(Diagnostic one, Diagnostic other) {
        return one.file() != null && Objects.equals(one.file(), other.file())
                && (Objects.equals(one.line(), other.line()) || Objects.equals(one.code(), other.code()));
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
                .orElseGet(() -> tests(attempt) + (failed(attempt) ? end(attempt) : ""));
    }

    /// The errors of an attempt, without the compiler's closing count of them.
    static List<Diagnostic> errors(Attempt attempt) {
        return attempt.diagnostics().isEmpty()
                ? List.of()
                : attempt.diagnostics()
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
            TestMessage message = test.message();
            if (message != null) {
                text.append(message.place().isEmpty() ? "" : "    at " + message.place() + "\n")
                        .append(message.text().indent(4));
            }
        }
        if (failed.size() > SHOWN_TESTS) {
            text.append("… and ").append(failed.size() - SHOWN_TESTS).append(" more tests\n");
        }
        return text.toString();
    }

    private static boolean failed(Attempt attempt) {
        return !attempt.steps().isEmpty() && !attempt.steps().getLast().succeeded();
    }

    /// How the last command ended: `cargo check --frozen: exit code 101`; empty where there was none.
    static String end(Attempt attempt) {
        if (attempt.steps().isEmpty()) {
            return "";
        }
        StepResult last = attempt.steps().getLast();
        return String.join(" ", last.command()) + ": " + last.end();
    }
}
