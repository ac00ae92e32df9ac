package dev.maar.report;

import com.fasterxml.jackson.core.JsonGenerator;
import dev.maar.crates.CrateId;
import dev.maar.crates.Quirk;
import dev.maar.experiment.Experiment;
import dev.maar.experiment.ExperimentCrate;
import dev.maar.outcome.Judgement;
import dev.maar.outcome.Repeats;
import dev.maar.outcome.Verdict;
import java.io.IOException;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// One crate as JSON: Crater's keys, then ours. Written as it comes, without a tree in between, as there may be 700,000.
final class JsonCrate {
    private final FactSource facts;
    private final FirstPass passes;
    private final KeptLogs kept;

    JsonCrate(Experiment experiment, FactSource facts, KeptLogs kept) {
        this.facts = facts;
        this.kept = kept;
        this.passes = FirstPass.of(experiment.toolchains());
    }

    void write(JsonGenerator json, CrateReport report) throws IOException {
        json.writeStartObject();
        identity(json, report);
        json.writeStringField("res", report.comparison().text());
        json.writeArrayFieldStart("runs");
        for (RunReport run : report.runs()) {
            JsonRun.write(json, run, kept, kept.brief(report));
        }
        json.writeEndArray();
        json.writeStringField("id", report.id().id());
        json.writeBooleanField("flaky_elsewhere", report.flakyElsewhere());
        cause(json, report.cause());
        JsonFields.number(json, "downloads", report.downloads());
        JsonFields.texts(json, "owners", report.differs() ? facts.owners(report.id()) : List.of());
        json.writeStringField("verdict", report.headline().verdict().text());
        json.writeArrayFieldStart("verdicts");
        for (int candidate = 0; candidate < report.judgements().size(); candidate++) {
            verdict(json, report, candidate);
        }
        json.writeEndArray();
        JsonMatrix.add(json, passes, report);
        source(json, report.crate());
        json.writeEndObject();
    }

    /// What Crater says of a crate before its results.
    static void identity(JsonGenerator json, CrateReport report) throws IOException {
        ExperimentCrate crate = report.crate();
        json.writeStringField("name", crate.pinned().reportName());
        json.writeStringField("url", report.url());
        krate(json, crate.pinned());
        if (crate.crate() instanceof CrateId.Registry) {
            json.writeStringField("status", crate.status());
        }
    }

    private static void krate(JsonGenerator json, CrateId crate) throws IOException {
        json.writeObjectFieldStart("krate");
        switch (crate) {
            case CrateId.Registry(var name, var version) -> fields(json, "Registry", "name", name, "version", version);
            case CrateId.GitHub(var org, var name, var sha) ->
                fields(json, "GitHub", "org", org, "name", name, "sha", sha);
            case CrateId.Git(var url, var sha) -> fields(json, "Git", "url", url, "sha", sha);
            case CrateId.Local(var name) -> json.writeStringField("Local", name);
        }
        json.writeEndObject();
    }

    /// An object of texts: names and values in turn.
    private static void fields(JsonGenerator json, String object, @Nullable String... fields) throws IOException {
        json.writeObjectFieldStart(object);
        for (int field = 0; field < fields.length; field += 2) {
            json.writeStringField(fields[field], fields[field + 1]);
        }
        json.writeEndObject();
    }

    private static void cause(JsonGenerator json, @Nullable FoundCause cause) throws IOException {
        if (cause == null) {
            json.writeNullField("cause");
            return;
        }
        json.writeObjectFieldStart("cause");
        json.writeStringField("id", cause.signature().id());
        json.writeStringField("root", cause.root());
        json.writeBooleanField("direct", cause.direct());
        json.writeEndObject();
    }

    private static void verdict(JsonGenerator json, CrateReport report, int candidate) throws IOException {
        Judgement judgement = report.judgements().get(candidate);
        json.writeStartObject();
        json.writeStringField("toolchain", report.runs().get(candidate + 1).toolchain().spec().text());
        json.writeStringField("res", judgement.comparison().text());
        json.writeStringField("verdict", judgement.verdict().text());
        evidence(json, judgement.verdict(), judgement.evidence());
        json.writeFieldName("inside");
        JsonInside.write(json, report, candidate);
        JsonInside.lints(json, LintChange.in(report, candidate));
        json.writeEndObject();
    }

    static void evidence(JsonGenerator json, Verdict verdict, Repeats evidence) throws IOException {
        if (verdict == Verdict.NONE) {
            json.writeNullField("evidence");
            return;
        }
        json.writeObjectFieldStart("evidence");
        json.writeNumberField("baseline_good", evidence.baselineGood());
        json.writeNumberField("baseline_counted", evidence.baselineCounted());
        json.writeNumberField("candidate_good", evidence.candidateGood());
        json.writeNumberField("candidate_counted", evidence.candidateCounted());
        json.writeStringField("text", evidence.text());
        json.writeEndObject();
    }

    private static void source(JsonGenerator json, ExperimentCrate crate) throws IOException {
        quirk(json, crate.quirk());
        json.writeStringField("selection", crate.reason());
        json.writeStringField("checksum", crate.checksum());
        json.writeStringField("source_hash", crate.sourceHash());
        json.writeStringField("lockfile_hash", crate.lockfileHash());
    }

    private static void quirk(JsonGenerator json, @Nullable Quirk quirk) throws IOException {
        if (quirk == null) {
            json.writeNullField("quirk");
            return;
        }
        json.writeObjectFieldStart("quirk");
        json.writeBooleanField("skip", quirk.skip());
        json.writeBooleanField("skip_tests", quirk.skipTests());
        json.writeBooleanField("broken", quirk.broken());
        json.writeStringField("limits", quirk.limits());
        JsonFields.number(json, "jobs", quirk.jobs());
        json.writeStringField("reason", quirk.reason());
        json.writeStringField("place", quirk.shortPlace());
        json.writeEndObject();
    }
}
