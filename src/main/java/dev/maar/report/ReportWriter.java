package dev.maar.report;

import dev.maar.crates.GitHubSite;
import dev.maar.problem.EnvironmentError;
import dev.maar.problem.UserError;
import java.io.BufferedWriter;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStreamWriter;
import java.io.Writer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Objects;

/// Writes a report's folder: page, results for machines, Markdown, table, retry list and logs.
///
/// `templates` is the user's folder of templates, which come before those in the jar and may be missing; `registry` is the
/// registry's name (`crates.io`) and `site` GitHub's, for the crates' pages. Instances have no state and may be shared between threads.
public final class ReportWriter {
    private final CratePage page;
    private final HtmlReport html;

    public ReportWriter(Path templates, String registry, GitHubSite site) {
        this.page = new CratePage(registry, site);
        this.html = new HtmlReport(templates);
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
        ReportModel model = ReportModel.of(input, page);
        try (ReportFolder report = ReportFolder.begin(folder)) {
            Path staged = report.staged();
            file(staged, ReportFolder.RESULTS, new JsonReport(model)::write);
            file(staged, "results.csv", new CsvReport(model)::write);
            file(staged, "report.md", new MarkdownReport(model)::write);
            file(staged, "retry-regressed-list.txt", out -> RetryList.write(model, out));
            file(staged, "index.html", out -> html.write(model, out));
            schema(staged);
            CraterReports.write(model, staged);
            LogFiles.write(model, input.logs(), staged);
            report.publish();
        } catch (IOException e) {
            throw unwritable(folder, e);
        }
        return model;
    }

    private static EnvironmentError unwritable(Path folder, IOException e) {
        return EnvironmentError
                .lasting("cannot write the report into " + folder + " (" + e + "): free disk space, or name another"
                        + " folder with --report or --to", e);
    }

    /// Text that no encoding knows (half of a surrogate pair) becomes `?` rather than an error.
    private static void file(Path folder, String name, Content content) throws IOException {
        try (Writer out = new BufferedWriter(
                new OutputStreamWriter(Files.newOutputStream(folder.resolve(name)), StandardCharsets.UTF_8))) {
            content.write(out);
        }
    }

    private static void schema(Path folder) throws IOException {
        String name = "results.schema.json";
        try (InputStream in = Objects.requireNonNull(ReportWriter.class.getResourceAsStream(name), name)) {
            Files.copy(in, folder.resolve(name));
        }
    }

    @FunctionalInterface
    private interface Content {
        void write(Writer out) throws IOException;
    }
}
