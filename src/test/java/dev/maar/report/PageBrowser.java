package dev.maar.report;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Browser;
import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.BrowserType;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.Playwright;
import java.io.File;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.extension.AfterAllCallback;
import org.junit.jupiter.api.extension.AfterEachCallback;
import org.junit.jupiter.api.extension.AfterTestExecutionCallback;
import org.junit.jupiter.api.extension.BeforeAllCallback;
import org.junit.jupiter.api.extension.BeforeEachCallback;
import org.junit.jupiter.api.extension.ExtensionContext;

/// The system's Chromium with a fresh page for each test; of a test that fails a picture is left in `target/screenshots`.
///
/// A test fails also where the page says anything on its console, asks for anything outside the disk, or opens a dialog.
final class PageBrowser
        implements
            BeforeAllCallback,
            AfterAllCallback,
            BeforeEachCallback,
            AfterTestExecutionCallback,
            AfterEachCallback {
    private final List<String> troubles = new CopyOnWriteArrayList<>();
    private @Nullable Playwright playwright;
    private @Nullable Browser browser;
    private @Nullable BrowserContext context;
    private @Nullable Page page;

    Page page() {
        return Objects.requireNonNull(page);
    }

    /// Takes a trouble for what the test is about.
    void expected(String trouble) {
        assertThat(troubles.remove(trouble)).as(trouble).isTrue();
    }

    @Override
    public void beforeAll(ExtensionContext test) {
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

    @Override
    public void beforeEach(ExtensionContext test) {
        troubles.clear();
        context = Objects.requireNonNull(browser)
                .newContext(new Browser.NewContextOptions().setViewportSize(1440, 900)
                        .setPermissions(List.of("clipboard-read", "clipboard-write")));
        Page opened = context.newPage();
        opened.onConsoleMessage(message -> troubles.add("console: " + message.text()));
        opened.onPageError(error -> troubles.add("error: " + error));
        opened.onDialog(dialog -> troubles.add("dialog: " + dialog.message()));
        opened.onRequest(request -> {
            if (!request.url().startsWith("file:") && !request.url().startsWith("blob:")) {
                troubles.add("request: " + request.url());
            }
        });
        page = opened;
    }

    @Override
    public void afterTestExecution(ExtensionContext test) {
        if (test.getExecutionException().isPresent()) {
            String name = test.getRequiredTestClass().getSimpleName() + "-" + test.getRequiredTestMethod().getName();
            page().screenshot(new Page.ScreenshotOptions().setPath(Path.of("target/screenshots", name + ".png")));
        }
        assertThat(troubles).isEmpty();
    }

    @Override
    public void afterEach(ExtensionContext test) {
        Objects.requireNonNull(context).close();
    }

    @Override
    public void afterAll(ExtensionContext test) {
        Objects.requireNonNull(playwright).close();
    }
}
