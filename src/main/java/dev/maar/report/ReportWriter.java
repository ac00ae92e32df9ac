package dev.maar.report;

import dev.maar.crates.GitHubSite;
import dev.maar.experiment.CrateRuns;
import dev.maar.experiment.Experiment;
import dev.maar.problem.EnvironmentError;
import dev.maar.problem.UserError;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;

/// Writes a report's folder: page, results for machines, Markdown, table, retry list and logs.
///
/// `templates` is the user's folder of templates, which come before those in the jar and may be missing; `registry` is the
/// registry's name (`crates.io`) and `site` GitHub's, for the crates' pages. Instances have no state and may be shared between threads.
public final class ReportWriter {
    /// Enough that handing over costs nothing, and few enough to be held a few times over.
    private static final int BATCH = 400;

    private final CratePage page;
    private final TemplateEngine engine;

    public ReportWriter(Path templates, String registry, GitHubSite site) {
        this.page = new CratePage(registry, site);
        this.engine = new TemplateEngine(templates);
    }

    /// With GitHub's usual site.
    ReportWriter(Path templates, String registry) {
        this(templates, registry, GitHubSite.parse(GitHubSite.USUAL));
    }

    /// Throws [UserError] unless a report may be written at `folder`: absent, empty, or an older report and nothing else. Call it
    /// before a long run begins.
    public static void check(Path folder) {
        try {
            ReportFolder.check(folder);
        } catch (IOException e) {
            throw unwritable(folder, e);
        }
    }

    /// Writes the report of `input` at `folder`, in place of an older one, and returns what it says.
    ///
    /// The folder appears whole or not at all. Throws [UserError] where [#check] does or a user's template is wrong, and
    /// [EnvironmentError] when the folder cannot be written.
    public ReportModel write(ReportInput input, Path folder) {
        try (ReportFolder report = ReportFolder.begin(folder); Closer opened = new Closer()) {
            List<List<ReportPart>> lanes = lanes(input, report.staged(), opened);
            var gathered = new GatherReport(input.experiment(), input.facts());
            var beside = new GatherBeside(input, page);
            lanes.add(List.of(new Gathering(gathered, beside)));
            var working = opened.add(new SideBySide<>(lanes));
            tell(input, working);
            ReportModel model = beside.beside(gathered.model());
            working.each(lane -> end(lane, model));
            schema(report.staged());
            report.publish();
            return model;
        } catch (IOException e) {
            throw unwritable(folder, e);
        }
    }

    /// Groups of parts that share nothing, so that each group can be told on a thread of its own.
    private List<List<ReportPart>> lanes(ReportInput input, Path staged, Closer opened) throws IOException {
        Experiment experiment = input.experiment();
        List<ReportPart> lists = new ArrayList<>();
        lists.add(opened.add(new CsvReport(experiment, staged)));
        lists.add(opened.add(new RetryList(staged)));
        lists.add(opened.add(new CauseLists(staged)));
        lists.add(opened.add(new JUnitReport(input, staged)));
        lists.add(opened.add(new SarifReport(experiment, staged)));
        if (experiment.toolchains().size() > 2) {
            lists.add(opened.add(new CraterReports(experiment, staged)));
        }
        List<ReportPart> files = new ArrayList<>();
        if (input.logs().copied()) {
            files.add(opened.add(new LogFiles(input, staged)));
        }
        List<ReportPart> pages = scripts(input, staged, opened);
        pages.add(opened.add(new MarkdownReport(staged)));
        pages.add(opened.add(new HtmlReport(engine, staged, new CopyBoxes(experiment, page, input.facts()))));
        return new ArrayList<>(List.of(List.of(opened.add(new JsonReport(input, staged))), lists, files, pages));
    }

    /// The data of the pages with scripts; the last needs what the others ended with.
    private List<ReportPart> scripts(ReportInput input, Path staged, Closer opened) {
        var kept = KeptLogs.of(input);
        var lockfiles = opened.add(new LockfileFiles(input.lockfiles(), staged));
        var details = opened.add(new CrateDetails(staged, input.experiment(), kept, lockfiles::has));
        var table = opened.add(new CrateTable(staged, input.experiment().toolchains().size()));
        return new ArrayList<>(
                List.of(lockfiles, table, details, opened.add(new ReportFacts(staged, page, kept, table, details)),
                        opened.add(new HistoryScripts(staged, details))));
    }

    private void tell(ReportInput input, SideBySide<List<ReportPart>> lanes) throws IOException {
        var kept = KeptLogs.of(input);
        try (Stream<CrateRuns> crates = input.crates().crates()) {
            Iterator<CrateRuns> each = crates.iterator();
            List<CrateReport> batch = batch(input, kept, each);
            while (!batch.isEmpty()) {
                List<CrateReport> told = batch;
                batch = lanes.each(lane -> tell(lane, told), () -> batch(input, kept, each));
            }
        }
    }

    private List<CrateReport> batch(ReportInput input, KeptLogs kept, Iterator<CrateRuns> crates) {
        List<CrateReport> batch = new ArrayList<>(BATCH);
        while (batch.size() < BATCH && crates.hasNext()) {
            batch.add(CrateReport.of(input, kept, crates.next(), page));
        }
        return batch;
    }

    private static void tell(List<ReportPart> lane, List<CrateReport> batch) throws IOException {
        for (CrateReport crate : batch) {
            for (ReportPart part : lane) {
                part.crate(crate);
            }
        }
    }

    private static void end(List<ReportPart> lane, ReportModel model) throws IOException {
        for (ReportPart part : lane) {
            part.end(model);
        }
    }

    /// Takes what is known at the end.
    private record Gathering(GatherReport report, GatherBeside beside) implements ReportPart {
        @Override
        public void crate(CrateReport crate) {
            report.add(crate);
            beside.add(crate);
        }

        @Override
        public void end(ReportModel model) {
            // The model was made of it.
        }
    }

    private static EnvironmentError unwritable(Path folder, IOException e) {
        return EnvironmentError
                .lasting("cannot write the report into " + folder + " (" + e + "): free disk space, or name another"
                        + " folder with --report or --to", e);
    }

    private static void schema(Path folder) throws IOException {
        String name = "results.schema.json";
        try (InputStream in = Objects.requireNonNull(ReportWriter.class.getResourceAsStream(name), name)) {
            Files.copy(in, folder.resolve(name));
        }
    }
}
