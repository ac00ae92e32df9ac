package dev.maar.report;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Browser;
import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.ColorScheme;
import com.microsoft.playwright.options.Media;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/// Opens the pages that need no scripts from disk in the system's Chromium, as a reader does.
final class PagesIT {
    @RegisterExtension
    static final PageBrowser BROWSER = new PageBrowser();

    @TempDir
    private static Path folder;

    @BeforeAll
    static void write() {
        var writer = new ReportWriter(folder.resolve("no-templates"), "crates.io");
        writer.write(SampleRuns.pair(), folder.resolve("pair"));
        writer.write(SampleRuns.triple(), folder.resolve("triple"));
        writer.write(SampleRuns.three(), folder.resolve("three"));
        writer.write(MadeOther.pairAgainstIt(), folder.resolve("against"));
        writer.write(LargeSample.of(5, 4_000, 2_000), folder.resolve("large"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"pair", "triple", "three", "against"})
    void everyLinkOfEveryPageLeadsSomewhere(String report) throws IOException {
        for (Path file : pages(report)) {
            Page page = open(file);
            assertThat(page.title()).endsWith(" – sample – maar report");
            List<String> links = links(page);
            assertThat(links).as(file.toString()).hasSizeGreaterThan(8);
            for (String link : links) {
                assertThat(leadsSomewhere(link)).as(file + " to " + link).isTrue();
            }
        }
    }

    private static List<String> links(Page page) {
        return page.locator("a[href], link[href], script[src]")
                .all()
                .stream()
                .map(one -> (String) one.evaluate("e => e.href || e.src"))
                .toList();
    }

    /// To a file of the report, and where a page has no script for its fragments, to a place that is on it.
    private static boolean leadsSomewhere(String link) throws IOException {
        if (link.startsWith("https://crates.io/crates/")) {
            return true;
        }
        URI address = URI.create(link);
        Path file = Path.of(URI.create("file://" + address.getRawPath()));
        String name = file.getFileName().toString();
        if (name.equals("crates.html") || name.equals("crate.html")) {
            return Files.isRegularFile(file);
        }
        return Files.isRegularFile(file) && (address.getFragment() == null
                || Files.readString(file).contains("id=\"" + address.getFragment() + "\""));
    }

    @Test
    void whatAPageHasNoRoomForIsCountedAsTheTableCountsIt() {
        String cause = (String) open("large", "index.html").locator("#causes tbody th a")
                .first()
                .evaluate("one => one.href");
        int links = 0;
        for (Path file : List.of(Path.of(URI.create(cause)), folder.resolve("large/undecided.html"),
                folder.resolve("large/not-covered.html"))) {
            for (Locator link : open(file).locator("p.note > a[href*='crates.html']").all()) {
                String words = link.textContent();
                if (words.startsWith("All ")) {
                    assertThat(shown((String) link.evaluate("one => one.href"))).as(file + ": " + words)
                            .startsWith(words.substring(4).replaceAll(" crates?$", "") + " of ");
                    links++;
                }
            }
        }
        assertThat(links).isGreaterThan(1);
    }

    /// What the table of crates says of a view.
    private static String shown(String address) {
        try (Page table = BROWSER.page().context().newPage()) {
            table.navigate(address);
            table.waitForSelector("body[data-ready]");
            return table.locator("#shown").innerText();
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"pair", "triple", "three"})
    void theNumbersOfTheVerdictAddUp(String report) {
        Page page = open(report, "index.html");
        assertThat(sum(page.locator(".verdict a.count"), "data-count"))
                .isEqualTo(number(page.locator("[data-total]"), "data-total"));
        for (Locator count : page.locator(".verdict .strip li:has(.parts)").all()) {
            assertThat(sum(count.locator("[data-part]"), "data-part"))
                    .isEqualTo(number(count.locator("a.count"), "data-count"));
        }
        Locator causes = page.locator("#causes tr[data-cause]");
        assertThat(causes.count()).isEqualTo(number(page.locator("[data-causes]"), "data-causes"));
        assertThat(sum(causes, "data-direct") + sum(causes, "data-blocked"))
                .isEqualTo(number(page.locator("a[data-name=regressed]"), "data-count"));
        Locator fixed = page.locator("#fixed tr[data-cause]");
        assertThat(sum(fixed, "data-direct") + sum(fixed, "data-blocked"))
                .isEqualTo(page.locator("a[data-name=fixed]").count() == 0
                        ? 0
                        : number(page.locator("a[data-name=fixed]"), "data-count"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"pair", "triple", "three"})
    void aCausesNumbersAreItsCrates(String report) {
        Page page = open(report, "index.html");
        for (Locator cause : page.locator("tr[data-cause]").all()) {
            int direct = number(cause, "data-direct");
            int blocked = number(cause, "data-blocked");
            String id = Objects.requireNonNull(cause.getAttribute("data-cause"));
            Page own = page.context().newPage();
            own.navigate(folder.resolve(report).resolve("causes").resolve(id + ".html").toUri().toString());
            assertThat(own.locator("tr[data-member]").count()).isEqualTo(direct + blocked);
            assertThat(own.locator("tr[data-member] .behind").count()).isEqualTo(blocked);
            assertThat(sum(own.locator("[data-direct]"), "data-direct")).isEqualTo(direct);
            assertThat(sum(own.locator("[data-blocked]"), "data-blocked")).isEqualTo(blocked);
            own.locator(".crumb a").click();
            assertThat(own.url()).endsWith("index.html#" + id);
            own.close();
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"pair", "triple", "three"})
    void whatIsUndecidedOrNotCoveredIsListedAsOftenAsItIsCounted(String report) {
        Page page = open(report, "index.html");
        int undecided = page.locator("a[data-name=undecided]").count() == 0
                ? 0
                : number(page.locator("a[data-name=undecided]"), "data-count");
        int uncovered = page.locator("a[data-name='not covered']").count() == 0
                ? 0
                : number(page.locator("a[data-name='not covered']"), "data-count");
        page = open(report, "undecided.html");
        assertThat(page.locator("tr[data-row]").count()).isEqualTo(undecided);
        assertThat(sum(page.locator("a[data-group]"), "data-count")).isEqualTo(undecided);
        page = open(report, "not-covered.html");
        assertThat(page.locator(".reason li").count()).isEqualTo(uncovered);
        assertThat(sum(page.locator("details[data-reason]"), "data-count")).isEqualTo(uncovered);
        assertThat(sum(page.locator(".strip a.count"), "data-count")).isEqualTo(uncovered);
    }

    @ParameterizedTest
    @CsvSource({"pair, impact.html", "pair, index.html"})
    void theCratesOfALintAreTheRowsBehindItsNumber(String report, String name) {
        Page page = open(report, name);
        List<Locator> lints = page
                .locator("#lints tr[data-lint] [data-label=Crates].number a, #lints [data-label=Change] a")
                .all();
        assertThat(lints).isNotEmpty();
        for (Locator lint : lints) {
            String number = lint.innerText().replaceAll("^.* in (\\d+) crates?.*$", "$1");
            assertThat(rows(page, lint)).as(lint.innerText()).isEqualTo(number);
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"three", "triple"})
    void theNumbersOfTheMatrixAreTheRowsBehindThem(String report) {
        Page page = open(report, "toolchains.html");
        List<Locator> numbers = page.locator("tr[data-column] a").all();
        assertThat(numbers).hasSizeGreaterThan(8);
        for (Locator number : numbers) {
            assertThat(rows(page, number)).as(number.evaluate("e => e.href").toString())
                    .isEqualTo(number.innerText().replace(",", ""));
        }
        for (Locator alike : page.locator("details[data-alike]").all()) {
            assertThat(rows(page, alike.locator("a"))).isEqualTo(alike.getAttribute("data-alike"));
        }
    }

    /// How many rows the table shows behind a link.
    private static String rows(Page page, Locator link) {
        Page table = page.context().newPage();
        table.navigate((String) link.evaluate("e => e.href"));
        table.waitForSelector("body[data-ready]");
        String shown = table.locator("#shown").innerText();
        table.close();
        return shown.replaceAll(" .*", "").replace(",", "");
    }

    @Test
    void theMatrixHasEveryCrateOnceAndACellOpensItsLog() {
        int total = number(open("three", "index.html").locator("[data-total]"), "data-total");
        Page page = open("three", "toolchains.html");
        assertThat(page.locator("tr[data-matrix]").count() + sum(page.locator("details[data-alike]"), "data-alike"))
                .isEqualTo(total);
        page.locator("tr[data-matrix='slab-0.4.2'] td").nth(1).locator("a").click();
        assertThat(page.locator("body").innerText().strip()).isEqualTo("log of reg/slab/0.4.2 under 1, attempt 1");
        assertThat(folder.resolve("pair/toolchains.html")).doesNotExist();
    }

    @Test
    void theNumbersAgainstAnotherExperimentAddUp() {
        int regressed = number(open("against", "index.html").locator("a[data-name=regressed]"), "data-count");
        Page page = open("against", "against.html");
        assertThat(page.locator("h1").innerText()).isEqualTo(
                "Against beta-1: 3 new causes, 2 still there, 1 gone; 6 crates newly regressed, 2 still, 2 no longer, 2 not run");
        for (Locator count : page.locator(".strip a.count").all()) {
            String group = Objects.requireNonNull(count.getAttribute("data-name"));
            assertThat(page.locator("#" + group + " tr[data-row]").count()).as(group)
                    .isEqualTo(number(count, "data-count"));
        }
        assertThat(inAll(page, "Crates here")).isEqualTo(regressed).isEqualTo(rows(page, "#newly, #still"));
        assertThat(inAll(page, "Crates there")).isEqualTo(rows(page, "#still, #no-longer, #unseen"));
        assertThat(page.locator("tr[data-row='time-0.3.34']").innerText()).contains("as time-0.3.20");
        page.locator("tr[data-row='try-lock-0.2.2'] td a").click();
        assertThat(page.locator("h1").innerText()).contains("mismatched_lifetime_syntaxes");
    }

    private static int inAll(Page page, String label) {
        return page.locator("#causes td[data-label='" + label + "']")
                .allInnerTexts()
                .stream()
                .mapToInt(Integer::parseInt)
                .sum();
    }

    private static int rows(Page page, String sections) {
        return page.locator(sections).locator("tr[data-row]").count();
    }

    @ParameterizedTest
    @CsvSource({"360, light", "360, dark", "768, light", "1280, light"})
    void noPageIsWiderThanItsWindow(int width, String scheme) throws IOException {
        for (String report : List.of("pair", "triple", "three", "against")) {
            for (Path file : pages(report)) {
                try (BrowserContext context = BROWSER.page()
                        .context()
                        .browser()
                        .newContext(new Browser.NewContextOptions().setViewportSize(width, 800)
                                .setColorScheme(ColorScheme
                                        .valueOf(scheme.toUpperCase(Locale.ROOT))))) {
                    Page page = context.newPage();
                    page.navigate(file.toUri().toString());
                    page.evaluate("document.querySelectorAll('details').forEach(one => one.open = true)");
                    assertThat(page.evaluate("document.documentElement.scrollWidth")).as(file + " at " + width)
                            .isEqualTo(width);
                }
            }
        }
    }

    @Test
    void hostileWordsStayWords() throws IOException {
        for (Path file : pages("against")) {
            Page page = open(file);
            assertThat(page.locator("body script").count()).isEqualTo(1);
            assertThat(page.content()).doesNotContain("\u202e", "\u001b", "\u200b");
        }
        Page page = open("pair", "index.html");
        assertThat(page.locator("main").innerText()).contains("<script>alert('1')</script>", "⟨U+202E⟩",
                "⟨U+001B⟩[31m");
    }

    @Test
    void theCompilersColoursAreDrawnWithAndWithoutDarkness() {
        Page page = open("pair", "index.html");
        Locator red = page.locator(".drawn .red").first();
        assertThat(red.textContent()).isEqualTo("red");
        assertThat(red.evaluate("one => getComputedStyle(one).color")).isEqualTo("rgb(176, 74, 0)");
        page.emulateMedia(new Page.EmulateMediaOptions().setColorScheme(ColorScheme.DARK));
        assertThat(red.evaluate("one => getComputedStyle(one).color")).isEqualTo("rgb(255, 138, 76)");
    }

    @Test
    void theKeyboardReachesTheResultsAndCopiesAText() {
        Page page = open("pair", "undecided.html");
        page.keyboard().press("Tab");
        assertThat(page.evaluate("document.activeElement.textContent")).isEqualTo("Skip to the results");
        Locator box = page.locator("figure.copy").first();
        for (int presses = 0; presses < 60 && !isFocused(box.locator("button")); presses++) {
            page.keyboard().press("Tab");
        }
        page.keyboard().press("Enter");
        box.getByText("Copied", new Locator.GetByTextOptions().setExact(true)).waitFor();
        assertThat(page.evaluate("navigator.clipboard.readText()")).isEqualTo(box.locator("pre").textContent());
        assertThat(box.locator("pre").textContent()).startsWith("maar run debian:bookworm ").contains("random@1.0.0");
    }

    private static boolean isFocused(Locator one) {
        return (boolean) one.evaluate("one => one === document.activeElement");
    }

    @Test
    void withoutScriptsNothingIsMissingButTheButtons() throws IOException {
        try (BrowserContext context = BROWSER.page()
                .context()
                .browser()
                .newContext(new Browser.NewContextOptions().setJavaScriptEnabled(false))) {
            Page page = context.newPage();
            for (Path file : pages("pair")) {
                page.navigate(file.toUri().toString());
                assertThat(page.locator("h1").isVisible()).isTrue();
                assertThat(page.locator("button").count()).isZero();
                for (Locator text : page.locator("figure.copy pre").all()) {
                    assertThat(text.isVisible()).isTrue();
                }
            }
        }
    }

    @Test
    void aPageCanBePrinted() {
        Page page = open("pair", "index.html");
        page.emulateMedia(new Page.EmulateMediaOptions().setMedia(Media.PRINT)
                .setColorScheme(ColorScheme.DARK));
        assertThat(page.locator(".tabs").isVisible()).isFalse();
        assertThat(page.locator("body").evaluate("one => getComputedStyle(one).backgroundColor"))
                .isEqualTo("rgb(255, 255, 255)");
    }

    @Test
    void headingsFollowEachOther() throws IOException {
        for (Path file : pages("three")) {
            List<String> levels = open(file).locator("h1, h2, h3")
                    .all()
                    .stream()
                    .map(one -> (String) one.evaluate("one => one.tagName"))
                    .toList();
            assertThat(levels).as(file.toString()).startsWith("H1").containsOnlyOnce("H1");
            assertThat(Set.copyOf(levels)).isSubsetOf("H1", "H2", "H3");
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

    private static Page open(String report, String name) {
        return open(folder.resolve(report).resolve(name));
    }

    private static Page open(Path file) {
        BROWSER.page().navigate(file.toUri().toString());
        return BROWSER.page();
    }

    private static int number(Locator one, String attribute) {
        return Integer.parseInt(Objects.requireNonNull(one.getAttribute(attribute)));
    }

    private static int sum(Locator many, String attribute) {
        return many.all().stream().mapToInt(one -> number(one, attribute)).sum();
    }
}
