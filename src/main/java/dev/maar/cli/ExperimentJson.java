package dev.maar.cli;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.maar.experiment.Experiment;
import dev.maar.outcome.Comparison;
import dev.maar.outcome.Inside;
import dev.maar.outcome.Verdict;
import dev.maar.store.Summary;
import dev.maar.toolchain.Toolchain;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/// Writes experiments as JSON for the commands' `--json`: times in ISO 8601, words in Crater's spelling.
final class ExperimentJson {
    private static final JsonNodeFactory NODES = JsonNodeFactory.instance;

    private final Application application;

    ExperimentJson(Application application) {
        this.application = application;
    }

    /// One object: the experiment as it is now.
    String shown(Experiment experiment) {
        ObjectNode node = node(experiment);
        node.set("matrix", new MatrixLines(application.matrix(experiment)).json());
        return text(node);
    }

    /// An array of them.
    String listed(List<Experiment> experiments) {
        ArrayNode list = NODES.arrayNode();
        experiments.forEach(experiment -> list.add(node(experiment)));
        return text(list);
    }

    /// One object: the experiment after its run, with what the report says and its folder.
    String ran(Experiment experiment, WrittenReport report, Path folder) {
        ObjectNode node = node(application.experiment(experiment.name()));
        node.put("summary", report.summary());
        node.put("report", folder.toString());
        node.set("counts", counts(report.counts()));
        node.set("inside", changes(report.inside()));
        return text(node);
    }

    private ObjectNode node(Experiment experiment) {
        Summary standing = application.standing(experiment);
        ObjectNode node = NODES.objectNode()
                .put("name", experiment.name())
                .put("state", experiment.state().text())
                .put("mode", experiment.mode().text())
                .put("cap_lints", experiment.capLints().text())
                .put("total", standing.total())
                .put("finished", standing.finished());
        experiment.selections().forEach(node.putArray("selections")::add);
        ArrayNode toolchains = node.putArray("toolchains");
        for (int position = 0; position < experiment.toolchains().size(); position++) {
            ObjectNode toolchain = toolchain(experiment.toolchains().get(position));
            if (position > 0) {
                Summary.Candidate candidate = standing.candidates().get(position - 1);
                toolchain.set("comparisons", counts(candidate.settled()));
                toolchain.set("undecided", verdicts(candidate.undecided()));
                toolchain.set("inside", changes(candidate.inside()));
            }
            toolchains.add(toolchain);
        }
        return node.put("image", experiment.conditions().imageDigest())
                .put("runtime", experiment.conditions().runtime())
                .put("limits", experiment.conditions().limits())
                .put("confirm_attempts", experiment.conditions().attempts().usual())
                .put("confirm_chance_attempts", experiment.conditions().attempts().chance())
                .put("ignore_quirks", experiment.conditions().ignoreQuirks())
                .put("created_at", experiment.createdAt().toString())
                .put("started_at", time(experiment.startedAt()))
                .put("completed_at", time(experiment.completedAt()));
    }

    private static ObjectNode toolchain(Toolchain toolchain) {
        return NODES.objectNode()
                .put("spec", toolchain.spec().text())
                .put("release", toolchain.release())
                .put("rustc", toolchain.rustcVersion())
                .put("cargo", toolchain.cargoVersion())
                .put("content_hash", toolchain.contentHash());
    }

    private static ObjectNode counts(Map<Comparison, Integer> counts) {
        ObjectNode node = NODES.objectNode();
        new TreeMap<>(counts).forEach((comparison, count) -> node.put(comparison.text(), count));
        return node;
    }

    private static ObjectNode verdicts(Map<Verdict, Integer> counts) {
        ObjectNode node = NODES.objectNode();
        new TreeMap<>(counts).forEach((verdict, count) -> node.put(verdict.text(), count));
        return node;
    }

    private static ObjectNode changes(Map<Inside.Change, Integer> counts) {
        ObjectNode node = NODES.objectNode();
        new TreeMap<>(counts).forEach((change, count) -> node.put(change.text(), count));
        return node;
    }

    private static @Nullable String time(@Nullable Instant at) {
        return at == null ? null : at.toString();
    }

    private static String text(JsonNode node) {
        try {
            return new ObjectMapper().writerWithDefaultPrettyPrinter().writeValueAsString(node);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("a tree of plain values is always JSON", e);
        }
    }
}
