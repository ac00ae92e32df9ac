package dev.maar.bench;

import com.microsoft.playwright.Browser;
import com.microsoft.playwright.BrowserType;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.Playwright;
import com.microsoft.playwright.options.WaitUntilState;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;

/// Opens a report from disk in Chromium and measures how long a reader waits: for the first page, the table, a search, and while scrolling.
final class MeasurePages {
    /// Types a word letter by letter; the slowest letter counts, until its rows are painted.
    private static final String SEARCH = """
            async words => {
              const painted = () => new Promise(done => requestAnimationFrame(() => setTimeout(done)));
              const search = document.getElementById('search');
              let slowest = 0;
              for (const word of words) {
                for (let length = 1; length <= word.length; length++) {
                  const start = performance.now();
                  search.value = word.slice(0, length);
                  search.dispatchEvent(new Event('input', { bubbles: true }));
                  await painted();
                  slowest = Math.max(slowest, performance.now() - start);
                }
              }
              return Math.round(slowest);
            }""";

    /// Clears the search and clicks four results on and off; the slowest counts, until its rows are painted, and until the filters' numbers are there.
    private static final String CHANGE = """
            async () => {
              const painted = () => new Promise(done => requestAnimationFrame(() => setTimeout(done)));
              const panel = document.getElementById('facets');
              const search = document.getElementById('search');
              const counted = async () => {
                while (panel.classList.contains('counting')) {
                  await painted();
                }
              };
              const slowest = [0, 0, 0];
              const change = async (which, act) => {
                const start = performance.now();
                act();
                await painted();
                slowest[which] = Math.max(slowest[which], performance.now() - start);
                await counted();
                slowest[2] = Math.max(slowest[2], performance.now() - start);
              };
              await change(0, () => {
                search.value = '';
                search.dispatchEvent(new Event('input', { bubbles: true }));
              });
              const values = [...panel.querySelectorAll('[data-facet=res] [data-value]')].slice(0, 4).map(box => box.dataset.value);
              for (const value of [...values, ...values]) {
                await change(1, () => [...panel.querySelectorAll('[data-value]')].find(box => box.dataset.value === value).click());
              }
              return slowest.map(Math.round).join(', ');
            }""";

    /// Scrolls a hundred times, near and far, and counts the frames in which a place of the table shows no row.
    private static final String SCROLL = """
            async () => {
              const painted = () => new Promise(done => requestAnimationFrame(() => setTimeout(done)));
              const grid = document.getElementById('crates');
              const box = [grid, ...grid.querySelectorAll('*')].find(one => one.scrollHeight > one.clientHeight + 50
                && /auto|scroll/.test(getComputedStyle(one).overflowY)) || document.scrollingElement;
              let gaps = 0, slowest = 0;
              for (let turn = 0; turn < 100; turn++) {
                const start = performance.now();
                box.scrollTop = turn % 4 === 3 ? (box.scrollHeight - box.clientHeight) * turn / 100 : box.scrollTop + box.clientHeight * 0.8;
                await new Promise(done => requestAnimationFrame(done));
                await new Promise(done => requestAnimationFrame(done));
                slowest = Math.max(slowest, performance.now() - start);
                const place = box.getBoundingClientRect();
                const top = Math.max(place.top, 0) + 60, bottom = Math.min(place.bottom, innerHeight) - 30;
                for (let part = 0; part <= 4; part++) {
                  const hit = document.elementFromPoint(place.left + 60, top + (bottom - top) * part / 4);
                  if (hit === null || hit.closest('.grid-row') === null) {
                    gaps++;
                    break;
                  }
                }
              }
              return gaps + ' gaps, ' + Math.round(slowest);
            }""";

    /// The page is loaded only once its last data are, since scripts bring them; what is measured begins before.
    private static final Page.NavigateOptions AT_ONCE = new Page.NavigateOptions().setWaitUntil(WaitUntilState.COMMIT);

    private final Path report;
    private final Map<String, String> figures;

    MeasurePages(Path report, Map<String, String> figures) {
        this.report = report;
        this.figures = figures;
    }

    void measure() {
        var options = new Playwright.CreateOptions().setEnv(Map.of("PLAYWRIGHT_SKIP_BROWSER_DOWNLOAD", "1"));
        try (Playwright playwright = Playwright.create(options);
                Browser browser = playwright.chromium()
                        .launch(new BrowserType.LaunchOptions().setExecutablePath(Path.of("/usr/bin/chromium"))
                                .setArgs(List.of("--no-sandbox", "--enable-precise-memory-info")))) {
            browser.newPage().navigate("about:blank");
            firstScreen(browser.newPage());
            if (Files.exists(report.resolve("crates.html"))) {
                table(browser.newPage());
            }
        }
    }

    private void firstScreen(Page page) {
        Set<String> asked = new HashSet<>();
        page.onRequest(request -> asked.add(request.url()));
        page.navigate(report.resolve("index.html").toUri().toString());
        Object painted = page.evaluate(
                "() => Math.round(Math.max(performance.timing.loadEventEnd - performance.timing.navigationStart,"
                        + " ...performance.getEntriesByType('paint').map(one => one.startTime)))");
        long largest = Stream.concat(Stream.of(report.resolve("index.html")),
                asked.stream().filter(url -> url.startsWith("file:")).map(url -> Path.of(java.net.URI.create(url))))
                .mapToLong(file -> file.toFile().length())
                .max()
                .orElse(0);
        figures.put("first screen, ms", String.valueOf(painted));
        figures.put("largest file of the first screen, kB", String.valueOf(largest / 1000));
        page.close();
    }

    private void table(Page page) {
        page.setDefaultTimeout(300_000);
        page.setViewportSize(1440, 900);
        long start = System.nanoTime();
        page.navigate(report.resolve("crates.html").toUri().toString(), AT_ONCE);
        page.waitForSelector(".grid-row .name");
        figures.put("table's first rows, ms", millis(start));
        page.waitForSelector("body[data-ready]");
        figures.put("table whole, ms", millis(start));
        figures.put("slowest letter of a search, ms", String.valueOf(
                page.evaluate(SEARCH, List.of("tokio", "serde-json", "mismatched", "reg/async", "zzz"))));
        figures.put("search cleared, a filter clicked, filters counted, ms", String.valueOf(page.evaluate(CHANGE)));
        figures.put("scrolling: frames with gaps, slowest frame, ms", String.valueOf(page.evaluate(SCROLL)));
        figures.put("browser's heap, MB", String.valueOf(
                page.evaluate("() => Math.round(performance.memory.usedJSHeapSize / 1e6)")));
        page.close();
    }

    private static String millis(long start) {
        return String.valueOf((System.nanoTime() - start) / 1_000_000);
    }
}
