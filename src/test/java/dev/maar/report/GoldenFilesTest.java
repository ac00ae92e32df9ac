package dev.maar.report;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// Holds every renderer against a file; `mvn test -Dtest=GoldenFilesTest -Dgolden.update=true` rewrites them.
final class GoldenFilesTest {
    private static final Path HOME = Path.of(System.getProperty("maar.home", "."));
    private static final List<String> FILES = List.of("index.html", "results.json", "results.csv", "report.md",
            "retry-regressed-list.txt");

    @ParameterizedTest
    @ValueSource(strings = {"pair", "triple", "three"})
    void everyFileIsAsWrittenDown(String sample, @TempDir Path folder) throws IOException {
        ReportInput input = switch (sample) {
            case "pair" -> SampleRuns.pair();
            case "triple" -> SampleRuns.triple();
            default -> SampleRuns.three();
        };
        Path report = folder.resolve("report");
        new ReportWriter(HOME.resolve("reports-template"), "crates.io").write(input, report);
        Path golden = HOME.resolve("src/test/resources/dev/maar/report").resolve(sample);
        for (String file : FILES) {
            if (Boolean.getBoolean("golden.update")) {
                Files.createDirectories(golden);
                Files.writeString(golden.resolve(file), Files.readString(report.resolve(file)));
            }
            assertThat(report.resolve(file)).as(file).hasSameTextualContentAs(golden.resolve(file));
        }
    }
}
