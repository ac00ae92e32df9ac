package dev.maar.report;

import dev.maar.crates.GitHubSite;
import dev.maar.experiment.CrateRuns;
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
            List<ReportPart> parts = parts(input, report.staged(), opened);
            ReportModel model = gather(input, parts);
            for (ReportPart part : parts) {
                part.end(model);
            }
            schema(report.staged());
            report.publish();
            return model;
        } catch (IOException e) {
            throw unwritable(folder, e);
        }
    }

    private List<ReportPart> parts(ReportInput input, Path staged, Closer opened) throws IOException {
        List<ReportPart> parts = new ArrayList<>();
        parts.add(opened.add(new JsonReport(input, staged)));
        parts.add(opened.add(new CsvReport(input.experiment(), staged)));
        parts.add(opened.add(new RetryList(staged)));
        parts.add(opened.add(new CauseLists(staged)));
        parts.add(opened.add(new JUnitReport(input, staged)));
        parts.add(opened.add(new SarifReport(input.experiment(), staged)));
        if (input.experiment().toolchains().size() > 2) {
            parts.add(opened.add(new CraterReports(input.experiment(), staged)));
        }
        if (input.logs().copied()) {
            parts.add(opened.add(new LogFiles(input, staged)));
        }
        parts.add(opened.add(new LockfileFiles(input.lockfiles(), staged)));
        addScripts(input, staged, opened, parts);
        parts.add(opened.add(new MarkdownReport(staged)));
        parts.add(opened.add(new HtmlReport(engine, staged, new CopyBoxes(input.experiment(), page, input.facts()))));
        return parts;
    }

    /// The data of the pages with scripts.
    private void addScripts(ReportInput input, Path staged, Closer opened, List<ReportPart> parts) {
        var kept = KeptLogs.of(input);
        var details = opened.add(new CrateDetails(staged, input.experiment(), kept));
        var table = opened.add(new CrateTable(staged, input.experiment().toolchains().size()));
        parts.add(table);
        parts.add(details);
        parts.add(opened.add(new ReportFacts(staged, page, kept, table, details)));
    }

    private ReportModel gather(ReportInput input, List<ReportPart> parts) throws IOException {
        var gathered = new GatherReport(input.experiment(), input.facts());
        var beside = new GatherBeside(input, page);
        try (Stream<CrateRuns> crates = input.crates().crates()) {
            for (Iterator<CrateRuns> each = crates.iterator(); each.hasNext();) {
                CrateReport crate = CrateReport.of(input, each.next(), page);
                gathered.add(crate);
                beside.add(crate);
                for (ReportPart part : parts) {
                    part.crate(crate);
                }
            }
        }
        return beside.beside(gathered.model());
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
