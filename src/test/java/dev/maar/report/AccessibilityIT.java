package dev.maar.report;

import static org.assertj.core.api.Assertions.assertThat;

import com.deque.html.axecore.playwright.AxeBuilder;
import com.deque.html.axecore.results.AxeResults;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.ColorScheme;
import com.microsoft.playwright.options.ReducedMotion;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// Has axe look at every page with all that can be opened on it open: nothing serious or critical, in light and in dark.
final class AccessibilityIT {
    @RegisterExtension
    static final PageBrowser BROWSER = new PageBrowser();

    private static final List<String> RULES = List.of("wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "best-practice");
    /// These two have axe fetch style sheets and media, which no page from disk may; no page has a sound, and none turns with the screen.
    private static final List<String> FETCHING = List.of("no-autoplay-audio", "css-orientation-lock");
    private static final Set<String> GRAVE = Set.of("serious", "critical");

    @TempDir
    private static Path folder;

    @BeforeAll
    static void writeReports() {
        var writer = new ReportWriter(folder.resolve("no-templates"), "crates.io");
        writer.write(MadeOther.pairAgainstIt(), folder.resolve("pair"));
        writer.write(SampleRuns.three(), folder.resolve("three"));
        writer.write(SampleRuns.triple(), folder.resolve("unfinished"));
        writer.write(ManyCrates.withLogs(), folder.resolve("logs"));
        writer.write(SampleRuns.causes(201), folder.resolve("causes"));
        writer.write(LargeSample.of(7, 12_000, 40), folder.resolve("large"));
    }

    @ParameterizedTest
    @CsvSource({"pair, light, 1440", "pair, dark, 1440", "pair, light, 360", "three, light, 1440", "three, dark, 1440",
            "unfinished, dark, 1440"})
    void pagesThatNeedNoScripts(String report, String scheme, int width) throws IOException {
        Page page = page(scheme, width);
        for (Path file : pages(report)) {
            page.navigate(file.toUri().toString());
            page.evaluate("document.querySelectorAll('details').forEach(one => one.open = true)");
            assertAccessible(page, report + "/" + file.getFileName());
        }
    }

    private static List<Path> pages(String report) throws IOException {
        try (Stream<Path> files = Files.walk(folder.resolve(report))) {
            return files.filter(file -> file.toString().endsWith(".html"))
                    .filter(file -> !file.endsWith("crates.html") && !file.endsWith("crate.html"))
                    .sorted()
                    .toList();
        }
    }

    @ParameterizedTest
    @CsvSource({"light, 1440", "dark, 1440"})
    void pagesWithMoreCausesAndMoreCrates(String scheme, int width) {
        Page page = page(scheme, width);
        for (String name : List.of("causes/causes-2.html", "large/index.html", "large/impact.html")) {
            page.navigate(folder.resolve(name).toUri().toString());
            assertAccessible(page, name);
        }
    }

    @ParameterizedTest
    @CsvSource({"light, 1440", "dark, 1440", "light, 360"})
    void theTableOfCrates(String scheme, int width) {
        Page page = page(scheme, width);
        for (String state : List.of("logs/crates.html", "logs/crates.html#res=regressed&q=time", "three/crates.html",
                "logs/crates.html#q=nothing-like-this", "large/crates.html#sort=-downloads")) {
            ready(page, state);
            assertAccessible(page, state);
        }
    }

    @ParameterizedTest
    @CsvSource({"light, 1440", "dark, 1440", "light, 360"})
    void thePageOfOneCrate(String scheme, int width) {
        Page page = page(scheme, width);
        for (String crate : List.of("logs/crate.html#reg/try-lock/0.2.2", "logs/crate.html#reg/hyper/0.14.20",
                "logs/crate.html#reg/stuck/1.0.0", "logs/crate.html#reg/stumbles/1.0.0",
                "logs/crate.html#reg/large/1.0.0", "three/crate.html#reg/both/1.0.0", "pair/crate.html#reg/none/1.0.0",
                "unfinished/crate.html#reg/untouched/0.1.0")) {
            ready(page, crate);
            page.evaluate("document.querySelectorAll('details').forEach(one => one.open = true)");
            assertAccessible(page, crate);
        }
    }

    @Test
    void whatIsGraveIsFound() {
        Page page = page("light", 1440);
        page.navigate(folder.resolve("pair/index.html").toUri().toString());
        page.evaluate("document.querySelector('h1').style.color = '#ddd'; document.documentElement.lang = ''");
        assertThat(grave(page)).anyMatch(one -> one.startsWith("html-has-lang"))
                .anyMatch(one -> one.startsWith("color-contrast"));
    }

    private static Page page(String scheme, int width) {
        Page page = BROWSER.page();
        page.setViewportSize(width, 1000);
        page.emulateMedia(
                new Page.EmulateMediaOptions().setColorScheme(ColorScheme.valueOf(scheme.toUpperCase(Locale.ROOT)))
                        .setReducedMotion(ReducedMotion.REDUCE));
        return page;
    }

    private static void ready(Page page, String address) {
        page.navigate("about:blank");
        int state = address.indexOf('#');
        String file = state < 0 ? address : address.substring(0, state);
        page.navigate(folder.resolve(file).toUri() + (state < 0 ? "" : address.substring(state)));
        page.waitForSelector("body[data-ready]");
    }

    private static void assertAccessible(Page page, String what) {
        assertThat(grave(page)).as(what).isEmpty();
    }

    /// What is serious or critical: the rule, and the elements that break it.
    private static List<String> grave(Page page) {
        AxeResults results = new AxeBuilder(page).withTags(RULES)
                .disableRules(FETCHING)
                .setLegacyMode(true)
                .analyze();
        assertThat(results.getPasses()).hasSizeGreaterThan(5);
        return results.getViolations()
                .stream()
                .filter(rule -> GRAVE.contains(rule.getImpact()))
                .map(rule -> rule.getId() + " (" + rule.getHelp() + "): " + rule.getNodes()
                        .stream()
                        .limit(5)
                        .map(node -> node.getHtml() + " " + node.getFailureSummary())
                        .toList())
                .toList();
    }
}
