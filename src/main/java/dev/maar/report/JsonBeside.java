package dev.maar.report;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.Collection;
import java.util.Map;

/// What a report says beside its own numbers, as JSON for `results.json`: its keys are described in the design notes on the report.
final class JsonBeside {
    private JsonBeside() {
    }

    /// `notes`, `downloads_as_of`, `impact`, `against` and `history`; what is not known is null or empty.
    static ObjectNode of(Beside beside) {
        ObjectNode summary = JsonNodeFactory.instance.objectNode();
        texts(summary, "notes", beside.notes());
        summary.put("downloads_as_of", beside.factsAsOf().isEmpty() ? null : beside.factsAsOf());
        summary.set("impact", impact(beside.impact()));
        Against against = beside.against();
        summary.set("against", against == null ? JsonNodeFactory.instance.nullNode() : against(against));
        ObjectNode history = summary.putObject("history");
        beside.histories()
                .entrySet()
                .stream()
                .sorted(Map.Entry.comparingByKey())
                .forEach(one -> history.set(one.getKey(), history(one.getValue())));
        return summary;
    }

    private static ObjectNode impact(Impact impact) {
        ObjectNode node = JsonNodeFactory.instance.objectNode();
        node.put("affected", impact.affected());
        node.put("direct", impact.direct());
        node.put("blocked", impact.blocked());
        node.put("undecided", impact.undecided());
        node.put("warnings_first", impact.warningsFirst());
        node.put("sentence", impact.sentence());
        node.put("hidden_roots", impact.hiddenRoots());
        ArrayNode roots = node.putArray("roots");
        impact.roots().forEach(root -> roots.add(root(root)));
        ArrayNode lints = node.putArray("future_incompatibilities");
        for (Impact.FutureLint lint : impact.lints()) {
            lints.addObject()
                    .put("toolchain", lint.toolchain())
                    .put("lint", lint.lint())
                    .put("local", lint.local())
                    .put("crates", lint.crates())
                    .put("more", lint.reports());
        }
        ArrayNode owners = node.putArray("owners");
        for (Impact.Owner owner : impact.owners()) {
            ObjectNode one = owners.addObject().put("name", owner.name()).put("downloads", owner.downloads());
            texts(one, "packages", owner.packages());
        }
        return node;
    }

    private static ObjectNode root(Impact.RootCrate root) {
        ObjectNode node = JsonNodeFactory.instance.objectNode();
        node.put("package", root.packageId());
        node.put("tested", root.tested());
        node.put("direct", root.direct());
        node.put("blocked", root.blocked());
        node.put("downloads", root.downloads());
        texts(node, "owners", root.owners());
        texts(node, "causes", root.causes());
        return node;
    }

    private static ObjectNode against(Against against) {
        ObjectNode node = JsonNodeFactory.instance.objectNode();
        node.put("experiment", against.name());
        node.put("text", against.summary());
        texts(node, "toolchains", against.otherToolchains());
        texts(node, "notes", against.notes());
        ArrayNode causes = node.putArray("causes");
        for (Against.CauseChange cause : against.causes()) {
            causes.addObject()
                    .put("state", cause.state().text())
                    .put("id", cause.id())
                    .put("title", cause.title())
                    .put("here", cause.here())
                    .put("there", cause.there());
        }
        node.set("newly_regressed", changes(against.newly()));
        node.set("still_regressed", changes(against.still()));
        node.set("no_longer_regressed", changes(against.noLonger()));
        node.set("not_run", changes(against.unseen()));
        node.put("only_here", against.onlyHere());
        node.put("only_there", against.onlyThere());
        return node;
    }

    private static ObjectNode changes(Against.Changes changes) {
        ObjectNode node = JsonNodeFactory.instance.objectNode().put("number", changes.number());
        ArrayNode crates = node.putArray("crates");
        for (Against.CrateChange change : changes.first()) {
            crates.addObject()
                    .put("id", change.id().id())
                    .put("then", change.then())
                    .put("now", change.now())
                    .put("cause", change.cause())
                    .put("name_there", change.otherName());
        }
        return node;
    }

    private static ObjectNode history(CrateHistory history) {
        ObjectNode node = JsonNodeFactory.instance.objectNode().put("since", history.since());
        ArrayNode past = node.putArray("past");
        for (CrateHistory.Past one : history.past()) {
            ObjectNode entry = past.addObject()
                    .put("experiment", one.experiment())
                    .put("day", one.day())
                    .put("name", one.name())
                    .put("res", one.word());
            texts(entry, "toolchains", one.toolchains());
            texts(entry, "runs", one.outcomes());
        }
        return node;
    }

    private static void texts(ObjectNode node, String key, Collection<String> texts) {
        ArrayNode array = node.putArray(key);
        texts.forEach(array::add);
    }
}
