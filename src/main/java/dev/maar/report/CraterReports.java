package dev.maar.report;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.maar.experiment.Experiment;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.Set;

/// Writes `crater/CANDIDATE.json` where there are several candidates: each beside the baseline in Crater's own shape, in which a crate has two
/// runs and no more, for readers that insist on it. Their `log` is relative to the report's folder, as in `results.json`.
final class CraterReports {
    static final String FOLDER = "crater";

    private static final ObjectMapper MAPPER = new ObjectMapper();

    private CraterReports() {
    }

    static void write(ReportModel model, Path report) throws IOException {
        if (!model.several()) {
            return;
        }
        Path folder = Files.createDirectory(report.resolve(FOLDER));
        Experiment experiment = model.experiment();
        Set<String> taken = new HashSet<>();
        for (int candidate = 0; candidate < experiment.candidates().size(); candidate++) {
            String name = FolderName.of(experiment.candidates().get(candidate).spec().text());
            String free = taken.add(name) ? name : name + "~" + (candidate + 1);
            Files.write(folder.resolve(free + ".json"), MAPPER.writerWithDefaultPrettyPrinter()
                    .writeValueAsBytes(against(model, candidate)));
        }
    }

    private static ObjectNode against(ReportModel model, int candidate) {
        ObjectNode node = MAPPER.createObjectNode();
        ArrayNode crates = node.putArray("crates");
        for (CrateReport crate : model.crates()) {
            ObjectNode one = JsonReport.identity(crate);
            one.put("res", crate.judgements().get(candidate).comparison().text());
            ArrayNode runs = one.putArray("runs");
            add(runs, crate.runs().getFirst());
            add(runs, crate.runs().get(candidate + 1));
            crates.add(one);
        }
        return node;
    }

    private static void add(ArrayNode runs, RunReport run) {
        run.outcome()
                .ifPresentOrElse(
                        outcome -> runs.addObject().put("res", outcome.text()).put("log", run.logFolder()),
                        runs::addNull);
    }
}
