package dev.maar.report;

import com.fasterxml.jackson.core.JsonGenerator;
import dev.maar.experiment.Experiment;
import java.io.IOException;
import java.io.Writer;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/// Writes `results.sarif` (SARIF 2.1.0), which GitHub's code scanning reads: a run per candidate, a rule per cause, a result per crate that regressed.
///
/// GitHub refuses more than 20 runs, 25,000 results or rules in a run, or 10 MB compressed, and wants each run of a file to have a category of its own. All runs together have at most
/// [#MOST_RESULTS] results, the first in the order of ids; a run says how many found no room. Candidates after the twentieth have no run.
final class SarifReport implements ReportPart {
    static final String FILE = "results.sarif";
    static final int MOST_RESULTS = 25_000;

    private static final int MOST_RUNS = 20;
    private static final String SCHEMA = "https://docs.oasis-open.org/sarif/sarif/v2.1.0/errata01/os/schemas/sarif-schema-2.1.0.json";

    private final Path staged;
    private final List<SarifRun> runs = new ArrayList<>();

    SarifReport(Experiment experiment, Path staged) throws IOException {
        this.staged = staged;
        int candidates = Math.min(MOST_RUNS, experiment.candidates().size());
        for (int candidate = 0; candidate < candidates; candidate++) {
            runs.add(new SarifRun(candidate, MOST_RESULTS / candidates,
                    new BodyFile(staged, FILE + "." + candidate)));
        }
    }

    @Override
    public void crate(CrateReport crate) throws IOException {
        for (SarifRun run : runs) {
            run.add(crate);
        }
    }

    @Override
    public void end(ReportModel model) throws IOException {
        Path file = staged.resolve(FILE);
        try (Writer out = ReportFolder.text(staged, FILE)) {
            out.write("{\n\"$schema\": \"" + SCHEMA + "\",\n\"version\": \"2.1.0\",\n\"runs\": [\n");
        }
        for (SarifRun run : runs) {
            BodyFile head = new BodyFile(staged, FILE + ".head");
            JsonGenerator json = JsonReport.generator(head.writer());
            json.disable(JsonGenerator.Feature.AUTO_CLOSE_JSON_CONTENT);
            json.writeStartObject();
            run.head(json, model);
            json.flush();
            head.writer().write(",\n  \"results\" : [\n");
            head.appendTo(file);
            run.finish(run == runs.getLast());
            run.body().appendTo(file);
        }
    }

    @Override
    public void close() throws IOException {
        try (Closer opened = new Closer()) {
            runs.forEach(run -> opened.add(run.body()));
        }
    }
}
