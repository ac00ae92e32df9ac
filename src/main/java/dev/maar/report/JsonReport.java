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
import java.io.Reader;
import java.io.Writer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// Writes `results.json`: Crater's keys, so that its readers' tools keep working, and ours beside them.
///
/// The shape is published as `results.schema.json`. Texts are as they were said, bounded. Crates are written as they come, into a file beside it; what is known at
/// the end stands before them.
final class JsonReport implements ReportPart {
    /// The version of the file's shape.
    static final String SCHEMA = "maar/1";

    private static final ObjectMapper MAPPER = new ObjectMapper();
    private static final String CRATES = "results.json.crates";

    private final Experiment experiment;
    private final Path staged;
    private final Matrix ages;
    private final JsonGenerator crates;

    JsonReport(Experiment experiment, Path staged) throws IOException {
        this.experiment = experiment;
        this.staged = staged;
        this.ages = Matrix.of(experiment.toolchains(), List.of());
        this.crates = generator(ReportFolder.text(staged, CRATES));
        crates.writeStartObject();
        crates.writeArrayFieldStart("crates");
    }

    private static JsonGenerator generator(Writer out) throws IOException {
        DefaultIndenter indent = new DefaultIndenter("  ", "\n");
        JsonGenerator json = MAPPER.createGenerator(out);
        json.setPrettyPrinter(new DefaultPrettyPrinter().withObjectIndenter(indent).withArrayIndenter(indent));
        return json;
    }

    @Override
    public void crate(CrateReport crate) throws IOException {
        crates.writePOJO(json(crate));
    }

    @Override
    public void end(ReportModel model) throws IOException {
        crates.writeEndArray();
        crates.writeEndObject();
        crates.close();
        try (Writer out = ReportFolder.text(staged, ReportFolder.RESULTS)) {
            JsonGenerator json = generator(out).disable(JsonGenerator.Feature.AUTO_CLOSE_JSON_CONTENT)
                    .disable(JsonGenerator.Feature.AUTO_CLOSE_TARGET);
            json.writeStartObject();
            json.writeStringField("schema", SCHEMA);
            json.writePOJOField("experiment", experiment());
            json.writePOJOField("summary", summary(model));
            json.close();
            out.write(",");
            try (Reader body = Files.newBufferedReader(staged.resolve(CRATES))) {
                if (body.read() != '{') {
                    throw new IllegalStateException("the crates' file must hold an object");
                }
                body.transferTo(out);
            }
        }
        Files.delete(staged.resolve(CRATES));
    }

    @Override
    public void close() throws IOException {
        crates.close();
    }

    private ObjectNode experiment() {
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

    private ObjectNode summary(ReportModel model) {
        ObjectNode node = MAPPER.createObjectNode();
        node.put("text", model.summary());
        node.put("total", model.total());
        node.put("unfinished", model.totals().unfinished());
        addCounts(node, model.totals().headline());
        ObjectNode inside = node.putObject("inside");
        model.totals().inside().forEach((change, count) -> inside.put(change.text(), count));
        ArrayNode candidates = node.putArray("candidates");
        for (int candidate = 0; candidate < experiment.candidates().size(); candidate++) {
            ObjectNode one = candidates.addObject();
            one.put("toolchain", experiment.candidates().get(candidate).spec().text());
            addCounts(one, model.totals().candidates().get(candidate));
            one.set("lints", JsonInside.changes(model.lints().get(candidate).changes()));
            one.put("lints_not_counted", model.lints().get(candidate).cut());
        }
        node.set("matrix", JsonMatrix.of(model.matrix()));
        node.set("regressed_causes", causes(model.regressedCauses()));
        node.set("fixed_causes", causes(model.fixedCauses()));
        return node;
    }

    private static void addCounts(ObjectNode node, Counts counts) {
        node.set("counts", counts(counts.settled()));
        node.set("undecided", undecided(counts.undecided()));
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
            node.put("id", cause.id());
            node.put("title", cause.title());
            node.put("step", cause.signature().step());
            node.put("code", cause.signature().code());
            node.put("message", cause.signature().message());
            node.put("number", cause.number());
            node.put("direct", cause.direct());
            node.put("blocked", cause.blocked());
            node.put("confirmed", cause.confirmed());
            node.put("downloads", cause.downloads());
            ArrayNode roots = node.putArray("roots");
            cause.roots().forEach(root -> roots.add(root(root)));
            ArrayNode crates = node.putArray("crates");
            cause.members().forEach(crate -> crates.add(crate.id().id()));
            cause.candidates().forEach(node.putArray("candidates")::add);
        }
        return array;
    }

    private static ObjectNode root(Cause.Root root) {
        ObjectNode node = MAPPER.createObjectNode();
        node.put("package", root.packageId());
        node.put("tested", root.tested());
        node.put("direct", root.direct());
        node.put("blocked", root.blocked());
        return node;
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

    private ObjectNode json(CrateReport report) {
        ExperimentCrate crate = report.crate();
        ObjectNode node = identity(report);
        node.put("res", report.comparison().text());
        ArrayNode runs = node.putArray("runs");
        report.runs().forEach(run -> runs.add(JsonRun.of(run)));
        node.put("id", crate.crate().id());
        node.put("flaky_elsewhere", report.flakyElsewhere());
        node.set("cause", cause(report.cause()));
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
        JsonMatrix.add(node, ages, report);
        node.set("quirk", quirk(crate.quirk()));
        node.put("selection", crate.reason());
        node.put("checksum", crate.checksum());
        node.put("source_hash", crate.sourceHash());
        node.put("lockfile_hash", crate.lockfileHash());
        return node;
    }

    private static JsonNode cause(@Nullable FoundCause cause) {
        return cause == null
                ? MAPPER.nullNode()
                : MAPPER.createObjectNode()
                        .put("id", cause.signature().id())
                        .put("root", cause.root())
                        .put("direct", cause.direct());
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
