package dev.maar.report;

import com.fasterxml.jackson.core.JsonGenerator;
import dev.maar.experiment.Experiment;
import dev.maar.outcome.Comparison;
import dev.maar.toolchain.Toolchain;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// Writes `data/report.js`: what the pages with scripts need of the whole before they load anything else.
final class ReportFacts implements ReportPart {
    /// As many causes have a page of their own.
    private static final int MOST_CAUSES = 2_000;
    private static final int LONGEST_TITLE = 100;

    private final Path folder;
    private final CratePage page;
    private final KeptLogs kept;
    private final CrateTable table;
    private final CrateDetails details;

    /// `table` and `details` have to have been told of the end before.
    ReportFacts(Path folder, CratePage page, KeptLogs kept, CrateTable table, CrateDetails details) {
        this.folder = folder;
        this.page = page;
        this.kept = kept;
        this.table = table;
        this.details = details;
    }

    @Override
    public void end(ReportModel model) throws IOException {
        try (DataScript script = DataScript.open(folder.resolve("data/report.js"), "report", 0)) {
            JsonGenerator json = script.json();
            experiment(json, model.experiment());
            json.writeStringField("summary", model.summary());
            json.writeNumberField("total", model.total());
            json.writeNumberField("shard", CrateTable.SHARD);
            json.writeStringField("cratePages", page.folder());
            json.writeBooleanField("downloads", table.downloads());
            json.writeStringField("logs", kept.word());
            toolchains(json, model.experiment().toolchains());
            words(json);
            json.writeArrayFieldStart("causes");
            causes(json, model.regressedCauses());
            causes(json, model.fixedCauses());
            json.writeEndArray();
            details(json);
            json.writeArrayFieldStart("histories");
            for (int file : HistoryScripts.files(model, details)) {
                json.writeNumber(file);
            }
            json.writeEndArray();
        }
    }

    private static void experiment(JsonGenerator json, Experiment experiment) throws IOException {
        json.writeStringField("name", experiment.name());
        json.writeStringField("mode", experiment.mode().text());
        json.writeStringField("capLints", experiment.capLints().text());
        json.writeStringField("image", experiment.conditions().imageDigest());
        json.writeStringField("runtime", experiment.conditions().runtime());
        json.writeStringField("limits", experiment.conditions().limits());
        json.writeStringField("created", experiment.createdAt().toString());
        moment(json, "started", experiment.startedAt());
        moment(json, "completed", experiment.completedAt());
    }

    private static void moment(JsonGenerator json, String name, @Nullable Instant moment) throws IOException {
        json.writeStringField(name, moment == null ? "" : moment.toString());
    }

    private static void toolchains(JsonGenerator json, List<Toolchain> toolchains) throws IOException {
        json.writeArrayFieldStart("toolchains");
        for (Toolchain toolchain : toolchains) {
            json.writeStartObject();
            json.writeStringField("name", toolchain.spec().text());
            json.writeStringField("release", toolchain.release());
            json.writeStringField("rustc", toolchain.rustcVersion().strip());
            json.writeStringField("cargo", toolchain.hasCargo() ? toolchain.cargoVersion() : "");
            json.writeStringField("hash", toolchain.contentHash());
            json.writeEndObject();
        }
        json.writeEndArray();
    }

    /// The headlines from bad to good, with what cannot be believed behind what regressed.
    private static void words(JsonGenerator json) throws IOException {
        json.writeArrayFieldStart("words");
        for (Comparison comparison : Comparison.values()) {
            word(json, comparison.text(), ComparisonWords.look(comparison), ComparisonWords.meaning(comparison));
            if (comparison == Comparison.REGRESSED) {
                word(json, CrateLine.UNDECIDED, "odd", ComparisonWords.UNDECIDED);
            }
        }
        json.writeEndArray();
    }

    private static void word(JsonGenerator json, String word, String look, String meaning) throws IOException {
        json.writeStartObject();
        json.writeStringField("word", word);
        json.writeStringField("look", look);
        json.writeStringField("meaning", meaning);
        json.writeEndObject();
    }

    private static void causes(JsonGenerator json, List<Cause> causes) throws IOException {
        for (Cause cause : causes.subList(0, Math.min(MOST_CAUSES, causes.size()))) {
            String title = cause.title();
            json.writeStartObject();
            json.writeStringField("id", cause.id());
            json.writeStringField("title", title.substring(0,
                    title.offsetByCodePoints(0, Math.min(LONGEST_TITLE, title.codePointCount(0, title.length())))));
            json.writeBooleanField("page", true);
            json.writeEndObject();
        }
    }

    private void details(JsonGenerator json) throws IOException {
        json.writeArrayFieldStart("details");
        for (CrateDetails.First file : details.files()) {
            json.writeStartArray();
            json.writeNumber(file.crate());
            json.writeString(file.id());
            json.writeEndArray();
        }
        json.writeEndArray();
    }
}
