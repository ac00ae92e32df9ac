package dev.maar.report;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.BufferedReader;
import java.io.IOException;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.attribute.BasicFileAttributes;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.extension.AfterAllCallback;
import org.junit.jupiter.api.extension.AfterTestExecutionCallback;
import org.junit.jupiter.api.extension.BeforeAllCallback;
import org.junit.jupiter.api.extension.BeforeEachCallback;
import org.junit.jupiter.api.extension.ExtensionContext;

/// The system's Firefox with one tab, driven by WebDriver BiDi, since Playwright drives only a Firefox of its own.
///
/// A test fails also where a page says anything on its console or does what its policy forbids. The browser cannot reach a network: its proxy is a closed port.
final class FirefoxBrowser
        implements
            BeforeAllCallback,
            AfterAllCallback,
            BeforeEachCallback,
            AfterTestExecutionCallback {
    private static final String LISTENS = "WebDriver BiDi listening on ";
    private static final Duration MOST = Duration.ofSeconds(60);
    private static final Duration LOOK = Duration.ofMillis(50);
    private static final String PREFERENCES = """
            user_pref("network.proxy.type", 1);
            user_pref("network.proxy.http", "127.0.0.1");
            user_pref("network.proxy.http_port", 9);
            user_pref("network.proxy.ssl", "127.0.0.1");
            user_pref("network.proxy.ssl_port", 9);
            user_pref("app.normandy.enabled", false);
            user_pref("datareporting.policy.dataSubmissionEnabled", false);
            """;
    /// Firefox tells what a policy forbids to its own console only; so the page's document tells it.
    private static final String TELL_VIOLATIONS = """
            () => document.addEventListener('securitypolicyviolation',
                event => console.error('policy: ' + event.violatedDirective + ' ' + event.blockedURI))""";

    private final List<String> troubles = new CopyOnWriteArrayList<>();
    private @Nullable Path profile;
    private @Nullable Process process;
    private @Nullable BidiSession session;
    private String tab = "";

    /// Opens a page and waits until it is loaded; another state of the same page is loaded anew.
    void open(Path file, String fragment) {
        navigate("about:blank");
        navigate(file.toUri() + fragment);
    }

    private void navigate(String address) {
        command("browsingContext.navigate", Map.of("context", tab, "url", address, "wait", "complete"));
    }

    /// What a script in the page comes to, as a text.
    String evaluate(String expression) {
        JsonNode result = command("script.evaluate", Map.of("expression", "String(" + expression + ")", "target",
                Map.of("context", tab), "awaitPromise", false));
        if (!result.path("type").asText().equals("success")) {
            throw new IllegalStateException(expression + ": " + result);
        }
        return result.path("result").path("value").asText();
    }

    /// The text of all elements of this kind, as it is shown.
    String text(String selector) {
        return evaluate("[...document.querySelectorAll(\"" + selector + "\")].map(one => one.innerText).join('\\n')");
    }

    /// Waits until a script in the page, perhaps one that is still being loaded, comes to what is true.
    void waitFor(String condition) {
        // The waiting is not left to the page: what a page that is left has promised, Firefox forgets without a word.
        await("never true: " + condition).atMost(MOST)
                .pollInterval(LOOK)
                .ignoreExceptionsInstanceOf(BidiSession.Refused.class)
                .until(() -> evaluate("Boolean(" + condition + ")").equals("true"));
    }

    /// Takes everything that the page complained of so far for what the test is about.
    List<String> expectedTroubles() {
        List<String> expected = new ArrayList<>(troubles);
        troubles.removeAll(expected);
        return expected;
    }

    private JsonNode command(String method, Map<String, ?> parameters) {
        return Objects.requireNonNull(session).command(method, parameters);
    }

    @Override
    public void beforeAll(ExtensionContext test) throws IOException {
        Path home = Files.createTempDirectory("maar-firefox");
        profile = home;
        Files.writeString(home.resolve("user.js"), PREFERENCES);
        ProcessBuilder builder = new ProcessBuilder(
                Optional.ofNullable(System.getenv("FIREFOX")).orElse("firefox-esr"), "--headless", "--no-remote",
                "--remote-debugging-port=0", "--profile", home.toString()).redirectErrorStream(true);
        builder.environment().put("HOME", home.toString());
        Process started = builder.start();
        process = started;
        session = new BidiSession(address(started.inputReader()), this::event);
        command("session.subscribe", Map.of("events", List.of("log.entryAdded")));
        command("script.addPreloadScript", Map.of("functionDeclaration", TELL_VIOLATIONS));
        tab = command("browsingContext.getTree", Map.of()).path("contexts").path(0).path("context").asText();
        command("browsingContext.setViewport",
                Map.of("context", tab, "viewport", Map.of("width", 1440, "height", 900)));
    }

    private static String address(BufferedReader output) throws IOException {
        for (String line = output.readLine(); line != null; line = output.readLine()) {
            if (line.startsWith(LISTENS)) {
                Thread.ofVirtual().start(() -> output.lines().forEach(_ -> {
                }));
                return line.substring(LISTENS.length());
            }
        }
        throw new IllegalStateException("Firefox ended before it listened");
    }

    private void event(JsonNode event) {
        JsonNode said = event.path("params");
        troubles.add(
                said.path("type").asText() + " " + said.path("level").asText() + ": " + said.path("text").asText());
    }

    @Override
    public void beforeEach(ExtensionContext test) {
        troubles.clear();
    }

    @Override
    public void afterTestExecution(ExtensionContext test) {
        assertThat(troubles).isEmpty();
    }

    @Override
    public void afterAll(ExtensionContext test) throws IOException {
        if (session != null) {
            session.close();
        }
        if (process != null) {
            process.descendants().forEach(ProcessHandle::destroyForcibly);
            process.destroyForcibly().onExit().join();
        }
        if (profile != null) {
            remove(profile);
        }
    }

    private static void remove(Path folder) throws IOException {
        Files.walkFileTree(folder, new SimpleFileVisitor<>() {
            @Override
            public FileVisitResult visitFile(Path file, BasicFileAttributes attributes) throws IOException {
                Files.deleteIfExists(file);
                return FileVisitResult.CONTINUE;
            }

            @Override
            public FileVisitResult postVisitDirectory(Path left, @Nullable IOException trouble) throws IOException {
                Files.deleteIfExists(left);
                return FileVisitResult.CONTINUE;
            }
        });
    }
}
