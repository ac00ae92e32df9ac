package dev.maar.report;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.maar.outcome.Diagnostic;
import dev.maar.outcome.Inside;
import dev.maar.outcome.InsideDifference;
import dev.maar.outcome.LintDifference;
import dev.maar.outcome.Problem;
import java.util.List;

/// What lies inside equal outcomes as JSON: failures that differ, and lints that speak more or less often.
final class JsonInside {
    private static final JsonNodeFactory NODES = JsonNodeFactory.instance;
    private static final int MOST_DIAGNOSTICS = 20;
    private static final int MOST_TESTS = 100;

    private JsonInside() {
    }

    /// Null where nothing differs inside.
    static JsonNode of(CrateReport crate, int candidate) {
        Inside inside = crate.judgements().get(candidate).inside();
        if (inside.change() == Inside.Change.NONE) {
            return NODES.nullNode();
        }
        InsideDifference difference = InsideDifference.told(crate.runs().getFirst().attempts(),
                crate.runs().get(candidate + 1).attempts());
        ObjectNode node = NODES.objectNode();
        node.put("change", inside.change().text());
        node.put("verdict", inside.verdict().text());
        node.set("evidence", JsonReport.evidence(inside.verdict(), inside.evidence()));
        errors(node, "new_errors", difference.newErrors());
        errors(node, "gone_errors", difference.goneErrors());
        tests(node, "newly_failing_tests", difference.newlyFailing());
        tests(node, "newly_passing_tests", difference.newlyPassing());
        difference.newEnds().forEach(node.putArray("new_ends")::add);
        difference.goneEnds().forEach(node.putArray("gone_ends")::add);
        node.put("reworded_errors", difference.reworded());
        node.put("further_errors", difference.further());
        return node;
    }

    private static void errors(ObjectNode node, String name, List<Diagnostic> errors) {
        node.put(name + "_count", errors.size());
        ArrayNode array = node.putArray(name);
        errors.stream().limit(MOST_DIAGNOSTICS).forEach(error -> array.add(JsonRun.diagnostic(error)));
    }

    private static void tests(ObjectNode node, String name, List<Problem.FailingTest> tests) {
        node.put(name + "_count", tests.size());
        ArrayNode array = node.putArray(name);
        tests.stream()
                .limit(MOST_TESTS)
                .forEach(test -> array.addObject().put("target", test.target()).put("name", test.name()));
    }

    static ArrayNode lints(List<LintDifference> lints) {
        ArrayNode array = NODES.arrayNode();
        for (LintDifference lint : lints) {
            array.add(lint(lint.future(), lint.lint(), lint.local()).put("baseline", lint.baseline())
                    .put("candidate", lint.candidate()));
        }
        return array;
    }

    static ArrayNode changes(List<LintChange> changes) {
        ArrayNode array = NODES.arrayNode();
        for (LintChange change : changes) {
            array.add(lint(change.future(), change.lint(), change.local()).put("more", change.more())
                    .put("fewer", change.fewer())
                    .put("crates", change.crates()));
        }
        return array;
    }

    private static ObjectNode lint(boolean future, String lint, boolean local) {
        return NODES.objectNode()
                .put("kind", future ? "future-incompatible" : "warning")
                .put("lint", lint)
                .put("local", local);
    }
}
