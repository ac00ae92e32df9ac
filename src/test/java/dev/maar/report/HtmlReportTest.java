package dev.maar.report;

import static org.assertj.core.api.Assertions.assertThat;

import dev.maar.experiment.ExperimentState;
import java.io.IOException;
import java.io.StringWriter;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;

final class HtmlReportTest {

    @Test
    void aThousandCratesStayNearAMegabyte() throws IOException {
        assertThat(page(many(1_000)).length()).isLessThan(1_050_000);
    }

    @Test
    void aLongerPageIsNoLargerAndSaysWhatItLeavesOut() throws IOException {
        String page = page(many(3_000));
        assertThat(page.length()).isLessThan(1_100_000);
        assertThat(page).contains("2000 more are in", "940 more causes are in", "data-count=\"2000\"");
    }

    @Test
    void withMoreToolchainsThePageIsNoLarger() throws IOException {
        SampleRuns sample = SampleRuns.emptyOfThree();
        for (int number = 0; number < 3_000; number++) {
            String failed = "build-fail:compiler-error(" + String.format("E%04d", number) + ")";
            sample.add("some-crate-with-a-name-" + number, "10.20." + number, "test-pass",
                    number % 3 == 0 ? failed : "test-pass", number % 2 == 0 ? failed : "test-pass");
        }
        String page = page(sample.input(ExperimentState.COMPLETED));
        assertThat(page.length()).isLessThan(1_100_000);
        assertThat(page).contains("1550 more are in", "1800 more are in");
    }

    @Test
    void foreignTextNeverBecomesMarkup() throws IOException {
        String page = page(SampleRuns.pair());
        assertThat(page).contains("&lt;script&gt;alert(&#39;1&#39;)&lt;/script&gt; &quot;quoted&quot; &amp;")
                .doesNotContain("<script", "alert('1')", "\u001b", "\u202e", "\u0007", "\u200b");
    }

    private static String page(ReportInput input) throws IOException {
        StringWriter out = new StringWriter();
        new TemplateEngine(Path.of("no-templates")).write("index.html",
                new LayOutPage(SampleRuns.model(input)).page(), out);
        return out.toString();
    }

    private static ReportInput many(int crates) {
        SampleRuns sample = SampleRuns.empty();
        for (int number = 0; number < crates; number++) {
            sample.add("some-crate-with-a-name-" + number, "10.20." + number, "test-pass",
                    number % 3 == 0
                            ? "build-fail:compiler-error(" + String.format("E%04d", number) + ")"
                            : "test-pass");
        }
        return sample.input(ExperimentState.COMPLETED);
    }
}
