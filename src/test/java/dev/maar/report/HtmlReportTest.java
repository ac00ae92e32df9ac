package dev.maar.report;

import static org.assertj.core.api.Assertions.assertThat;

import dev.maar.experiment.CrateRuns;
import dev.maar.experiment.ExperimentState;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class HtmlReportTest {
    private static final long MEGABYTE = 1024 * 1024;

    @TempDir
    private Path folder;

    @Test
    void noPageIsLargerThanAMegabyteHoweverManyCausesThereAre() throws IOException {
        writePages(many(2_100));
        for (Path page : pages()) {
            assertThat(page).as(page.toString()).satisfies(one -> assertThat(Files.size(one)).isLessThan(MEGABYTE));
        }
        assertThat(folder.resolve("report/index.html")).content()
                .contains("100 more causes are in", "href=\"causes-10.html#causes\"");
        assertThat(folder.resolve("report/causes-10.html")).exists();
        assertThat(folder.resolve("report/causes-11.html")).doesNotExist();
        try (Stream<Path> causes = Files.list(folder.resolve("report/causes"))) {
            assertThat(causes).hasSize(LayOutCauses.MOST_PAGES);
        }
    }

    @Test
    void aReportWithFurtherPagesCanBeReplaced() throws IOException {
        write(SampleRuns.pair());
        Files.writeString(folder.resolve("report/causes-2.html"), "");
        Files.writeString(folder.resolve("report/fixed-10.html"), "");
        write(SampleRuns.pair());
        assertThat(folder.resolve("report/causes-2.html")).doesNotExist();
    }

    @Test
    void foreignTextNeverBecomesMarkup() throws IOException {
        write(SampleRuns.pair());
        for (Path page : pages()) {
            assertThat(page).content()
                    .doesNotContain("<script>", "alert('1')", "\u001b", "\u202e", "\u0007", "\u200b", "<b>\"");
        }
        assertThat(folder.resolve("report/index.html")).content()
                .contains("&lt;script&gt;alert(&#39;1&#39;)&lt;/script&gt; &quot;quoted&quot; &amp;");
    }

    private void write(ReportInput input) {
        new ReportWriter(folder.resolve("no-templates"), "crates.io").write(input, folder.resolve("report"));
    }

    /// The pages alone, without logs.
    private void writePages(ReportInput input) throws IOException {
        Path report = Files.createDirectories(folder.resolve("report"));
        var gathered = new GatherReport(input.experiment(), input.facts());
        try (HtmlReport html = new HtmlReport(new TemplateEngine(folder.resolve("no-templates")), report,
                new CopyBoxes(input.experiment(), new CratePage("crates.io"), input.facts()));
                Stream<CrateRuns> crates = input.crates().crates()) {
            for (CrateRuns tried : (Iterable<CrateRuns>) crates::iterator) {
                CrateReport crate = CrateReport.of(input, tried, new CratePage("crates.io"));
                gathered.add(crate);
                html.crate(crate);
            }
            html.end(gathered.model());
        }
    }

    private Iterable<Path> pages() throws IOException {
        try (Stream<Path> files = Files.walk(folder.resolve("report"))) {
            return files.filter(file -> file.toString().endsWith(".html")).toList();
        }
    }

    /// All of them regress, each for a cause of its own.
    private static ReportInput many(int crates) {
        SampleRuns sample = SampleRuns.empty();
        for (int number = 0; number < crates; number++) {
            sample.add("some-crate-with-a-name-" + number, "10.20." + number, "test-pass",
                    "build-fail:compiler-error(" + String.format("E%05d", number) + ")");
        }
        return sample.input(ExperimentState.COMPLETED);
    }
}
