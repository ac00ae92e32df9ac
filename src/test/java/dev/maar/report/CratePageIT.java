package dev.maar.report;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import dev.maar.crates.CrateId;
import dev.maar.experiment.ExperimentCrate;
import dev.maar.experiment.ExperimentState;
import dev.maar.experiment.PastOutcome;
import dev.maar.outcome.BuildLog;
import dev.maar.outcome.Judgement;
import dev.maar.outcome.Outcome;
import dev.maar.outcome.Wanted;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;

/// Opens pages of single crates from disk and uses every control of them.
final class CratePageIT {
    @RegisterExtension
    static final PageBrowser BROWSER = new PageBrowser();

    @TempDir
    private static Path folder;

    @BeforeAll
    static void writeReports() {
        var writer = new ReportWriter(folder.resolve("no-templates"), "crates.io");
        writer.write(ManyCrates.withLogs(), folder.resolve("pair"));
        writer.write(SampleRuns.three(), folder.resolve("three"));
        writer.write(ManyCrates.many(), folder.resolve("many"));
        writer.write(anywhere(), folder.resolve("anywhere"));
        writer.write(ManyCrates.withLogs().with(_ -> Map.of("reg/try-lock", List.of(past())), null),
                folder.resolve("known"));
    }

    private static PastOutcome past() {
        Judgement judgement = Judgement.of(List.of(Outcome.Plain.TEST_PASS),
                List.of(Outcome.parse("build-fail:compiler-error(mismatched_lifetime_syntaxes)")), Wanted.always(1));
        return new PastOutcome("beta-<b>1</b>", Instant.parse("2026-10-20T10:00:00Z"),
                new CrateId.Registry("try-lock", "0.2.1"), List.of("stable", "beta"),
                List.of("test-pass", "build-fail:compiler-error(mismatched_lifetime_syntaxes)"), List.of(judgement));
    }

    /// Crates from everywhere, whose logs are long.
    private static ReportInput anywhere() {
        SampleRuns sample = SampleRuns.two();
        sample.add("alike", "1.0.0-1.2", "test-pass", "build-fail:unknown");
        sample.add("differs", "1.0.0", "test-pass", "build-fail:unknown");
        sample.add("pieces", "1.0.0", "test-pass", "build-fail:unknown");
        for (CrateId id : List.of(new CrateId.GitHub("Org", "repo.rs", "ab12".repeat(10)),
                new CrateId.Git("https://example.org/a b?c=%41", "cd34".repeat(10)), new CrateId.Local("foo-1.0.0"),
                new CrateId.Local("100% 'mine'"))) {
            sample.add(new ExperimentCrate(id, "list:x", "/src/x", null, "", null, null), "test-pass",
                    "build-fail:unknown");
        }
        ReportInput input = sample.input(ExperimentState.COMPLETED);
        return new ReportInput(input.experiment(), input.crates(), input.flakyElsewhere(), CratePageIT::longLog,
                FactSource.NONE);
    }

    /// `alike`: the same line 1,500 times and an error on both sides. `differs`: 3,000 lines and an error on one side. `pieces`: five differences behind 400 lines.
    private static BuildLog longLog(CrateId crate, int position, int number) {
        String error = "[INFO] [stderr] error: it is broken\n";
        String text = switch (crate.name()) {
            case "alike" -> "[INFO] [stderr] alike\n".repeat(1_500) + error + "[INFO] [stderr] alike\n".repeat(1_500);
            case "differs" ->
                lines("only " + position, 3_000) + (position == 1 ? error : "") + lines("end" + position, 9);
            case "pieces" -> "[INFO] [stderr] only " + position + "\n" + lines("same", 400) + IntStream.range(0, 5)
                    .mapToObj(piece -> lines("same after", 1) + lines(position + " differs", 1))
                    .collect(Collectors.joining());
            default -> error;
        };
        return new BuildLog(text.getBytes(StandardCharsets.UTF_8), 0);
    }

    private static String lines(String words, int number) {
        return IntStream.range(0, number)
                .mapToObj(line -> "[INFO] [stderr] " + words + " line" + line + "\n")
                .collect(Collectors.joining());
    }

    @Test
    void whatEarlierExperimentsMadeOfItIsTold() {
        String told = open("known", "reg/try-lock/0.2.2").locator("#history").innerText();
        assertThat(told).contains("As it is now since beta-<b>1</b>.",
                "regressed in beta-<b>1</b>, 2026-10-20, as try-lock-0.2.1",
                "stable: test-pass; beta: build-fail:compiler-error(mismatched_lifetime_syntaxes)");
        assertThat(open("known", "reg/want/0.3.0").locator("#history").isVisible()).isFalse();
        assertThat(open("pair", "reg/try-lock/0.2.2").locator("#history").isVisible()).isFalse();
    }

