package dev.maar.report;

import com.fasterxml.jackson.core.JsonGenerator;
import dev.maar.outcome.Diagnostic;
import dev.maar.outcome.Inside;
import dev.maar.outcome.InsideDifference;
import dev.maar.outcome.LintDifference;
import dev.maar.outcome.Problem;
import java.io.IOException;
import java.util.List;

/// What lies inside equal outcomes as JSON: failures that differ, and lints that speak more or less often.
final class JsonInside {
    private static final int MOST_TESTS = 100;

    private JsonInside() {
    }

    /// Null where nothing differs inside.
    static void write(JsonGenerator json, CrateReport crate, int candidate) throws IOException {
        Inside inside = crate.judgements().get(candidate).inside();
        if (inside.change() == Inside.Change.NONE) {
            json.writeNull();
            return;
        }
        InsideDifference difference = InsideDifference.told(crate.runs().getFirst().attempts(),
                crate.runs().get(candidate + 1).attempts());
        json.writeStartObject();
        json.writeStringField("change", inside.change().text());
        json.writeStringField("verdict", inside.verdict().text());
        JsonCrate.evidence(json, inside.verdict(), inside.evidence());
        errors(json, "new_errors", difference.newErrors());
        errors(json, "gone_errors", difference.goneErrors());
        tests(json, "newly_failing_tests", difference.newlyFailing());
        tests(json, "newly_passing_tests", difference.newlyPassing());
        JsonFields.texts(json, "new_ends", difference.newEnds());
        JsonFields.texts(json, "gone_ends", difference.goneEnds());
        json.writeNumberField("reworded_errors", difference.reworded());
        json.writeNumberField("further_errors", difference.further());
        json.writeEndObject();
    }

    private static void errors(JsonGenerator json, String name, List<Diagnostic> errors) throws IOException {
        json.writeNumberField(name + "_count", errors.size());
        JsonDiagnostic.write(json, name, errors);
    }

    private static void tests(JsonGenerator json, String name, List<Problem.FailingTest> tests) throws IOException {
        json.writeNumberField(name + "_count", tests.size());
        json.writeArrayFieldStart(name);
        for (Problem.FailingTest test : tests.subList(0, Math.min(MOST_TESTS, tests.size()))) {
            json.writeStartObject();
            json.writeStringField("target", test.target());
            json.writeStringField("name", test.name());
            json.writeEndObject();
        }
        json.writeEndArray();
    }

    static void lints(JsonGenerator json, List<LintDifference> lints) throws IOException {
        json.writeArrayFieldStart("lints");
        for (LintDifference lint : lints) {
            json.writeStartObject();
            lint(json, lint.future(), lint.lint(), lint.local());
            json.writeNumberField("baseline", lint.baseline());
            json.writeNumberField("candidate", lint.candidate());
            json.writeEndObject();
        }
        json.writeEndArray();
    }

    static void changes(JsonGenerator json, List<LintChange> changes) throws IOException {
        json.writeArrayFieldStart("lints");
        for (LintChange change : changes) {
            json.writeStartObject();
            lint(json, change.future(), change.lint(), change.local());
            json.writeNumberField("more", change.more());
            json.writeNumberField("fewer", change.fewer());
            json.writeNumberField("crates", change.crates());
            json.writeEndObject();
        }
        json.writeEndArray();
    }

    private static void lint(JsonGenerator json, boolean future, String lint, boolean local) throws IOException {
        json.writeStringField("kind", future ? "future-incompatible" : "warning");
        json.writeStringField("lint", lint);
        json.writeBooleanField("local", local);
    }
}
