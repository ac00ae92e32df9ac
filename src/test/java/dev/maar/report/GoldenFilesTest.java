package dev.maar.report;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// Holds every renderer against a file; `mvn test -Dtest=GoldenFilesTest -Dgolden.update=true` rewrites them.
final class GoldenFilesTest {
    private static final Path HOME = Path.of(System.getProperty("maar.home", "."));
    private static final List<String> FILES = List.of("index.html", "results.json", "results.csv", "report.md",
            "retry-regressed-list.txt", "junit.xml", "results.sarif");
    /// Of the large sample these are held whole; of the others the hash and the beginning are enough to see that something changed, and what.
    private static final List<String> WHOLE_WHEN_LARGE = List.of("report.md", "junit.xml", "results.sarif",
            "retry-regressed-list.txt");
    private static final List<String> HEAD_WHEN_LARGE = List.of("results.json", "results.csv");
    private static final int HEAD = 8_000;

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
            assertGolden(golden.resolve(file), Files.readString(report.resolve(file)));
        }
    }

    @Test
    void everyFileOfALargeReportIsAsWrittenDown(@TempDir Path folder) throws IOException {
        Path report = folder.resolve("report");
        new ReportWriter(HOME.resolve("reports-template"), "crates.io").write(LargeSample.of(2026, 3_000, 300), report);
        Path golden = HOME.resolve("src/test/resources/dev/maar/report/large");
        for (String file : WHOLE_WHEN_LARGE) {
            assertGolden(golden.resolve(file), Files.readString(report.resolve(file)));
        }
        for (String file : HEAD_WHEN_LARGE) {
            assertGolden(golden.resolve(file + ".head"), head(Files.readString(report.resolve(file))));
        }
    }

    private static void assertGolden(Path golden, String text) throws IOException {
        if (Boolean.getBoolean("golden.update")) {
            Files.createDirectories(golden.getParent());
            Files.writeString(golden, text);
        }
        assertThat(text).as(golden.getFileName().toString()).isEqualTo(Files.readString(golden));
    }

    private static String head(String text) {
        try {
            byte[] hash = MessageDigest.getInstance("SHA-256").digest(text.getBytes(StandardCharsets.UTF_8));
            return text.length() + " characters, SHA-256 " + HexFormat.of().formatHex(hash) + "\n"
                    + text.substring(0, Math.min(HEAD, text.length())) + "\n";
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }
}
