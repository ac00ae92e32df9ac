package dev.maar.report;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;

/// Opens the pages from disk in the system's Firefox, whose rules for files and policies are not Chromium's.
final class FirefoxIT {
    @RegisterExtension
    static final FirefoxBrowser BROWSER = new FirefoxBrowser();

    @TempDir
    private static Path folder;

    @BeforeAll
    static void writeReports() {
        var writer = new ReportWriter(folder.resolve("no-templates"), "crates.io");
        writer.write(ManyCrates.withLogs(), folder.resolve("pair"));
        writer.write(LargeSample.of(7, 12_000, 40), folder.resolve("large"));
    }

    private static void open(String report, String page, String state) {
        BROWSER.open(folder.resolve(report).resolve(page), state);
    }

    private static void ready(String report, String page, String state) {
        open(report, page, state);
        BROWSER.waitFor("document.body.dataset.ready");
    }

    @Test
    void theFirstPageShowsCausesInItsColours() {
        open("pair", "index.html", "");
        assertThat(BROWSER.text("h1")).startsWith("5 causes broke 8 crates");
        assertThat(BROWSER.text("#causes tr[data-cause]")).contains("mismatched_lifetime_syntaxes", "E0282");
        assertThat(BROWSER.evaluate("getComputedStyle(document.querySelector('.drawn .red')).color"))
                .isEqualTo("rgb(176, 74, 0)");
        assertThat(BROWSER.evaluate("document.querySelectorAll('#causes tr[data-cause]').length")).isEqualTo("5");
    }

    @Test
    void aCausesPageIsReachedAndHasTextsToCopy() {
        open("pair", "index.html", "");
        BROWSER.evaluate("document.querySelector('#causes th a').click()");
        BROWSER.waitFor("location.pathname.includes('/causes/') && document.readyState === 'complete'");
        assertThat(BROWSER.text("tr[data-member]")).isNotBlank();
        assertThat(BROWSER.text("figure.copy button")).startsWith("Copy");
        assertThat(BROWSER.evaluate("document.querySelector('.crumb a').href")).contains("/pair/index.html#c-");
    }

    @Test
    void theTableReadsItsDataFromDiskAndASearchNarrowsIt() {
        ready("large", "crates.html", "");
        assertThat(BROWSER.text("#shown")).isEqualTo("12,000 crates");
        assertThat(rows()).isBetween(10, 60);
        BROWSER.evaluate("""
                (search => { search.value = 'parser-graph1'; search.dispatchEvent(new Event('input')); })
                (document.getElementById('search'))""");
        BROWSER.waitFor("document.getElementById('shown').innerText.includes(' of 12,000 crates')");
        assertThat(BROWSER.text(".grid-layer .name").lines()).isNotEmpty()
                .allMatch(name -> name.startsWith("parser-graph1"));
        BROWSER.waitFor("location.hash.includes('q=parser-graph1')");
    }

    private static int rows() {
        return Integer.parseInt(BROWSER.evaluate("document.querySelectorAll('.grid-layer .name').length"));
    }

    @Test
    void theTableIsSortedFilteredAndScrolled() {
        ready("large", "crates.html", "#res=test-pass&sort=-downloads");
        BROWSER.evaluate("document.getElementById('crates').scrollTop = 1e9");
        BROWSER.waitFor("document.querySelector('.grid-layer .grid-row:last-child') && "
                + "[...document.querySelectorAll('.grid-layer .grid-row')].some(row => row.ariaRowIndex > 9000"
                + " || Number(row.getAttribute('aria-rowindex')) > 9000)");
        assertThat(BROWSER.text("#chips")).contains("test-pass");
    }

    @Test
    void aCratesPageShowsItsLogsBesideEachOther() {
        ready("pair", "crate.html", "#reg/try-lock/0.2.2");
        BROWSER.waitFor("document.querySelector('.first-error')");
        assertThat(BROWSER.text(".first-error")).contains("error[E0282]", "Finished dev");
        assertThat(BROWSER.text(".fold")).isEqualTo("⋯ 399 lines alike");
        BROWSER.evaluate("document.querySelector('.fold').click()");
        assertThat(BROWSER.evaluate("document.querySelectorAll('.log tbody tr').length")).isEqualTo("405");
        assertThat(BROWSER.text("main")).contains("<script>alert('1')</script>", "⟨U+202E⟩");
        assertThat(BROWSER.evaluate("document.querySelectorAll('main script, main img').length")).isEqualTo("0");
    }

    @Test
    void aRowLeadsToItsCratesPage() {
        ready("pair", "crates.html", "#q=hyper");
        BROWSER.evaluate("document.querySelector('.grid-layer .name').click()");
        BROWSER.waitFor("location.pathname.endsWith('/crate.html') && document.body && document.body.dataset.ready");
        assertThat(BROWSER.text("#title")).isEqualTo("hyper-0.14.20");
    }

    @Test
    void whatAPageComplainsOfIsHeard() throws IOException {
        Path page = Files.writeString(folder.resolve("wrong.html"), """
                <!DOCTYPE html><meta charset="utf-8">
                <meta http-equiv="Content-Security-Policy" content="default-src 'none'; script-src 'self' file:">
                <script>document.title = 'inline'</script><script src="throws.js"></script>
                """);
        Files.writeString(folder.resolve("throws.js"), "console.warn('beware'); throw new Error('thrown');");
        BROWSER.open(page, "");
        assertThat(BROWSER.expectedTroubles()).contains("console warn: beware", "javascript error: Error: thrown")
                .anyMatch(one -> one.startsWith("console error: policy: script-src-elem inline"));
    }
}
