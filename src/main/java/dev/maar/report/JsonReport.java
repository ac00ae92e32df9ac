package dev.maar.report;

import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.util.DefaultIndenter;
import com.fasterxml.jackson.core.util.DefaultPrettyPrinter;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.maar.crates.CrateId;
import dev.maar.crates.Quirk;
import dev.maar.experiment.Experiment;
import dev.maar.experiment.ExperimentCrate;
import dev.maar.experiment.Matrix;
import dev.maar.outcome.Comparison;
import dev.maar.outcome.Judgement;
import dev.maar.outcome.Repeats;
import dev.maar.outcome.Verdict;
import dev.maar.toolchain.Toolchain;
import java.io.IOException;
import java.io.Writer;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// Writes `results.json`: Crater's keys, so that its readers' tools keep working, and ours beside them.
///
/// The shape is published as `results.schema.json`. Crates are written one at a time; texts are as they were said, bounded.
final class JsonReport {
    /// The version of the file's shape.
    static final String SCHEMA = "maar/1";

    private static final ObjectMapper MAPPER = new ObjectMapper();

    private final ReportModel model;
    private final Matrix matrix;

    JsonReport(ReportModel model) {
        this.model = model;
        this.matrix = model.matrix();
    }

    void write(Writer out) throws IOException {
        DefaultIndenter indent = new DefaultIndenter("  ", "\n");
        try (JsonGenerator json = MAPPER.createGenerator(out)) {
            json.setPrettyPrinter(new DefaultPrettyPrinter().withObjectIndenter(indent).withArrayIndenter(indent));
            json.writeStartObject();
            json.writeStringField("schema", SCHEMA);
            json.writePOJOField("experiment", experiment());
            json.writePOJOField("summary", summary());
            json.writeArrayFieldStart("crates");
            for (CrateReport crate : model.crates()) {
                json.writePOJO(crate(crate));
            }
            json.writeEndArray();
            json.writeEndObject();
        }
    }

    private ObjectNode experiment() {
        Experiment experiment = model.experiment();
        ObjectNode node = MAPPER.createObjectNode();
        node.put("name", experiment.name());
        ArrayNode toolchains = node.putArray("toolchains");
        experiment.toolchains().forEach(toolchain -> toolchains.add(toolchain(toolchain)));
        node.put("mode", experiment.mode().text());
        node.put("cap_lints", experiment.capLints().text());
        experiment.selections().forEach(node.putArray("selections")::add);
        node.put("image_digest", experiment.conditions().imageDigest());
        node.put("runtime", experiment.conditions().runtime());
        node.put("limits", experiment.conditions().limits());
        node.put("confirm_attempts", experiment.conditions().attempts().usual());
        node.put("confirm_chance_attempts", experiment.conditions().attempts().chance());
        node.put("ignore_quirks", experiment.conditions().ignoreQuirks());
        node.put("status", experiment.state().text());
        node.put("created_at", experiment.createdAt().toString());
        node.put("started_at", moment(experiment.startedAt()));
        node.put("completed_at", moment(experiment.completedAt()));
        return node;
    }

    private static ObjectNode toolchain(Toolchain toolchain) {
        ObjectNode node = MAPPER.createObjectNode();
        node.put("name", toolchain.spec().text());
        node.put("release", toolchain.release());
        node.put("rustc", toolchain.rustcVersion());
        node.put("cargo", toolchain.hasCargo() ? toolchain.cargoVersion() : null);
        node.put("content_hash", toolchain.contentHash());
        return node;
    }

    private static @Nullable String moment(@Nullable Instant instant) {
        return instant == null ? null : instant.toString();
    }

    private ObjectNode summary() {
        ObjectNode node = MAPPER.createObjectNode();
        node.put("text", model.summary());
        node.put("total", model.crates().size());
        node.put("unfinished", model.unfinished());
        node.set("counts", counts(model.counts()));
        node.set("undecided", undecided(model.undecided()));
        ObjectNode inside = node.putObject("inside");
        model.insideCounts().forEach((change, count) -> inside.put(change.text(), count));
        ArrayNode candidates = node.putArray("candidates");
        List<Toolchain> toolchains = model.experiment().toolchains();
        for (int candidate = 1; candidate < toolchains.size(); candidate++) {
            ObjectNode one = candidates.addObject();
            one.put("toolchain", toolchains.get(candidate).spec().text());
            one.set("counts", counts(model.countsOf(candidate - 1)));
            one.set("undecided", undecided(model.undecidedOf(candidate - 1)));
            one.set("lints", JsonInside.changes(model.lintsOf(candidate - 1)));
            one.put("lints_not_counted", LintChange.cut(model.crates(), candidate - 1));
        }
        node.set("matrix", JsonMatrix.of(matrix));
        node.set("regressed_causes", causes(model.regressedCauses()));
        node.set("fixed_causes", causes(model.fixedCauses()));
        return node;
    }

