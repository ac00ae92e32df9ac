package dev.maar.report;

import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.util.MinimalPrettyPrinter;
import dev.maar.outcome.Comparison;
import dev.maar.outcome.Diagnostic;
import dev.maar.outcome.Judgement;
import dev.maar.toolchain.Toolchain;
import java.io.IOException;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// The results of one candidate in `results.sarif`: one per crate that regressed, each of the rule that is its cause.
final class SarifRun {
    private static final String CRATES = "CRATES";

    private final int candidate;
    private final int most;
    private final BodyFile body;
    private final JsonGenerator results;
    private final Map<String, Rule> rules = new LinkedHashMap<>();
    private int written;
    private int withoutRoom;

    /// A cause, with how many results there are of it.
    private static final class Rule {
        private final Signature signature;
        private final String title;
        private int direct;
        private int blocked;

        Rule(FoundCause cause) {
            this.signature = cause.signature();
            this.title = SarifText.of(cause.signature().title(cause.words()));
        }
    }

    SarifRun(int candidate, int most, BodyFile body) throws IOException {
        this.candidate = candidate;
        this.most = most;
        this.body = body;
        this.results = JsonReport.generator(body.writer()).setPrettyPrinter(new MinimalPrettyPrinter(",\n"));
    }

    BodyFile body() {
        return body;
    }

    void add(CrateReport crate) throws IOException {
        Judgement judgement = crate.judgements().get(candidate);
        if (judgement.undecided() || judgement.settled() != Comparison.REGRESSED) {
            return;
        }
        FoundCause cause = FindCause.of(Signature.Direction.REGRESSED, crate.id().id(),
                crate.runs().get(candidate + 1));
        if (cause == null || written >= most) {
            withoutRoom++;
            return;
        }
        written++;
        Rule rule = rules.computeIfAbsent(cause.signature().id(), _ -> new Rule(cause));
        if (cause.direct()) {
            rule.direct++;
        } else {
            rule.blocked++;
        }
        write(crate, judgement, cause);
    }

    private void write(CrateReport crate, Judgement judgement, FoundCause cause) throws IOException {
        String id = cause.signature().id();
        results.writeStartObject();
        results.writeStringField("ruleId", id);
        results.writeStringField("level", "error");
        SarifText.message(results, "message", words(crate, judgement, cause));
        results.writeArrayFieldStart("locations");
        location(crate, cause);
        results.writeEndArray();
        results.writeObjectFieldStart("partialFingerprints");
        results.writeStringField("maarCause/v1", id);
        // The only one that GitHub looks at; together with the place's path, which names the crate.
        results.writeStringField("primaryLocationLineHash", id.substring(2) + ":1");
        results.writeEndObject();
        results.writeObjectFieldStart("properties");
        results.writeStringField("crate", crate.id().id());
        results.writeStringField("root", cause.root());
        results.writeStringField("verdict", judgement.verdict().text());
        results.writeEndObject();
        results.writeEndObject();
    }

    private static String words(CrateReport crate, Judgement judgement, FoundCause cause) {
        return SarifText.of(crate.id().reportName()) + (cause.direct()
                ? " regressed: "
                : " regressed because " + SarifText.of(cause.rootName()) + " did: ")
                + SarifText.of(cause.signature().title(cause.words())) + " (" + judgement.verdict().text() + ": "
                + judgement.evidence().text() + ")";
    }

    /// The place in the package at fault; its manifest where nothing more is known.
    private void location(CrateReport crate, FoundCause cause) throws IOException {
        Diagnostic said = cause.diagnostic();
        String file = said == null ? null : said.file();
        Integer line = said == null ? null : said.line();
        results.writeStartObject();
        results.writeObjectFieldStart("physicalLocation");
        results.writeObjectFieldStart("artifactLocation");
        results.writeStringField("uri",
                Links.path(FolderName.of(cause.direct() ? crate.id().reportName() : cause.rootName()) + "/"
                        + path(file)));
        results.writeStringField("uriBaseId", CRATES);
        results.writeEndObject();
        results.writeObjectFieldStart("region");
        results.writeNumberField("startLine", line == null ? 1 : Math.max(1, line));
        results.writeEndObject();
        results.writeEndObject();
        results.writeEndObject();
    }

    /// A path within the package: whatever a compiler says, it leads nowhere else.
    private static String path(@Nullable String file) {
        if (file == null || file.isBlank()) {
            return "Cargo.toml";
        }
        StringBuilder path = new StringBuilder();
        for (String part : file.replace('\\', '/').split("/", -1)) {
            if (!part.isEmpty() && !part.equals(".")) {
                path.append(path.isEmpty() ? "" : "/").append(FolderName.of(part));
            }
        }
        return path.isEmpty() ? "Cargo.toml" : path.toString();
    }

    /// Ends the results, the run, and behind the last one the file.
    void finish(boolean last) throws IOException {
        results.flush();
        body.writer().write(last ? "\n]}\n]}\n" : "\n]},\n");
    }

    /// Writes what stands before the results of the run.
    void head(JsonGenerator json, ReportModel model) throws IOException {
        Toolchain toolchain = model.experiment().candidates().get(candidate);
        json.writeObjectFieldStart("tool");
        json.writeObjectFieldStart("driver");
        json.writeStringField("name", "maar");
        json.writeArrayFieldStart("rules");
        for (Rule rule : rules.values()) {
            write(json, rule);
        }
        json.writeEndArray();
        json.writeEndObject();
        json.writeEndObject();
        json.writeObjectFieldStart("automationDetails");
        json.writeStringField("id", "maar/" + Links.path(FolderName.of(toolchain.spec().text())) + "/");
        json.writeEndObject();
        json.writeObjectFieldStart("originalUriBaseIds");
        json.writeObjectFieldStart(CRATES);
        SarifText.message(json, "description", "a folder that would hold each package's sources under its name");
        json.writeEndObject();
        json.writeEndObject();
        invocation(json, model);
    }

    private static void write(JsonGenerator json, Rule rule) throws IOException {
        json.writeStartObject();
        json.writeStringField("id", rule.signature.id());
        SarifText.message(json, "shortDescription", rule.title);
        SarifText.message(json, "fullDescription", "At the step \"" + rule.signature.step() + "\": " + rule.title);
        SarifText.message(json, "help", ReportModel.counted(rule.direct, "crate") + " directly, " + rule.blocked
                + " blocked; the report has them all in " + CauseLists.link(rule.signature.id()));
        json.writeObjectFieldStart("defaultConfiguration");
        json.writeStringField("level", "error");
        json.writeEndObject();
        json.writeEndObject();
    }

    private void invocation(JsonGenerator json, ReportModel model) throws IOException {
        json.writeArrayFieldStart("invocations");
        json.writeStartObject();
        json.writeBooleanField("executionSuccessful", model.totals().unfinished() == 0);
        json.writeArrayFieldStart("toolExecutionNotifications");
        if (withoutRoom > 0) {
            json.writeStartObject();
            json.writeStringField("level", "warning");
            SarifText.message(json, "message", ReportModel.counted(withoutRoom, "more crate")
                    + " regressed and found no room here: see results.csv");
            json.writeEndObject();
        }
        json.writeEndArray();
        json.writeEndObject();
        json.writeEndArray();
    }
}
