package dev.maar.report;

import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.maar.experiment.Experiment;
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

    private static final ObjectMapper MAPPER = new ObjectMapper();

    private final List<JsonGenerator> candidates = new ArrayList<>();

    CraterReports(Experiment experiment, Path staged) throws IOException {
        Path folder = Files.createDirectory(staged.resolve(FOLDER));
        Set<String> taken = new HashSet<>();
        for (int candidate = 0; candidate < experiment.candidates().size(); candidate++) {
            String name = FolderName.of(experiment.candidates().get(candidate).spec().text());
            String free = taken.add(name) ? name : name + "~" + (candidate + 1);
            JsonGenerator json = MAPPER.createGenerator(ReportFolder.text(folder, free + ".json"))
                    .useDefaultPrettyPrinter();
            candidates.add(json);
            json.writeStartObject();
            json.writeArrayFieldStart("crates");
        }
    }

    @Override
    public void crate(CrateReport crate) throws IOException {
        for (int candidate = 0; candidate < candidates.size(); candidate++) {
            ObjectNode one = JsonReport.identity(crate);
            one.put("res", crate.judgements().get(candidate).comparison().text());
            ArrayNode runs = one.putArray("runs");
            add(runs, crate.runs().getFirst());
            add(runs, crate.runs().get(candidate + 1));
            candidates.get(candidate).writePOJO(one);
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

    private static void add(ArrayNode runs, RunReport run) {
        run.outcome()
                .ifPresentOrElse(
                        outcome -> runs.addObject().put("res", outcome.text()).put("log", run.logFolder()),
                        runs::addNull);
    }
}
