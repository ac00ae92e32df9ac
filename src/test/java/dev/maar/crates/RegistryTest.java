package dev.maar.crates;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.maar.problem.EnvironmentError;
import dev.maar.problem.UserError;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import mockwebserver3.MockResponse;
import mockwebserver3.SocketEffect;
import okio.ByteString;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

final class RegistryTest {
    private static final String FNV = "/index/3/f/fnv";

    private final LoopbackRegistry server = new LoopbackRegistry();
    private final CrateName fnv = new CrateName("fnv");

    @TempDir
    Path work;

    @AfterEach
    void stop() {
        server.close();
    }

    @Test
    void readsVersionsAndSaysWhoAsks() throws InterruptedException {
        String checksum = server.publish("fnv", "1.0.7");
        IndexEntry entry = Loopback.registry(server, work).fetch(fnv).orElseThrow();
        assertThat(entry.versions()).singleElement().satisfies(version -> {
            assertThat(version.version()).isEqualTo("1.0.7");
            assertThat(version.checksum()).isEqualTo(checksum);
        });
        assertThat(server.requests(FNV)).singleElement()
                .satisfies(request -> assertThat(request.getHeaders().get("User-Agent")).startsWith("maar/test"));
    }

    @Test
    void asksOnceARunAndWithItsTagInTheNext() throws InterruptedException {
        server.publish("fnv", "1.0.7");
        Registry first = Loopback.registry(server, work);
        byte[] raw = first.rawIndexFile(fnv).orElseThrow();
        assertThat(first.rawIndexFile(fnv)).contains(raw);
        assertThat(server.requests(FNV)).hasSize(1);

        assertThat(Loopback.registry(server, work).rawIndexFile(fnv)).contains(raw);
        assertThat(server.requests(FNV)).hasSize(2);
        assertThat(server.requests(FNV).getLast().getHeaders().get("If-None-Match")).isNotNull();

        server.publish("fnv", "1.0.8");
        assertThat(Loopback.registry(server, work).fetch(fnv).orElseThrow().versions()).hasSize(2);
    }

    @Test
    void asksWithTheDateWhereThereIsNoTag() throws InterruptedException {
        String date = "Sat, 21 Nov 2026 00:00:00 GMT";
        server.next(FNV, new MockResponse.Builder().setHeader("Last-Modified", date).body("").build());
        server.next(FNV, 304);
        Loopback.registry(server, work).rawIndexFile(fnv);
        assertThat(Loopback.registry(server, work).rawIndexFile(fnv)).isPresent();
        assertThat(server.requests(FNV).getLast().getHeaders().get("If-Modified-Since")).isEqualTo(date);
    }

    @Test
    void asksAfreshWhereTheCopyOnDiskWasCutShort() throws InterruptedException, IOException {
        server.publish("fnv", "1.0.7");
        byte[] raw = Loopback.registry(server, work).rawIndexFile(fnv).orElseThrow();
        Path copy = onlyFileCalled("fnv");
        byte[] whole = Files.readAllBytes(copy);
        Files.write(copy, List.of(new String(whole, StandardCharsets.UTF_8).substring(0, whole.length - 20)));
        assertThat(Loopback.registry(server, work).rawIndexFile(fnv)).contains(raw);
        assertThat(server.requests(FNV).getLast().getHeaders().get("If-None-Match")).isNull();
    }

    @ParameterizedTest
    @ValueSource(ints = {404, 410, 451})
    void hasNoCrateWhereTheServerSaysSo(int status) throws InterruptedException {
        server.next(FNV, status);
        Registry registry = Loopback.registry(server, work);
        assertThat(registry.fetch(fnv)).isEmpty();
        assertThat(registry.rawIndexFile(fnv)).isEmpty();
        assertThat(server.requests(FNV)).hasSize(1);
    }

    @Test
    void triesAgainAfterServerTroubleAndBrokenConnections() throws InterruptedException {
        server.publish("fnv", "1.0.7");
        server.next(FNV, 500);
        server.next(FNV, new MockResponse.Builder().body("x".repeat(100_000))
                .onResponseBody(new SocketEffect.CloseSocket())
                .build());
        assertThat(Loopback.registry(server, work).fetch(fnv)).isPresent();
        assertThat(server.requests(FNV)).hasSize(3);
    }

    @Test
    void waitsAsLongAsABusyServerAsks() throws InterruptedException {
        server.publish("fnv", "1.0.7");
        server.next(FNV, new MockResponse.Builder().code(429).setHeader("Retry-After", "1").build());
        long start = System.nanoTime();
        assertThat(Loopback.registry(server, work).fetch(fnv)).isPresent();
        assertThat(System.nanoTime() - start).isGreaterThanOrEqualTo(1_000_000_000L);
    }

