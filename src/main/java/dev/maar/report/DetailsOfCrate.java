package dev.maar.report;

import com.fasterxml.jackson.core.JsonGenerator;
import dev.maar.crates.CrateId;
import dev.maar.crates.Quirk;
import dev.maar.experiment.ExperimentCrate;
import dev.maar.outcome.Inside;
import dev.maar.outcome.InsideDifference;
import dev.maar.outcome.Judgement;
import java.io.IOException;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// Writes what a crate's page says beside its runs, each field only where there is something to say.
final class DetailsOfCrate {
    private static final int MOST_LINES = 60;

    private DetailsOfCrate() {
    }

    static void write(JsonGenerator json, CrateReport crate, CrateDetails.Shown shown) throws IOException {
        ExperimentCrate tried = crate.crate();
        json.writeStartObject();
        if (!(tried.pinned() instanceof CrateId.Registry)) {
            json.writeStringField("name", tried.pinned().reportName());
            field(json, "url", crate.url());
        }
        field(json, "status", tried.status());
        field(json, "checksum", tried.checksum());
        field(json, "sources", tried.sourceHash());
        if (crate.downloads() != null) {
            json.writeNumberField("downloads", crate.downloads());
        }
        if (shown.lockfile()) {
            json.writeBooleanField("lockfile", true);
        }
        quirk(json, tried.quirk());
        judgements(json, crate);
        cause(json, crate.cause());
        if (crate.flakyElsewhere()) {
            json.writeBooleanField("flakyElsewhere", true);
        }
        if (shown.logs()) {
            json.writeStringField("logData", LogScript.base(crate.id()));
        }
        if (shown.logs() || shown.linked()) {
            logs(json, crate);
        }
        json.writeEndObject();
    }

    private static void field(JsonGenerator json, String name, @Nullable String text) throws IOException {
        if (text != null && !text.isEmpty()) {
            json.writeStringField(name, text);
        }
    }

    private static void quirk(JsonGenerator json, @Nullable Quirk quirk) throws IOException {
        if (quirk == null) {
            return;
        }
        json.writeObjectFieldStart("quirk");
        json.writeStringField("effect", quirk.effect());
        json.writeStringField("reason", quirk.reason());
        json.writeStringField("place", quirk.shortPlace());
        json.writeEndObject();
    }

    private static void judgements(JsonGenerator json, CrateReport crate) throws IOException {
        json.writeArrayFieldStart("judgements");
        for (int candidate = 0; candidate < crate.judgements().size(); candidate++) {
            Judgement judgement = crate.judgements().get(candidate);
            json.writeStartObject();
            json.writeStringField("text", judgement.text());
            json.writeStringField("look", judgement.undecided() ? "odd" : ComparisonWords.look(judgement.settled()));
            if (judgement.inside().change() != Inside.Change.NONE) {
                inside(json, InsideDifference.told(crate.runs().getFirst().attempts(),
                        crate.runs().get(candidate + 1).attempts()));
            }
            json.writeEndObject();
        }
        json.writeEndArray();
    }

    private static void inside(JsonGenerator json, InsideDifference difference) throws IOException {
        lines(json, "worse", InsideWords.worse(difference));
        lines(json, "better", InsideWords.better(difference));
    }

    private static void lines(JsonGenerator json, String name, List<String> lines) throws IOException {
        String[] first = lines.subList(0, Math.min(MOST_LINES, lines.size())).toArray(new String[0]);
        json.writeFieldName(name);
        json.writeArray(first, 0, first.length);
    }

    private static void cause(JsonGenerator json, @Nullable FoundCause cause) throws IOException {
        if (cause == null) {
            return;
        }
        json.writeObjectFieldStart("cause");
        json.writeStringField("id", cause.signature().id());
        json.writeStringField("words", cause.words());
        json.writeStringField("code", cause.signature().code());
        json.writeStringField("root", cause.root());
        json.writeBooleanField("direct", cause.direct());
        json.writeEndObject();
    }

    private static void logs(JsonGenerator json, CrateReport crate) throws IOException {
        json.writeArrayFieldStart("logs");
        for (RunReport run : crate.runs()) {
            json.writeString(Links.path(run.logFolder()));
        }
        json.writeEndArray();
    }
}