    private static Page open(String report, String id) {
        Page page = BROWSER.page();
        page.navigate("about:blank");
        page.navigate(folder.resolve(report).resolve("crate.html").toUri() + "#" + id);
        page.waitForSelector("body[data-ready]");
        return page;
    }

    @Test
    void everyCrateOfTheTableHasItsPage() {
        Page page = BROWSER.page();
        page.setViewportSize(1440, 1600);
        page.navigate(folder.resolve("pair/crates.html").toUri().toString());
        page.waitForSelector("body[data-ready]");
        List<String> links = page.locator(".grid-layer .name")
                .all()
                .stream()
                .map(link -> (String) link.evaluate("e => e.href"))
                .toList();
        assertThat(links).hasSize(23);
        for (String link : links) {
            page.navigate("about:blank");
            page.navigate(link);
            page.waitForSelector("body[data-ready]");
            assertThat(page.locator("#trouble").isVisible()).as(link).isFalse();
            assertThat(page.locator("#runs article").count()).as(link).isEqualTo(2);
        }
    }

    @Test
    void aCrateAnywhereInManyFilesIsFound() {
        for (String id : List.of("reg/c00000/1.0.0", "reg/c13777/1.0.1", "reg/c24999/1.0.2", "reg/time/0.3.34")) {
            assertThat(open("many", id).locator("#title").innerText()).isEqualTo(id.replaceAll("reg/(.*)/", "$1-"));
        }
        Page page = open("many", "reg/c00000/9.9.9");
        assertThat(page.locator("#trouble").innerText()).isEqualTo("This report has no crate \"reg/c00000/9.9.9\".");
        assertThat(open("many", "").locator("#trouble").innerText()).startsWith("No crate is named");
    }

    @Test
    void verdictCauseCommandsAndConditionsAreThere() {
        Page page = open("pair", "reg/hyper/0.14.20");
        assertThat(page.locator("#verdicts").innerText()).contains("regressed", "mismatched_lifetime_syntaxes",
                "try-lock 0.2.2",
                "on which it depends");
        assertThat(page.locator("#verdicts a").all().stream().map(link -> link.getAttribute("href")))
                .contains("crate.html#reg/try-lock/0.2.2")
                .anyMatch(link -> link.matches("causes/c-[0-9a-f]{12}\\.html"))
                .anyMatch(link -> link.matches("crates\\.html#cause=c-[0-9a-f]{12}"));
        assertThat(page.locator("#runs").innerText()).contains("cargo build --frozen", "exit 101", "287 MB", "CPU");
        assertThat(page.locator("#conditions").innerText()).contains("ef".repeat(32),
                "differences: none, one lockfile for all toolchains", "sha256:" + "12".repeat(32), "memory 4G",
                "worker-1");
        assertThat(page.locator("#tags").innerText()).contains("registry page", "5,000 downloads");
    }

    @Test
    void theLockfileIsALinkWhereTheReportHasIt() {
        Page page = open("many", "reg/try-lock/0.2.2");
        Locator link = page.locator("#conditions dd a");
        assertThat(link.getAttribute("href")).isEqualTo("lockfiles/" + link.innerText() + ".lock");
        assertThat(folder.resolve("many").resolve(Objects.requireNonNull(link.getAttribute("href")))).hasContent(
                "lockfile " + link.innerText());
        assertThat(open("many", "reg/c00000/1.0.0").locator("#conditions dd a").count()).isZero();
        assertThat(open("pair", "reg/try-lock/0.2.2").locator("#conditions dd a").count()).as("not kept").isZero();
    }

    @Test
    void everyAttemptIsListedWithItsLog() {
        Page page = open("pair", "reg/try-lock/0.2.2");
        Locator rows = page.locator("#runs article").nth(1).locator("tbody tr");
        assertThat(rows.count()).isEqualTo(3);
        rows.nth(2).locator("a").click();
        assertThat(page.url()).endsWith("log-3.txt");
        assertThat(page.locator("body").innerText()).contains("log of reg/try-lock/0.2.2");
    }

    @Test
    void whatIsAlikeIsFoldedAndTheFirstErrorIsInView() {
        Page page = open("pair", "reg/try-lock/0.2.2");
        page.locator(".first-error").waitFor();
        assertThat(page.locator(".log tr").count()).isLessThan(30);
        assertThat(page.locator(".fold").allInnerTexts()).containsExactly("⋯ 399 lines alike");
        Locator error = page.locator(".first-error");
        assertThat(error.innerText()).contains("error[E0282]");
        assertThat(isInView(error)).isTrue();
        assertThat(error.locator("td").nth(1).innerText()).contains("Finished dev");
        assertThat(page.locator(".log tr.differs").count()).isEqualTo(2);
        page.locator(".fold").click();
        assertThat(page.locator(".log tbody tr").count()).isEqualTo(405);
        assertThat(page.locator(".log tbody tr").first().innerText()).contains("running `cargo build --frozen`");
    }

