package dev.maar.report;

import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.maar.experiment.Experiment;
import dev.maar.outcome.Comparison;
import dev.maar.outcome.Inside;
import dev.maar.outcome.Verdict;
import dev.maar.toolchain.Toolchain;
import java.io.IOException;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// What stands before the crates in `results.json`: the experiment, and what its report says of the whole.
final class JsonSummary {
    private static final ObjectMapper TREES = new ObjectMapper();

    private final JsonGenerator json;

    JsonSummary(JsonGenerator json) {
        this.json = json;
    }

    void experiment(Experiment experiment) throws IOException {
        json.writeObjectFieldStart("experiment");
        json.writeStringField("name", experiment.name());
        json.writeArrayFieldStart("toolchains");
        for (Toolchain toolchain : experiment.toolchains()) {
            toolchain(toolchain);
        }
        json.writeEndArray();
        json.writeStringField("mode", experiment.mode().text());
        json.writeStringField("cap_lints", experiment.capLints().text());
        JsonFields.texts(json, "selections", experiment.selections());
        json.writeStringField("image_digest", experiment.conditions().imageDigest());
        json.writeStringField("runtime", experiment.conditions().runtime());
        json.writeStringField("limits", experiment.conditions().limits());
        json.writeNumberField("confirm_attempts", experiment.conditions().attempts().usual());
        json.writeNumberField("confirm_chance_attempts", experiment.conditions().attempts().chance());
        json.writeBooleanField("ignore_quirks", experiment.conditions().ignoreQuirks());
        json.writeStringField("status", experiment.state().text());
        json.writeStringField("created_at", experiment.createdAt().toString());
        json.writeStringField("started_at", moment(experiment.startedAt()));
        json.writeStringField("completed_at", moment(experiment.completedAt()));
        json.writeEndObject();
    }

    private void toolchain(Toolchain toolchain) throws IOException {
        json.writeStartObject();
        json.writeStringField("name", toolchain.spec().text());
        json.writeStringField("release", toolchain.release());
        json.writeStringField("rustc", toolchain.rustcVersion());
        json.writeStringField("cargo", toolchain.hasCargo() ? toolchain.cargoVersion() : null);
        json.writeStringField("content_hash", toolchain.contentHash());
        json.writeEndObject();
    }

    private static @Nullable String moment(@Nullable Instant instant) {
        return instant == null ? null : instant.toString();
    }

    void summary(ReportModel model) throws IOException {
        json.writeObjectFieldStart("summary");
        json.writeStringField("text", model.summary());
        json.writeNumberField("total", model.total());
        json.writeNumberField("unfinished", model.totals().unfinished());
        counts(model.totals().headline());
        json.writeObjectFieldStart("inside");
        for (Map.Entry<Inside.Change, Integer> change : model.totals().inside().entrySet()) {
            json.writeNumberField(change.getKey().text(), change.getValue());
        }
        json.writeEndObject();
        json.writeArrayFieldStart("candidates");
        for (int candidate = 0; candidate < model.experiment().candidates().size(); candidate++) {
            candidate(model, candidate);
        }
        json.writeEndArray();
        JsonMatrix.write(json, model.matrix());
        causes("regressed_causes", model.regressedCauses());
        causes("fixed_causes", model.fixedCauses());
        for (Map.Entry<String, JsonNode> field : JsonBeside.of(model.beside()).properties()) {
            json.writeFieldName(field.getKey());
            TREES.writeTree(json, field.getValue());
        }
        json.writeEndObject();
    }

    private void candidate(ReportModel model, int candidate) throws IOException {
        json.writeStartObject();
        json.writeStringField("toolchain", model.experiment().candidates().get(candidate).spec().text());
        counts(model.totals().candidates().get(candidate));
        JsonInside.changes(json, model.lints().get(candidate).changes());
        json.writeNumberField("lints_not_counted", model.lints().get(candidate).cut());
        json.writeEndObject();
    }

    private void counts(Counts counts) throws IOException {
        json.writeObjectFieldStart("counts");
        for (Map.Entry<Comparison, Integer> count : counts.settled().entrySet()) {
            json.writeNumberField(count.getKey().text(), count.getValue());
        }
        json.writeEndObject();
        json.writeObjectFieldStart("undecided");
        for (Map.Entry<Verdict, Integer> count : counts.undecided().entrySet()) {
            json.writeNumberField(count.getKey().text(), count.getValue());
        }
        json.writeEndObject();
    }

    private void causes(String name, List<Cause> causes) throws IOException {
        json.writeArrayFieldStart(name);
        for (Cause cause : causes) {
            new JsonCause(json).write(cause);
        }
        json.writeEndArray();
    }
}