    private static ObjectNode counts(Map<Comparison, Integer> counts) {
        ObjectNode node = MAPPER.createObjectNode();
        counts.forEach((comparison, count) -> node.put(comparison.text(), count));
        return node;
    }

    private static ObjectNode undecided(Map<Verdict, Integer> counts) {
        ObjectNode node = MAPPER.createObjectNode();
        counts.forEach((verdict, count) -> node.put(verdict.text(), count));
        return node;
    }

    private static ArrayNode causes(List<Cause> causes) {
        ArrayNode array = MAPPER.createArrayNode();
        for (Cause cause : causes) {
            ObjectNode node = array.addObject();
            node.put("kind", cause.kind().text());
            node.put("name", cause.name());
            ArrayNode crates = node.putArray("crates");
            cause.crates().forEach(crate -> crates.add(crate.id().id()));
            cause.candidates().forEach(node.putArray("candidates")::add);
        }
        return array;
    }

    /// What Crater says of a crate before its results.
    static ObjectNode identity(CrateReport report) {
        ExperimentCrate crate = report.crate();
        ObjectNode node = MAPPER.createObjectNode();
        node.put("name", crate.pinned().reportName());
        node.put("url", report.url());
        node.set("krate", krate(crate.pinned()));
        if (crate.crate() instanceof CrateId.Registry) {
            node.put("status", crate.status());
        }
        return node;
    }

    private ObjectNode crate(CrateReport report) {
        ExperimentCrate crate = report.crate();
        ObjectNode node = identity(report);
        node.put("res", report.comparison().text());
        ArrayNode runs = node.putArray("runs");
        report.runs().forEach(run -> runs.add(JsonRun.of(run)));
        node.put("id", crate.crate().id());
        node.put("flaky_elsewhere", report.flakyElsewhere());
        node.put("verdict", report.headline().verdict().text());
        ArrayNode verdicts = node.putArray("verdicts");
        for (int candidate = 0; candidate < report.judgements().size(); candidate++) {
            Judgement judgement = report.judgements().get(candidate);
            ObjectNode verdict = verdicts.addObject();
            verdict.put("toolchain", report.runs().get(candidate + 1).toolchain().spec().text());
            verdict.put("res", judgement.comparison().text());
            verdict.put("verdict", judgement.verdict().text());
            verdict.set("evidence", evidence(judgement.verdict(), judgement.evidence()));
            verdict.set("inside", JsonInside.of(report, candidate));
            verdict.set("lints", JsonInside.lints(LintChange.in(report, candidate)));
        }
        JsonMatrix.add(node, matrix, report);
        node.set("quirk", quirk(crate.quirk()));
        node.put("selection", crate.reason());
        node.put("checksum", crate.checksum());
        node.put("source_hash", crate.sourceHash());
        node.put("lockfile_hash", crate.lockfileHash());
        return node;
    }

    private static JsonNode quirk(@Nullable Quirk quirk) {
        if (quirk == null) {
            return MAPPER.nullNode();
        }
        ObjectNode node = MAPPER.createObjectNode();
        node.put("skip", quirk.skip());
        node.put("skip_tests", quirk.skipTests());
        node.put("broken", quirk.broken());
        node.put("limits", quirk.limits());
        node.put("jobs", quirk.jobs());
        node.put("reason", quirk.reason());
        node.put("place", quirk.shortPlace());
        return node;
    }

    static JsonNode evidence(Verdict verdict, Repeats evidence) {
        if (verdict == Verdict.NONE) {
            return MAPPER.nullNode();
        }
        ObjectNode node = MAPPER.createObjectNode();
        node.put("baseline_good", evidence.baselineGood());
        node.put("baseline_counted", evidence.baselineCounted());
        node.put("candidate_good", evidence.candidateGood());
        node.put("candidate_counted", evidence.candidateCounted());
        node.put("text", evidence.text());
        return node;
    }

    private static ObjectNode krate(CrateId crate) {
        ObjectNode node = MAPPER.createObjectNode();
        switch (crate) {
            case CrateId.Registry(var name, var version) ->
                node.putObject("Registry").put("name", name).put("version", version);
            case CrateId.GitHub(var org, var name, var sha) ->
                node.putObject("GitHub").put("org", org).put("name", name).put("sha", sha);
            case CrateId.Git(var url, var sha) -> node.putObject("Git").put("url", url).put("sha", sha);
            case CrateId.Local(var name) -> node.put("Local", name);
        }
        return node;
    }
}
