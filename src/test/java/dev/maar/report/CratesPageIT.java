package dev.maar.report;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.microsoft.playwright.Download;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.Media;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;

/// Opens the table of all crates from disk and uses every control of it.
final class CratesPageIT {
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
    }

    private static Page open(String report, String state) {
        Page page = BROWSER.page();
        page.navigate(folder.resolve(report).resolve("crates.html").toUri() + state);
        page.waitForSelector("body[data-ready]");
        return page;
    }

    private static List<String> names(Page page) {
        return page.locator(".grid-layer .name").allInnerTexts();
    }

    private static String shown(Page page) {
        return page.locator("#shown").innerText();
    }

    private static Locator facet(Page page, String name, String value) {
        return page.locator("[data-value='" + name + "=" + value + "']");
    }

    @Test
    void everyCrateIsThereOnceAndTheWorstComesFirst() {
        BROWSER.page().setViewportSize(1440, 1600);
        Page page = open("pair", "");
        assertThat(shown(page)).isEqualTo("23 crates");
        assertThat(page.locator(".grid-layer .grid-row").count()).isEqualTo(23);
        assertThat(names(page)).doesNotHaveDuplicates().startsWith("hangs", "hyper");
        assertThat(page.locator("[aria-sort]").innerText()).isEqualTo("Result");
    }

    @Test
    void searchFindsNamesVersionsIdsAndCauses() {
        Page page = open("pair", "");
        page.fill("#search", "Try-Lock");
        assertThat(names(page)).containsExactly("try-lock");
        page.fill("#search", "time-0.3");
        assertThat(names(page)).containsExactly("time");
        page.fill("#search", "reg/hyper/0.14.20");
        assertThat(names(page)).containsExactly("hyper");
        page.fill("#search", "mismatched_lifetime");
        assertThat(names(page)).containsExactly("hyper", "try-lock", "want");
        page.fill("#search", "no such crate");
        assertThat(names(page)).isEmpty();
        assertThat(page.locator("#empty").isVisible()).isTrue();
        page.locator("#empty button").click();
        assertThat(shown(page)).isEqualTo("23 crates");
    }

    @Test
    void searchGoesThroughAllFilesOfData() {
        Page page = open("many", "");
        page.fill("#search", "c24999");
        assertThat(names(page)).containsExactly("c24999");
        page.fill("#search", "c1700");
        assertThat(names(page)).hasSize(10).startsWith("c17000");
        page.fill("#search", "c");
        assertThat(shown(page)).matches("25,0\\d\\d of 25,023 crates");
    }

    @Test
    void facetsCountWhatAChoiceWouldShow() {
        Page page = open("pair", "");
        for (Locator box : page.locator("#facets input").all()) {
            String value = box.getAttribute("data-value");
            String number = box.locator("xpath=../span[last()]").innerText();
            Page other = BROWSER.page().context().newPage();
            other.navigate(folder.resolve("pair/crates.html").toUri() + "#"
                    + other.evaluate("v => new URLSearchParams([v.split(/=(.*)/s).slice(0, 2)]).toString()", value));
            other.waitForSelector("body[data-ready]");
            assertThat(shown(other)).as(value).startsWith(number + " of ");
            other.close();
        }
    }

    /// The files of data after the first are held back until the test lets them go.
    @Test
    void whileDataComeTheFirstRowsAreThereAndNumbersSayThatTheyAreNotTheWhole() {
        Page page = BROWSER.page();
        page.addInitScript("""
                const append = HTMLHeadElement.prototype.append;
                window.held = [];
                HTMLHeadElement.prototype.append = function (script) {
                  const go = () => append.call(this, script);
                  /crates\\/00[12]/.test(script.src) ? window.held.push(go) : go();
                };""");
        page.navigate(folder.resolve("many/crates.html").toUri().toString());
        page.locator(".grid-layer .name").first().waitFor();
        page.locator("#size", new Page.LocatorOptions().setHasText("so far")).waitFor();
        assertThat(shown(page)).isEqualTo("10,000 crates read so far");
        assertThat(page.locator("#progress").innerText()).contains("10,000 of 25,023 crates read");
        assertThat(page.locator("#counting").innerText()).isEqualTo("counted when all crates are read");
        assertThat(page.locator(".tally-number").count()).isZero();
        page.fill("#search", "c099");
        assertThat(shown(page)).isEqualTo("100 of 10,000 crates read so far");
        page.fill("#search", "c24999");
        assertThat(page.locator("#empty").isVisible()).isFalse();
        page.evaluate("held.forEach(go => go())");
        page.waitForSelector("body[data-ready]");
        assertThat(names(page)).containsExactly("c24999");
        assertThat(shown(page)).isEqualTo("1 of 25,023 crates");
        assertThat(page.locator("#progress").isVisible()).isFalse();
        assertThat(page.locator("#counting").innerText()).isEmpty();
        assertThat(facet(page, "res", "test-pass").locator("xpath=../span[last()]").innerText()).isEqualTo("1");
    }

    @Test
    void rowsComeBeforeTheFiltersNumbersWhichSayThatTheyAreComing() {
        Page page = open("many", "");
        Object told = page.evaluate(
                """
                        () => {
                          const search = document.getElementById('search');
                          search.value = 'c24999';
                          search.dispatchEvent(new Event('input'));
                          const panel = document.getElementById('facets');
                          return [document.querySelectorAll('.grid-layer .grid-row').length, panel.className, document.getElementById('counting').textContent].join();
                        }""");
        assertThat(told).isEqualTo("1,counting,counting…");
        page.waitForCondition(() -> page.locator("#counting").innerText().isEmpty());
        assertThat(page.locator("#facets.counting").count()).isZero();
        assertThat(facet(page, "res", "test-pass").locator("xpath=../span[last()]").innerText()).isEqualTo("1");
    }

    @Test
    void choicesOfOneFacetAddUpAndThoseOfDifferentOnesNarrow() {
        Page page = open("pair", "");
        facet(page, "res", "regressed").check();
        assertThat(shown(page)).isEqualTo("8 of 23 crates");
        facet(page, "res", "fixed").check();
        assertThat(shown(page)).isEqualTo("9 of 23 crates");
        facet(page, "step", "test run").check();
        assertThat(names(page)).containsExactly("hangs", "lazy_static");
        assertThat(page.locator(".chip:visible").allInnerTexts()).hasSize(4);
        page.getByLabel("remove filter Result fixed").click();
        assertThat(page.url()).endsWith("#res=regressed&step=test+run");
        page.locator("#clear").click();
        assertThat(shown(page)).isEqualTo("23 crates");
    }

    @Test
    void everyNameOfTheAddressShowsItsCrates() {
        assertThat(names(open("pair", "#verdict=flaky"))).containsExactly("random");
        assertThat(names(open("pair", "#root=reg/try-lock/0.2.2&direct=0"))).containsExactly("hyper", "want");
        assertThat(names(open("pair", "#root=reg/try-lock/0.2.2&direct=1"))).containsExactly("try-lock");
        assertThat(names(open("pair", "#outcome1=test-fail:timeout"))).containsExactly("hangs", "slow");
        assertThat(names(open("pair", "#inside=new-errors"))).containsExactly("stuck");
        assertThat(names(open("pair", "#lint1=unused_variables"))).containsExactly("warns");
        assertThat(names(open("pair", "#lint1=dead_code"))).isEmpty();
        assertThat(names(open("pair", "#lint1=<b>, in dependencies&lint1=nonsense"))).containsExactly("warns");
        assertThat(names(open("pair", "#source=local"))).hasSize(1);
        assertThat(names(open("pair", "#quirk=skip"))).containsExactly("needs-network");
        assertThat(names(open("pair", "#reason=depends-on&sort=-name"))).containsExactly("want", "hyper");
        assertThat(names(open("three", "#outcome2=test-fail:unknown"))).containsExactly("edition");
        assertThat(names(open("pair", "#res=regressed&q=lazy&nonsense=1&sort=nonsense")))
                .containsExactly("lazy_static");
    }

    @Test
    void anOutcomeIsShownByItsCode() {
        Page page = open("pair", "#q=stuck");
        assertThat(page.locator(".grid-layer .clip").allInnerTexts())
                .containsExactly("build-fail E0308", "build-fail E0277, E0308");
        assertThat(page.locator(".grid-layer .clip").first().getAttribute("title"))
                .isEqualTo("build-fail:compiler-error(E0308)");
        String two = "build-fail:compiler-error(E0277, E0308)";
        assertThat(facet(open("pair", "#outcome1=" + two), "outcome1", two).locator("xpath=../span[@class='value']")
                .innerText()).isEqualToIgnoringWhitespace("build-fail E0277, E0308");
        assertThat(open("pair", "#q=hangs").locator(".grid-layer .clip").allInnerTexts()).contains("test-fail timeout");
    }

    @Test
    void theTableOfTwoToolchainsNeedsNoScrollingSidewaysAt1280Pixels() {
        Page page = open("many", "");
        page.setViewportSize(1280, 800);
        assertThat((Boolean) page.locator("#crates").evaluate("grid => grid.scrollWidth <= grid.clientWidth")).isTrue();
    }

    @Test
    void aCrateIsCountedUnderEachOfItsLints() {
        Page page = open("pair", "");
        assertThat(page.locator("[data-facet=lint1] .choice").allInnerTexts()).hasSize(4)
                .allMatch(choice -> choice.endsWith("1"))
                .anyMatch(choice -> choice.startsWith("<b>, in dependencies"))
                .anyMatch(choice -> choice.startsWith("never_type_fallback, future incompatibility"));
        facet(page, "lint1", "unused_variables").check();
        assertThat(names(page)).containsExactly("warns");
        assertThat(open("three", "").locator("[data-facet^=lint]").count()).as("of two candidates").isEqualTo(1);
    }

    @Test
    void backAndForwardGoThroughTheViews() {
        Page page = open("pair", "");
        facet(page, "res", "regressed").check();
        page.locator("[data-column=name] button").click();
        assertThat(page.url()).endsWith("#res=regressed&sort=name");
        page.goBack();
        assertThat(page.locator("[aria-sort]").innerText()).isEqualTo("Result");
        page.goBack();
        assertThat(shown(page)).isEqualTo("23 crates");
        page.goForward();
        assertThat(shown(page)).isEqualTo("8 of 23 crates");
        assertThat(facet(page, "res", "regressed").isChecked()).isTrue();
    }

    @Test
    void typingLeavesOneStepToGoBack() {
        Page page = open("pair", "#res=regressed");
        page.locator("#search").pressSequentially("hyper");
        page.waitForURL("**/*q=hyper");
        assertThat((Integer) page.evaluate("history.length")).isEqualTo(2);
    }

    @Test
    void everyColumnSortsBothWays() {
        Page page = open("pair", "#res=regressed&res=test-pass");
        page.locator("[data-column=downloads] button").click();
        assertThat(names(page)).endsWith("hangs", "hyper", "warns", "time", "want", "fnv")
                .startsWith("=cmd|' /C calc'!A0 <b>");
        page.locator("[data-column=downloads] button").click();
        assertThat(names(page)).startsWith("time", "want").endsWith("fnv");
        for (String column : List.of("name", "res", "outcome0", "outcome1", "cause", "time", "memory")) {
            page.locator("[data-column=" + column + "] button").click();
            String first = page.locator("[data-column=" + column + "]").getAttribute("aria-sort");
            page.locator("[data-column=" + column + "] button").click();
            assertThat(List.of(first, page.locator("[aria-sort]").getAttribute("aria-sort")))
                    .as(column)
                    .containsExactlyInAnyOrder("ascending", "descending");
            assertThat(page.locator("[aria-sort]").getAttribute("data-column")).isEqualTo(column);
        }
    }

    @Test
    void theKeyboardReachesEveryRow() {
        Page page = open("many", "#sort=name");
        Locator grid = page.locator("#crates");
        grid.focus();
        page.keyboard().press("End");
        Locator active = page.locator(".grid-active");
        assertThat(active.getAttribute("aria-rowindex")).isEqualTo("25024");
        assertThat(grid.getAttribute("aria-activedescendant")).isEqualTo(active.getAttribute("id"));
        page.keyboard().press("ArrowUp");
        page.keyboard().press("PageUp");
        assertThat(Integer.parseInt(active.getAttribute("aria-rowindex"))).isBetween(24_000, 25_020);
        page.keyboard().press("Home");
        page.keyboard().press("ArrowDown");
        assertThat(active.getAttribute("aria-rowindex")).isEqualTo("3");
        assertThat(grid.getAttribute("aria-rowcount")).isEqualTo("25024");
        String name = active.locator(".name").innerText();
        page.keyboard().press("Enter");
        page.waitForURL("**/crate.html#**");
        assertThat(page.locator("#title").innerText()).startsWith(name);
    }

    @Test
    void scrollingShowsNoGapWhereverItStops() {
        Page page = open("many", "#sort=name");
        for (double place : new double[]{0.1, 0.37, 0.99, 1, 0}) {
            page.evaluate(
                    "place => { const s = document.getElementById('crates'); s.scrollTop = place * s.scrollHeight; }",
                    place);
            rest(page);
            assertFilled(page);
        }
    }

    /// Waits until nothing is scrolled any more and two more frames were drawn.
    private static void rest(Page page) {
        page.evaluate("""
                async () => {
                  const grid = document.getElementById('crates');
                  const frame = () => new Promise(requestAnimationFrame);
                  for (let alike = 0, place = grid.scrollTop; alike < 2; place = grid.scrollTop) {
                    await frame();
                    alike = grid.scrollTop === place ? alike + 1 : 0;
                  }
                }""");
    }

    private static void assertFilled(Page page) {
        Object gaps = page.evaluate(
                """
                        () => {
                          const view = document.querySelector('.grid-layer').getBoundingClientRect();
                          const rows = [...document.querySelectorAll('.grid-layer .grid-row')].map(row => row.getBoundingClientRect());
                          rows.sort((a, b) => a.top - b.top);
                          const joined = rows.every((row, at) => at === 0 || Math.abs(row.top - rows[at - 1].bottom) < 0.6);
                          return joined && rows[0].top <= view.top + 0.6 && rows.at(-1).bottom >= view.bottom - 0.6 ? '' : JSON.stringify([view, rows]);
                        }""");
        assertThat(gaps).isEqualTo("");
    }

    @Test
    void moreRowsThanABrowserHasPixelsForAreScrolledToTheLast() {
        Page page = open("many", "#sort=name");
        page.evaluate("CratesGrid.MOST_HEIGHT = 60000");
        page.setViewportSize(1440, 880);
        page.waitForFunction("document.getElementById('crates').scrollHeight < 61000");
        page.evaluate("document.getElementById('crates').scrollTop = 1e9");
        rest(page);
        assertFilled(page);
        assertThat(page.locator("[aria-rowindex='25024']").isVisible()).isTrue();
        page.evaluate("document.getElementById('crates').scrollTop = 30000");
        rest(page);
        int before = firstRow(page);
        assertThat(before).isBetween(12_000, 13_000);
        page.locator("#crates").hover();
        page.mouse().wheel(0, 380);
        page.waitForFunction("first => Number(document.querySelector('.grid-layer .grid-row')"
                + ".getAttribute('aria-rowindex')) !== first", before);
        rest(page);
        assertThat(firstRow(page) - before).as("a turn of the wheel is a turn of the wheel").isBetween(9, 11);
        assertFilled(page);
    }

    private static int firstRow(Page page) {
        return Integer.parseInt(page.locator(".grid-layer .grid-row").first().getAttribute("aria-rowindex"));
    }

    @Test
    void whatIsShownIsExportedSafely() throws IOException {
        Page page = open("pair", "#res=regressed&sort=name");
        Download csv = page.waitForDownload(() -> page.locator("#csv").click());
        assertThat(csv.suggestedFilename()).isEqualTo("sample-crates.csv");
        List<String> lines = Files.readAllLines(csv.path());
        assertThat(lines).hasSize(9);
        assertThat(lines.getFirst()).startsWith("crate,name,version,res,verdict,source,");
        assertThat(lines.getLast()).startsWith("local/=cmd|' /C calc'!A0 <b>,'=cmd|' /C calc'!A0 <b>,,regressed");
        Download json = page.waitForDownload(() -> page.locator("#json").click());
        JsonNode exported = new ObjectMapper().readTree(Files.readString(json.path()));
        assertThat(exported.get("view").textValue()).isEqualTo("#res=regressed&sort=name");
        assertThat(exported.get("crates")).hasSize(8);
        assertThat(exported.get("crates").get(0).get("crate").textValue()).isEqualTo("reg/hangs/1.0.0");
        assertThat(exported.get("crates").get(0).get("downloads").intValue()).isEqualTo(5_000);
    }

    @Test
    void theLinkThatIsCopiedShowsTheSame() {
        Page page = open("pair", "#res=regressed");
        page.fill("#search", "hyper");
        page.locator("#copy").click();
        page.getByText("Copied").waitFor();
        page.locator("#copy").click();
        page.getByText("Copy link").waitFor();
        Object copied = page.evaluate("navigator.clipboard.readText()");
        assertThat((String) copied).endsWith("crates.html#res=regressed&q=hyper");
    }

    @Test
    void theKeyboardStaysWhereItWas() {
        Page page = open("pair", "#res=regressed&res=fixed&q=nothing+is+like+this");
        page.locator("#crates").focus();
        for (String key : List.of("ArrowDown", "End", "Home", "Enter")) {
            page.keyboard().press(key);
        }
        page.locator("#empty button").focus();
        page.keyboard().press("Enter");
        assertThat(focused(page)).isEqualTo("search");

        page = open("pair", "#res=regressed&res=fixed");
        page.locator(".chip").first().focus();
        page.keyboard().press("Enter");
        assertThat(focused(page)).contains("fixed");
        page.keyboard().press("Enter");
        assertThat(focused(page)).isEqualTo("search");

        Locator more = page.locator("[data-facet=outcome1] .more");
        more.focus();
        page.keyboard().press("Enter");
        assertThat(focused(page)).isEqualTo("fewer");
        page.keyboard().press("Enter");
        assertThat(focused(page)).endsWith(" more");
    }

    private static String focused(Page page) {
        return (String) page.evaluate("document.activeElement.id || document.activeElement.innerText");
    }

    @Test
    void theWayPastTheNavigationLeavesTheView() {
        Page page = open("pair", "#res=regressed&sort=name");
        page.keyboard().press("Tab");
        page.keyboard().press("Enter");
        assertThat(focused(page)).isEqualTo("main");
        assertThat(page.url()).endsWith("#res=regressed&sort=name");
        assertThat(page.locator(".chip:visible").count()).isEqualTo(2);
    }

    @Test
    void aColumnThatIsNotThereSortsNothing() {
        Page page = open("pair", "#sort=-nonsense");
        assertThat(page.locator("[aria-sort=ascending]").innerText()).isEqualTo("Result");
        assertThat(names(page)).startsWith("hangs", "hyper");
    }

    @Test
    void onPaperTheFirstRowsFollowEachOther() {
        assertThat(printed(open("pair", ""))).isBetween(1, 2);
        Page page = open("many", "#sort=name");
        assertThat(printed(page)).isBetween(20, 90);
        page.emulateMedia(new Page.EmulateMediaOptions().setMedia(Media.PRINT));
        page.evaluate("window.dispatchEvent(new Event('beforeprint'))");
        assertThat(page.locator(".grid-layer .grid-row").count()).isEqualTo(2_000);
        assertThat(page.locator(".paper").innerText()).isEqualTo("The first 2,000 of 25,023 crates.");
        page.emulateMedia(new Page.EmulateMediaOptions().setMedia(Media.SCREEN));
        page.evaluate("window.dispatchEvent(new Event('afterprint'))");
        assertThat(page.locator(".grid-layer .grid-row").count()).isLessThan(60);
    }

    /// How many sheets of paper a page becomes.
    private static int printed(Page page) {
        String document = new String(page.pdf(), StandardCharsets.ISO_8859_1);
        return document.split("/Type /Page\\b", -1).length - 1;
    }

    @Test
    void aScreenReaderIsToldHowManyRowsThereAre() {
        Page page = open("pair", "");
        page.fill("#search", "fnv");
        page.locator("#size", new Page.LocatorOptions().setHasText("1 crate shown")).waitFor();
        assertThat(page.locator("#size").innerText()).isEqualTo("1 crate shown");
        assertThat(page.locator("#size").getAttribute("role")).isEqualTo("status");
        assertThat(page.locator("#crates").getAttribute("aria-rowcount")).isEqualTo("2");
    }

    @Test
    void hostileNamesAndMessagesStayWords() {
        Page page = open("pair", "");
        assertThat(page.locator("main").innerText()).contains("=cmd|' /C calc'!A0 <b>", "<script>alert('1')</script>");
        assertThat(page.locator("main b, main script").count()).isEqualTo(1);
        page.setViewportSize(1440, 1600);
        assertThat(page.content()).doesNotContain("\u202e", "\u001b");
    }

    @Test
    void aFolderThatIsNotWholeIsToldInOneLine() throws IOException {
        Path broken = folder.resolve("broken");
        new ReportWriter(folder.resolve("no-templates"), "crates.io").write(SampleRuns.pair(), broken);
        Files.delete(broken.resolve("data/report.js"));
        Page page = BROWSER.page();
        page.navigate(broken.resolve("crates.html").toUri().toString());
        page.locator("#trouble").waitFor();
        assertThat(page.locator("#trouble").innerText()).contains("data/report.js is not there", "has to be whole");
        BROWSER.expected("console: Failed to load resource: net::ERR_FILE_NOT_FOUND");
    }
}