    @Test
    void waitsNoLongerThanItsOwnPatience() throws InterruptedException {
        server.publish("fnv", "1.0.7");
        server.next(FNV, new MockResponse.Builder().code(503)
                .setHeader("Retry-After", "Fri, 31 Dec 2100 23:59:59 GMT")
                .build());
        WebClient hasty = WebClient.from(Map.of("NO_PROXY", "*"), "test", Loopback.CLOCK,
                new WebClient.Patience(1, 1, Duration.ofMillis(5), Duration.ofMillis(50), Duration.ofSeconds(10)));
        assertThat(Registry.of(server.index(), hasty, work, Loopback.CLOCK).fetch(fnv)).isPresent();
    }

    @Test
    void givesUpWithOneClearMessageThatSaysARetryMayHelp() {
        server.publish("fnv", "1.0.7");
        for (int attempt = 0; attempt < 3; attempt++) {
            server.next(FNV, 503);
        }
        assertThatThrownBy(() -> Loopback.registry(server, work).fetch(fnv))
                .isInstanceOfSatisfying(EnvironmentError.class, error -> assertThat(error.mayRetry()).isTrue())
                .hasMessageContaining("cannot fetch the index file 3/f/fnv")
                .hasMessageContaining("HTTP 503");
    }

    @Test
    void doesNotInsistWhereItIsForbidden() {
        server.next(FNV, 403);
        assertThatThrownBy(() -> Loopback.registry(server, work).fetch(fnv))
                .isInstanceOfSatisfying(EnvironmentError.class, error -> assertThat(error.mayRetry()).isFalse())
                .hasMessageContaining("HTTP 403");
        assertThat(server.requests(FNV)).hasSize(1);
    }

    @Test
    void followsARedirect() throws InterruptedException {
        server.publish("fnv", "1.0.7");
        server.next(FNV, new MockResponse.Builder().code(302).setHeader("Location", server.url("/elsewhere")).build());
        server.file("/elsewhere", ByteString.encodeUtf8("{}"));
        assertThat(Loopback.registry(server, work).rawIndexFile(fnv)).isPresent();
        assertThat(server.requests("/elsewhere")).hasSize(1);
    }

    @Test
    void saysWhenSomethingElseAnswers() {
        server.file(FNV, ByteString.encodeUtf8("<html>Please log in</html>"));
        assertThatThrownBy(() -> Loopback.registry(server, work).fetch(fnv)).isInstanceOf(EnvironmentError.class)
                .hasMessageContaining("is no index file");
    }

    @Test
    void endsWhenItIsInterrupted() {
        Thread.currentThread().interrupt();
        assertThatThrownBy(() -> Loopback.registry(server, work).fetch(fnv)).isInstanceOf(InterruptedException.class);
        assertThat(Thread.interrupted()).isFalse();
    }

    @Test
    void takesARegistrysNameOrAnIndexAddress() {
        assertThat(RegistryAddress.parse("example.org").index()).hasToString("https://index.example.org/");
        assertThat(RegistryAddress.parse("sparse+https://mirror.example/i").index())
                .hasToString("https://mirror.example/i/");
        assertThatThrownBy(() -> RegistryAddress.parse("crates-io")).isInstanceOf(UserError.class)
                .hasMessageContaining("did you mean \"crates.io\"?");
    }

    @Test
    void fillsInTheMarkersOfTheDownloadAddress() throws InterruptedException {
        server.file("/index/config.json", ByteString.encodeUtf8(
                "{\"dl\":\"http://x/{crate}/{version}/{prefix}/{lowerprefix}/{sha256-checksum}\"}"));
        assertThat(Loopback.registry(server, work).archiveAddress(new CrateId.Registry("FooBar", "1.0.0+a"), "ab12"))
                .isEqualTo("http://x/FooBar/1.0.0+a/Fo/oB/fo/ob/ab12");
        assertThat(new DownloadTemplate("http://x").address(new CrateId.Registry("a", "1.0.0"), "ab"))
                .isEqualTo("http://x/a/1.0.0/download");
    }

    @Test
    void saysThatAnAddressIsNoIndex() {
        server.next("/index/config.json", 404);
        assertThatThrownBy(
                () -> Loopback.registry(server, work).archiveAddress(new CrateId.Registry("a", "1.0.0"), "ab"))
                .isInstanceOf(UserError.class)
                .hasMessageContaining("has no config.json");
    }

    private Path onlyFileCalled(String name) throws IOException {
        try (Stream<Path> files = Files.walk(work)) {
            return files.filter(file -> file.endsWith(name)).findFirst().orElseThrow();
        } catch (UncheckedIOException e) {
            throw e.getCause();
        }
    }
}
