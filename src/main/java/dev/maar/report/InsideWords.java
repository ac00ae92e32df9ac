package dev.maar.report;

import dev.maar.outcome.Diagnostic;
import dev.maar.outcome.InsideDifference;
import dev.maar.outcome.Problem;
import java.util.ArrayList;
import java.util.List;

/// Says in lines what differs inside a crate that fails on both sides.
final class InsideWords {
    private InsideWords() {
    }

    /// What the candidate has and the baseline has not, the most telling first: tests, errors, ends.
    static List<String> worse(InsideDifference difference) {
        return lines(difference.newlyFailing(), difference.newErrors(), difference.newEnds());
    }

    /// What the baseline has and the candidate has not.
    static List<String> better(InsideDifference difference) {
        return lines(difference.newlyPassing(), difference.goneErrors(), difference.goneEnds());
    }

    private static List<String> lines(List<Problem.FailingTest> tests, List<Diagnostic> errors, List<String> ends) {
        List<String> lines = new ArrayList<>();
        tests.forEach(test -> lines.add("test " + test.name() + " (" + test.target() + ")"));
        errors.forEach(error -> lines.add(error(error)));
        lines.addAll(ends);
        return lines;
    }

    /// `E0277: the trait bound is not satisfied (src/lib.rs:7)`, with the package's name where it is a dependency.
    private static String error(Diagnostic error) {
        String place = error.file() == null ? "" : error.file() + (error.line() == null ? "" : ":" + error.line());
        String owner = error.local() ? "" : FoundCause.name(error.packageId());
        String where = String.join(" ", List.of(owner, place)).strip();
        return (error.code() == null ? "" : error.code() + ": ") + error.message().lines().findFirst().orElse("")
                + (where.isEmpty() ? "" : " (" + where + ")");
    }

    /// `+12 in 3 crates, −1`: how much more and less often a lint speaks.
    static String counts(LintChange change) {
        String more = change.more() == 0
                ? ""
                : "+" + change.more() + " in " + ReportModel.counted(change.crates(), "crate");
        String fewer = change.fewer() == 0 ? "" : "−" + change.fewer();
        return more + (more.isEmpty() || fewer.isEmpty() ? "" : ", ") + fewer;
    }

    /// Where and how a lint spoke.
    static String kind(LintChange change) {
        return (change.future() ? "future incompatibility" : "lint")
                + (change.local() ? "" : ", in dependencies");
    }

    /// A lint in one line, as the table of crates names it: `dead_code`, `never_type_fallback, future incompatibility, in dependencies`.
    static String lint(String lint, boolean future, boolean local) {
        return lint.replace('\n', ' ') + (future ? ", future incompatibility" : "")
                + (local ? "" : ", in dependencies");
    }
}
