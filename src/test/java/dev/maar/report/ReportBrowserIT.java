package dev.maar.report;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Browser;
import com.microsoft.playwright.BrowserType;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.Playwright;
import java.io.File;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// Opens a report from disk in the system's Chromium, as a reader does.
final class ReportBrowserIT {
    @TempDir
    private static Path folder;

    private static Playwright playwright;
    private static Browser browser;

    private final List<String> troubles = new CopyOnWriteArrayList<>();
    private Page page;

    @BeforeAll
    static void openBrowser() {
        new ReportWriter(folder.resolve("no-templates"), "crates.io").write(SampleRuns.pair(), folder.resolve("pair"));
        new ReportWriter(folder.resolve("no-templates"), "crates.io").write(SampleRuns.triple(),
                folder.resolve("triple"));
        new ReportWriter(folder.resolve("no-templates"), "crates.io").write(SampleRuns.three(),
                folder.resolve("three"));
        playwright = Playwright.create(
                new Playwright.CreateOptions().setEnv(Map.of("PLAYWRIGHT_SKIP_BROWSER_DOWNLOAD", "1")));
        browser = playwright.chromium()
                .launch(new BrowserType.LaunchOptions().setExecutablePath(chromium()).setArgs(List.of("--no-sandbox")));
    }

    /// `CHROMIUM`, else the first of the usual names on the PATH.
    private static Path chromium() {
        String given = System.getenv("CHROMIUM");
        if (given != null) {
            return Path.of(given);
        }
        return Arrays.stream(System.getenv("PATH").split(File.pathSeparator, -1))
                .flatMap(path -> Stream.of("chromium", "chromium-browser", "google-chrome").map(Path.of(path)::resolve))
                .filter(Files::isExecutable)
                .findFirst()
                .orElseThrow(() -> new IllegalStateException(
                        "no Chromium: apt-get install chromium, or name one in the environment variable CHROMIUM"));
    }

    @AfterAll
    static void closeBrowser() {
        playwright.close();
    }

    @BeforeEach
    void openPage() {
        page = browser.newContext().newPage();
        page.onConsoleMessage(message -> troubles.add("console: " + message.text()));
        page.onPageError(error -> troubles.add("error: " + error));
        page.onDialog(dialog -> troubles.add("dialog: " + dialog.message()));
        page.onRequest(request -> {
            if (!request.url().startsWith("file:")) {
                troubles.add("request: " + request.url());
            }
        });
    }

    private void open(String report) {
        page.navigate(folder.resolve(report).resolve("index.html").toUri().toString());
    }

    @Test
    void thePageOpensFromDiskAndAsksForNothing() {
        for (String report : List.of("pair", "triple", "three")) {
            open(report);
            assertThat(page.title()).isEqualTo("sample – maar report");
            assertThat(page.locator("script").count()).isZero();
        }
        assertThat(troubles).isEmpty();
    }

    @Test
    void theNumbersAddUp() {
        for (String report : List.of("pair", "triple", "three")) {
            open(report);
            int total = Integer.parseInt(page.locator("[data-total]").getAttribute("data-total"));
            assertThat(sum(page.locator("a[data-comparison]"))).isEqualTo(total);
            assertThat(sum(page.locator("details[data-group]"))).isEqualTo(total);
            assertThat(page.locator("tr.crate").count()).isEqualTo(total);
            for (Locator group : page.locator("details[data-group]").all()) {
                assertThat(String.valueOf(group.locator("tr.crate").count()))
                        .isEqualTo(group.getAttribute("data-count"));
            }
        }
    }

    private static int sum(Locator counts) {
        return counts.all().stream().mapToInt(count -> Integer.parseInt(count.getAttribute("data-count"))).sum();
    }

    @Test
    void theMatrixHasEveryCrateOnceAndACellOpensItsLog() {
        open("three");
        int rows = page.locator("tr[data-matrix]").count();
        int alike = page.locator("details[data-alike]")
                .all()
                .stream()
                .mapToInt(one -> Integer.parseInt(one.getAttribute("data-alike")))
                .sum();
        assertThat(rows + alike)
                .isEqualTo(Integer.parseInt(page.locator("[data-total]").getAttribute("data-total")));
        page.locator("tr[data-matrix='slab-0.4.2'] td").nth(1).locator("a").click();
        assertThat(page.locator("body").innerText().strip()).isEqualTo("log of reg/slab/0.4.2 under 1, attempt 1");
        open("pair");
        assertThat(page.locator("#matrix").count()).isZero();
    }

    @Test
    void aNumberLeadsToItsCratesEvenWhereTheyAreFoldedAway() {
        open("pair");
        Locator fnv = page.getByText("fnv-1.0.7");
        assertThat(fnv.isVisible()).isFalse();
        page.locator("a[data-comparison=test-pass]").click();
        fnv.waitFor();
        assertThat(fnv.isVisible()).isTrue();
    }

    @Test
    void everyLogLinkOpensItsLog() {
        for (String report : List.of("pair", "triple", "three")) {
            open(report);
            List<String> links = page.locator("a.log")
                    .all()
                    .stream()
                    .map(link -> (String) link.evaluate("e => e.href"))
                    .toList();
            assertThat(links).hasSizeGreaterThan(10);
            for (String link : links) {
                page.navigate(link);
                assertThat(page.locator("body").innerText()).startsWith("log of ");
            }
        }
        assertThat(troubles).isEmpty();
    }

    @Test
    void aClickOnTheLogOfAToolchainWithASlashInItsNameOpensIt() {
        open("pair");
        page.locator("tr.crate", new Page.LocatorOptions().setHasText("try-lock-0.2.2"))
                .locator("td")
                .last()
                .locator("a.log")
                .first()
                .click();
        assertThat(page.locator("body").innerText().strip()).isEqualTo("log of reg/try-lock/0.2.2 under 1, attempt 1");
    }

    @Test
    void hostileWordsStayWords() {
        open("pair");
        assertThat(page.locator("main").innerText()).contains("<script>alert('1')</script>", "⟨U+202E⟩",
                "⟨U+001B⟩[31m");
        assertThat(page.content()).doesNotContain("\u202e", "\u001b");
        assertThat(troubles).isEmpty();
    }

    @Test
    void theFirstKeyReachesTheResults() {
        open("pair");
        page.keyboard().press("Tab");
        assertThat(page.evaluate("document.activeElement.textContent")).isEqualTo("Skip to the results");
    }
}
