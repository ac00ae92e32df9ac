package dev.maar.report;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.maar.outcome.Comparison;
import dev.maar.problem.UserError;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class ReportWriterTest {
    @TempDir
    private Path folder;

    @Test
    void everyRunHasItsLogWhereTheResultsSay() throws IOException {
        write(SampleRuns.pair(), "report");
        for (CrateReport crate : SampleRuns.reports(SampleRuns.pair())) {
            for (RunReport run : crate.runs()) {
                Path logs = folder.resolve("report").resolve(run.logFolder());
                assertThat(logs.resolve("log.txt")).content(StandardCharsets.UTF_8)
                        .contains("log of " + crate.id().id(), "attempt 1");
                for (int number = 2; number <= run.attempts().size(); number++) {
                    assertThat(logs.resolve("log-" + number + ".txt")).content(StandardCharsets.UTF_8)
                            .contains("attempt " + number);
                }
            }
        }
        assertThat(names("report")).doesNotContain("crater");
        write(SampleRuns.three(), "report");
        assertThat(names("report")).contains("crater").isSubsetOf(ReportFolder.ENTRIES);
    }

    @Test
    void whatRegressedOrWasFixedHasItsLockfile() throws IOException {
        write(SampleRuns.pair(), "report");
        Set<String> wanted = SampleRuns.reports(SampleRuns.pair())
                .stream()
                .filter(crate -> crate.is(Comparison.REGRESSED) || crate.is(Comparison.FIXED))
                .map(crate -> crate.crate().lockfileHash())
                .filter(Objects::nonNull)
                .collect(Collectors.toSet());
        assertThat(wanted).isNotEmpty();
        assertThat(names("report/lockfiles"))
                .containsExactlyInAnyOrderElementsOf(wanted.stream().map(hash -> hash + ".lock").toList());
        for (String hash : wanted) {
            assertThat(folder.resolve("report").resolve(LockfileFiles.name(hash))).hasContent("lockfile " + hash);
        }
    }

    @Test
    void anOlderReportIsReplacedAndNothingElseIsLeft() throws IOException {
        write(SampleRuns.pair(), "report");
        write(SampleRuns.triple(), "report");
        assertThat(folder.resolve("report/logs/debian%3Atrixie")).exists();
        assertThat(folder.resolve("report/logs/debian%3Abookworm%2Frustc-web")).doesNotExist();
        assertThat(names("")).containsExactly("report");
    }

    @Test
    void anEmptyFolderIsTaken() throws IOException {
        Files.createDirectories(folder.resolve("report"));
        write(SampleRuns.pair(), "report");
        assertThat(folder.resolve("report/index.html")).exists();
    }

    @Test
    void aFolderThatIsNoReportIsNeverTouched() throws IOException {
        Path mine = Files.createDirectories(folder.resolve("mine"));
        Files.writeString(mine.resolve("results.json"), "{\"crates\":[]}");
        assertThatThrownBy(() -> write(SampleRuns.pair(), "mine")).isInstanceOf(UserError.class)
                .hasMessageContaining("is not empty and holds no report of maar's");
        assertThat(names("mine")).containsExactly("results.json");
        assertThat(names("")).containsExactly("mine");
    }

    @Test
    void aReportWithSomebodysFileInItIsNeverTouched() throws IOException {
        write(SampleRuns.pair(), "report");
        Files.writeString(folder.resolve("report/notes.txt"), "mine");
        assertThatThrownBy(() -> ReportWriter.check(folder.resolve("report"))).isInstanceOf(UserError.class)
                .hasMessageContaining("holds \"notes.txt\"");
        assertThat(folder.resolve("report/notes.txt")).hasContent("mine");
    }

    @Test
    void aFileInThePlaceOfTheFolderIsRefused() throws IOException {
        Files.writeString(folder.resolve("file"), "");
        assertThatThrownBy(() -> write(SampleRuns.pair(), "file")).isInstanceOf(UserError.class)
                .hasMessageContaining("is a file");
    }

    @Test
    void aPlaceBelowAFileIsRefused() throws IOException {
        Path file = Files.writeString(folder.resolve("file"), "");
        for (String below : List.of("file/report", "file/a/b/report")) {
            assertThatThrownBy(() -> write(SampleRuns.pair(), below)).isInstanceOf(UserError.class)
                    .hasMessageStartingWith("report folder " + folder.resolve(below) + " would be below \"" + file
                            + "\", which is a file: nothing was written; name a folder that is new");
        }
        assertThat(names("")).containsExactly("file");
    }

    @Test
    void aLinkThatLeadsNowhereIsRefused() throws IOException {
        Path link = Files.createSymbolicLink(folder.resolve("link"), Path.of("nowhere"));
        assertThatThrownBy(() -> write(SampleRuns.pair(), "link")).isInstanceOf(UserError.class)
                .hasMessageStartingWith("report folder " + link + " is a link to \"nowhere\", where nothing is: ");
        assertThatThrownBy(() -> write(SampleRuns.pair(), "link/report")).isInstanceOf(UserError.class)
                .hasMessageContaining(" would be below \"" + link + "\", which is a link that leads nowhere: ");
        assertThat(names("")).containsExactly("link");
    }

    @Test
    void aPlaceBelowFoldersThatAreNotThereYetIsTaken() throws IOException {
        Files.createDirectory(folder.resolve("real"));
        Files.createSymbolicLink(folder.resolve("link"), Path.of("real"));
        write(SampleRuns.pair(), "link/a/report");
        assertThat(folder.resolve("real/a/report/index.html")).exists();
    }

    @Test
    void aFailingLogLeavesTheOlderReportAndNoRest() throws IOException {
        write(SampleRuns.pair(), "report");
        ReportInput good = SampleRuns.pair();
        ReportInput bad = new ReportInput(good.experiment(), good.crates(), Set.of(), (_, _, _) -> {
            throw new IllegalStateException("no log");
        }, FactSource.NONE);
        assertThatThrownBy(() -> write(bad, "report")).hasMessage("no log");
        assertThat(folder.resolve("report/index.html")).exists();
        assertThat(names("")).containsExactly("report");
    }

    @Test
    void aBrokenTemplateOfTheUsersIsNamedWithItsLine() throws IOException {
        Path templates = Files.createDirectories(folder.resolve("templates"));
        Files.writeString(templates.resolve("index.html"), "<html>\n{{ page.nothing }}");
        assertThatThrownBy(
                () -> new ReportWriter(templates, "crates.io").write(SampleRuns.pair(), folder.resolve("report")))
                .isInstanceOf(UserError.class)
                .hasMessageContaining("index.html:2");
        assertThat(folder.resolve("report")).doesNotExist();
    }

    @Test
    void aStyleSheetOfTheUsersThatIsNoFileLeavesNoReport() throws IOException {
        Path templates = folder.resolve("templates");
        Files.createDirectories(templates.resolve("style.css"));
        assertThatThrownBy(
                () -> new ReportWriter(templates, "crates.io").write(SampleRuns.pair(), folder.resolve("report")))
                .isInstanceOf(UserError.class)
                .hasMessageContaining("style.css is a folder");
        assertThat(names("")).containsExactly("templates");
    }

    @Test
    void aTemplateOfTheUsersComesFirst() throws IOException {
        Path templates = Files.createDirectories(folder.resolve("templates"));
        Files.writeString(templates.resolve("style.css"), "body { color: rebeccapurple }");
        new ReportWriter(templates, "crates.io").write(SampleRuns.pair(), folder.resolve("report"));
        assertThat(folder.resolve("report/assets/style.css")).hasContent("body { color: rebeccapurple }");
        assertThat(folder.resolve("report/index.html")).content(StandardCharsets.UTF_8)
                .contains("8 crates</a>", "of these were seen once only");
    }

    @Test
    void theRetryListNamesExactVersionsAndOnlyWhatIsWorthIt() throws IOException {
        write(SampleRuns.pair(), "report");
        assertThat(Files.readAllLines(folder.resolve("report/retry-regressed-list.txt"))).contains("try-lock@0.2.2",
                "slow@1.0.0+build.5", "random@1.0.0", "unlucky@1.0.0",
                "# =cmd|' /C calc'!A0 <b> is local: use local:DIR").doesNotContain("fnv@1.0.7");
    }

    private ReportModel write(ReportInput input, String name) {
        return new ReportWriter(folder.resolve("no-templates"), "crates.io").write(input, folder.resolve(name));
    }

    private List<String> names(String name) throws IOException {
        try (Stream<Path> entries = Files.list(folder.resolve(name))) {
            return entries.map(entry -> entry.getFileName().toString()).toList();
        }
    }
}
