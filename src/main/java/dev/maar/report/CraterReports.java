package dev.maar.report;

import com.fasterxml.jackson.core.JsonGenerator;
import dev.maar.experiment.Experiment;
import dev.maar.outcome.Attempt;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/// Writes `crater/CANDIDATE.json` where there are several candidates: each beside the baseline in Crater's own shape, in which a crate has two
/// runs and no more, for readers that insist on it. Their `log` is relative to the report's folder, as in `results.json`.
final class CraterReports implements ReportPart {
    static final String FOLDER = "crater";

    private final List<JsonGenerator> candidates = new ArrayList<>();

    CraterReports(Experiment experiment, Path staged) throws IOException {
        Path folder = Files.createDirectory(staged.resolve(FOLDER));
        Set<String> taken = new HashSet<>();
        for (int candidate = 0; candidate < experiment.candidates().size(); candidate++) {
            String name = FolderName.of(experiment.candidates().get(candidate).spec().text());
            String free = taken.add(name) ? name : name + "~" + (candidate + 1);
            JsonGenerator json = JsonReport.generator(ReportFolder.text(folder, free + ".json"));
            candidates.add(json);
            json.writeStartObject();
            json.writeArrayFieldStart("crates");
        }
    }

    @Override
    public void crate(CrateReport crate) throws IOException {
        for (int candidate = 0; candidate < candidates.size(); candidate++) {
            JsonGenerator json = candidates.get(candidate);
            json.writeStartObject();
            JsonCrate.identity(json, crate);
            json.writeStringField("res", crate.judgements().get(candidate).comparison().text());
            json.writeArrayFieldStart("runs");
            add(json, crate.runs().getFirst());
            add(json, crate.runs().get(candidate + 1));
            json.writeEndArray();
            json.writeEndObject();
        }
    }

    @Override
    public void end(ReportModel model) throws IOException {
        close();
    }

    /// Ends what is open of each file, too.
    @Override
    public void close() throws IOException {
        for (JsonGenerator json : candidates) {
            json.close();
        }
    }

    private static void add(JsonGenerator json, RunReport run) throws IOException {
        Attempt attempt = run.counted();
        if (attempt == null) {
            json.writeNull();
            return;
        }
        json.writeStartObject();
        json.writeStringField("res", attempt.outcome().text());
        json.writeStringField("log", run.logFolder());
        json.writeEndObject();
    }
}