    @Test
    void theButtonsOfTheLogsMoveThroughThem() {
        Page page = open("pair", "reg/try-lock/0.2.2");
        page.locator("#unfold").click();
        assertThat(page.locator(".fold").count()).isZero();
        page.evaluate("document.getElementById('logs').scrollTop = 0");
        page.locator("#next").click();
        double next = place(page);
        assertThat(next).isGreaterThan(3_000);
        page.evaluate("document.getElementById('logs').scrollTop = 0");
        page.locator("#error").click();
        assertThat(place(page)).isGreaterThan(3_000);
    }

    @Test
    void anErrorBehindThousandsOfLinesIsInViewAndEveryLineIsReached() {
        Page page = open("anywhere", "reg/alike/1.0.0-1.2");
        assertThat(isInView(page.locator(".first-error"))).isTrue();
        assertThat(page.locator(".fold").allInnerTexts()).containsExactly("⋯ 1,000 more lines", "⋯ 1,001 more lines");
        page.locator(".fold").first().click();
        assertThat(page.locator(".log tbody tr").count()).isEqualTo(2_001);
        assertThat(page.evaluate("document.activeElement.id")).isEqualTo("logs");
        page.locator("#unfold").click();
        assertThat(page.locator(".fold").count()).isZero();
        assertThat(page.locator(".log tbody tr").count()).isEqualTo(3_001);

        page = open("anywhere", "reg/differs/1.0.0");
        assertThat(isInView(page.locator(".first-error"))).isTrue();
        assertThat(page.locator(".first-error").innerText()).contains("error: it is broken");
        page.locator("#unfold").click();
        page.locator("#error").click();
        assertThat(isInView(page.locator(".first-error"))).isTrue();
        assertThat(page.locator(".log td.line:not(.missing)").count()).isEqualTo(3_000 + 9 + 3_001 + 9);
    }

    @Test
    void theNextDifferenceAfterTheLastIsTheFirst() {
        Page page = open("anywhere", "reg/pieces/1.0.0");
        page.locator("#unfold").click();
        page.evaluate("document.getElementById('logs').scrollTop = 0");
        for (int differences = 0; differences < 5; differences++) {
            page.locator("#next").click();
            assertThat(place(page)).isGreaterThan(3_000);
        }
        page.locator("#next").click();
        assertThat(place(page)).isLessThan(60);
    }

    @Test
    void theTableFindsTheCrate() {
        Page page = open("anywhere", "reg/alike/1.0.0-1.2");
        List<?> ids = (List<?>) page.evaluate(
                "maar.load('details', 0, 'data/details/0000.js').then(file => file.crates.map(one => one[0]))");
        assertThat(ids).hasSize(30);
        for (Object id : ids) {
            page.navigate("about:blank");
            page.navigate(folder.resolve("anywhere/crate.html").toUri() + "#" + CrateId.encoded(id.toString()));
            page.waitForSelector("body[data-ready]");
            page.getByText("in the table").click();
            page.waitForURL("**/crates.html#**");
            page.waitForSelector("body[data-ready]");
            List<String> links = page.locator(".grid-layer .name")
                    .all()
                    .stream()
                    .map(one -> (String) one.evaluate("one => decodeURIComponent(one.hash.slice(1))"))
                    .toList();
            assertThat(links).as(id.toString()).containsExactly(id.toString());
        }
    }

    @Test
    void theWayPastTheNavigationLeavesTheCrateWhereItIs() {
        Page page = open("pair", "reg/want/0.3.0");
        page.keyboard().press("Tab");
        page.keyboard().press("Enter");
        assertThat(page.evaluate("document.activeElement.id")).isEqualTo("main");
        assertThat(page.url()).endsWith("#reg/want/0.3.0");
        assertThat(page.locator("#title").innerText()).isEqualTo("want-0.3.0");
    }

    @Test
    void anAddressThatNamesNoCrateIsToldAndMayBeCut() {
        Page page = open("pair", "reg/want/0.3.0");
        page.evaluate("location.hash = '#reg/want%2'");
        page.waitForSelector("#trouble:visible");
        assertThat(page.locator("#trouble").innerText()).isEqualTo("This report has no crate \"reg/want%2\".");
        assertThat(page.locator("#crate").isVisible()).isFalse();
        assertThat(page.title()).startsWith("Crate – ");
    }

