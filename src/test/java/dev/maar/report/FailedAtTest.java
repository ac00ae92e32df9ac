package dev.maar.report;

import static org.assertj.core.api.Assertions.assertThat;

import dev.maar.experiment.CrateRuns;
import dev.maar.report.read.ResultsFile;
import java.nio.file.Path;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

final class FailedAtTest {
    private static final Path CRATER = Path.of(System.getProperty("maar.home"),
            "src/test/resources/dev/maar/report/read/crater/pr-1234/results.json");

    @Test
    void ofCratersResultsTheOutcomeSaysTheStep() {
        Set<String> steps = new TreeSet<>();
        try (Stream<CrateRuns> runs = ResultsFile.open(CRATER).runs()) {
            runs.flatMap(crate -> crate.attempts().stream())
                    .flatMap(attempts -> attempts.stream())
                    .forEach(
                            attempt -> steps.add(attempt.outcome().text().replaceFirst(":.*", "") + " at "
                                    + FailedAt.step(attempt)));
        }
        assertThat(steps).contains("build-fail at build", "test-fail at test run", "prepare-fail at prepare",
                "broken at prepare");
    }
}