    @Test
    void noCrateIsWiderThanANarrowWindow() {
        BROWSER.page().setViewportSize(360, 800);
        Map.of("pair", "reg/try-lock/0.2.2", "three", "reg/both/1.0.0").forEach((report, id) -> {
            Page page = open(report, id);
            assertThat(page.evaluate("document.documentElement.scrollWidth")).as(id).isEqualTo(360);
        });
    }

    private static boolean isInView(Locator row) {
        row.waitFor();
        return (Boolean) row.evaluate("""
                row => {
                  const view = document.getElementById('logs').getBoundingClientRect();
                  const own = row.getBoundingClientRect();
                  return own.top >= view.top && own.bottom <= view.bottom;
                }""");
    }

    private static double place(Page page) {
        return ((Number) page.evaluate("document.getElementById('logs').scrollTop")).doubleValue();
    }

    @Test
    void withThreeToolchainsThePairIsChosen() {
        Page page = open("three", "reg/both/1.0.0");
        assertThat(page.locator("#runs article").count()).isEqualTo(3);
        assertThat(page.locator("#left option").count()).isEqualTo(9);
        page.locator("#right").selectOption("1-2");
        logWith(page, "under 1, attempt 2");
        assertThat(page.locator("#right-text").getAttribute("href")).endsWith("/log-2.txt");
        page.locator("#left").selectOption("2-1");
        logWith(page, "under 2, attempt 1");
    }

    private static void logWith(Page page, String words) {
        page.locator(".log", new Page.LocatorOptions().setHasText(words)).waitFor();
    }

    @Test
    void coloursAreDrawnAndHostileWordsStayWords() {
        Page page = open("pair", "reg/try-lock/0.2.2");
        page.locator(".first-error").waitFor();
        assertThat(page.locator(".log .bold.red").first().innerText()).isEqualTo("error[E0282]");
        assertThat(page.locator("#said .red").first().innerText()).isEqualTo("red");
        assertThat(page.locator("main").innerText()).contains("<script>alert('1')</script>", "⟨U+202E⟩", "⟨U+0007⟩");
        assertThat(page.locator("main script, main img").count()).isZero();
        assertThat(page.content()).doesNotContain("\u202e", "\u001b", "\u0007");
    }

    @Test
    void aLogThatIsNotInTheReportIsToldWithTheCommandThatShowsIt() {
        Page page = open("many", "reg/c00000/1.0.0");
        assertThat(page.locator("#logs").innerText()).contains("The logs are not in this report",
                "maar log sample c00000-1.0.0 debian:bookworm\nmaar log sample c00000-1.0.0 debian:bookworm/rustc-web");
        assertThat(page.locator("#log-tools").isVisible()).isFalse();
        page.locator("#logs button").click();
        assertThat((String) page.evaluate("navigator.clipboard.readText()")).startsWith("maar log sample c00000-1.0.0");
    }

    @Test
    void ofVeryManyCratesTheLogOfAnAttemptThatEndedAsTheFirstIsNotOffered() {
        Page page = open("many", "reg/c17000/1.0.4");
        Locator rows = page.locator("#runs article").nth(1).locator("tbody tr");
        assertThat(rows.count()).isEqualTo(2);
        assertThat(rows.nth(0).locator("a").count()).isOne();
        assertThat(rows.nth(1).locator("a").count()).isZero();
        assertThat(page.locator("#right option").allInnerTexts()).containsExactly(
                "1.63.0 debian:bookworm, attempt 1: test-pass",
                "1.96.0 debian:bookworm/rustc-web, attempt 1: build-fail:compiler-error(E0282)");
        assertThat(page.locator("#logs").innerText()).contains("under 1, attempt 1");
    }

    @Test
    void aCrateThatFailsOnBothSidesTellsWhatIsNew() {
        Page page = open("pair", "reg/stuck/1.0.0");
        assertThat(page.locator("#verdicts").innerText())
                .contains("build-fail, with new errors: baseline 3/3, candidate 0/3");
        assertThat(page.locator(".inside .new").innerText()).contains("E0277", "no good");
    }

    @Test
    void failedTestsAndQuirksAreNamed() {
        assertThat(open("pair", "reg/stumbles/1.0.0").locator("#said").innerText()).contains("tests::fine",
                "2 of 2 tests failed", "unittests src/lib.rs");
        assertThat(open("pair", "reg/large/1.0.0").locator("#verdicts").innerText())
                .contains("skip-tests, memory 8G, timeout 1h, jobs 1: one crate of 200,000 lines", "quirks.toml:17");
    }
}
