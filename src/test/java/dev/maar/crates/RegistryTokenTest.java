package dev.maar.crates;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.maar.problem.EnvironmentError;
import dev.maar.problem.UserError;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import mockwebserver3.MockResponse;
import mockwebserver3.RecordedRequest;
import okio.ByteString;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

final class RegistryTokenTest {
    private static final String SECRET = "Bearer-none-5f4dcc3b5aa765d61d8327de";
    private static final String CONFIG = "/index/config.json";
    private static final String FNV = "/index/3/f/fnv";
    private static final String ARCHIVE = "/archives/fnv/1.0.7/download";

    private final LoopbackRegistry server = new LoopbackRegistry();
    private final LoopbackRegistry other = new LoopbackRegistry();
    private final CrateName fnv = new CrateName("fnv");

    @TempDir
    private Path work;

    @AfterEach
    void stop() {
        server.close();
        other.close();
    }

    @Test
    void aRegistryThatAsksForNoneGetsNone() throws Exception {
        fetchAll(registry(SECRET));
        assertThat(headers(server, CONFIG, FNV, ARCHIVE)).hasSize(3).containsOnly("none");
    }

    @Test
    void whatTheConfigurationAsksForIsSentBareToIndexAndArchives() throws Exception {
        wantToken();
        fetchAll(registry(SECRET));
        assertThat(headers(server, CONFIG)).containsExactly("none");
        assertThat(headers(server, FNV, ARCHIVE)).hasSize(2).containsOnly(SECRET);
        assertThat(files()).noneMatch(file -> file.contains(SECRET));
    }

    @Test
    void anIndexThatIsClosedAltogetherIsAskedOnceMoreWithTheToken() throws Exception {
        wantToken();
        server.next(CONFIG, 401);
        fetchAll(registry(SECRET));
        assertThat(headers(server, CONFIG)).containsExactly("none", SECRET);
        assertThat(headers(server, FNV, ARCHIVE)).containsOnly(SECRET);
    }

    @Test
    void anIndexThatClosesLaterGetsTheTokenThen() throws Exception {
        server.next(FNV, 401);
        fetchAll(registry(SECRET));
        assertThat(headers(server, FNV)).containsExactly("none", SECRET);
        assertThat(headers(server, ARCHIVE)).containsExactly(SECRET);
    }

    @Test
    void aRedirectToAnotherHostCarriesNoToken() throws Exception {
        wantToken();
        server.next(FNV, new MockResponse.Builder().code(302).setHeader("Location", other.url(FNV)).build());
        server.next(ARCHIVE, new MockResponse.Builder().code(307).setHeader("Location", other.url(ARCHIVE)).build());
        other.publish("fnv", "1.0.7");
        fetchAll(registry(SECRET));
        assertThat(headers(server, FNV, ARCHIVE)).containsOnly(SECRET);
        assertThat(headers(other, FNV, ARCHIVE)).hasSize(2).containsOnly("none");
    }

    @Test
    void archivesAtAnotherHostGetTheTokenWhereTheIndexSaysThatTheyAreThere() throws Exception {
        other.publish("fnv", "1.0.7");
        server.file(CONFIG, ByteString.encodeUtf8("{\"dl\": \"" + other.url("/archives")
                + "\", \"auth-required\": true}"));
        fetchAll(registry(SECRET));
        assertThat(headers(other, ARCHIVE)).containsExactly(SECRET);
    }

    @ParameterizedTest
    @ValueSource(ints = {401, 403})
    void aTokenThatIsRefusedIsOneLineThatSaysWhereItCameFrom(int status) throws Exception {
        wantToken();
        server.publish("fnv", "1.0.7");
        server.next(FNV, status);
        assertThatThrownBy(() -> registry(SECRET).fetch(fnv)).isInstanceOf(EnvironmentError.class)
                .hasMessage("the registry \"" + server.index() + "\" refuses the token from MY_TOKEN (HTTP " + status
                        + "), perhaps it is of another registry, has ended, or may not read");
        Registry registry = registry(SECRET);
        registry.fetch(fnv);
        server.next(ARCHIVE, status);
        String checksum = server.publish("fnv", "1.0.7");
        assertThatThrownBy(() -> archives(registry).fetch(new CrateId.Registry("fnv", "1.0.7"), checksum))
                .hasMessageContaining("refuses the token from MY_TOKEN (HTTP " + status + ")");
    }

    @Test
    void aTokenThatIsMissingIsToldWithTheCure() throws Exception {
        wantToken();
        String checksum = server.publish("fnv", "1.0.7");
        String message = "the registry \"" + server.index() + "\" wants a token, and none was found, perhaps you should"
                + " set MAAR_REGISTRY_TOKEN, or name the registry as cargo's configuration does and use cargo login";
        server.next(FNV, 401);
        assertThatThrownBy(() -> registry(null).fetch(fnv)).isInstanceOf(EnvironmentError.class).hasMessage(message);
        assertThatThrownBy(
                () -> archives(registry(null)).fetch(new CrateId.Registry("fnv", "1.0.7"), checksum))
                .isInstanceOf(EnvironmentError.class)
                .hasMessage(message);
        assertThat(server.requests(ARCHIVE)).isEmpty();
    }

    @Test
    void noTokenGoesWhereItCouldBeRead() {
        server.file(CONFIG, ByteString.encodeUtf8(
                "{\"dl\": \"http://archives.example/\", \"auth-required\": true}"));
        assertThatThrownBy(
                () -> archives(registry(SECRET)).fetch(new CrateId.Registry("fnv", "1.0.7"), "0".repeat(64)))
                .isInstanceOf(EnvironmentError.class)
                .hasMessageContaining("wants a token at http://archives.example, where everybody on the way could read"
                        + " it, perhaps you should use its https address");
    }

    @ParameterizedTest
    @ValueSource(strings = {"", " ", "two\nlines", "\u00e4", "\u0007"})
    void whatIsNoTokenIsRefusedAndNotShown(String text) {
        assertThatThrownBy(() -> RegistryToken.of(text, "MY_TOKEN")).isInstanceOf(UserError.class)
                .hasMessage("the token from MY_TOKEN is none: expected one line of printable ASCII");
        assertThat(RegistryToken.of(SECRET + "\n", "X").toString()).isEqualTo("the token from X");
    }

    @Test
    void anAddressThatHoldsAPasswordIsRefusedWithoutShowingIt() {
        for (String address : List.of("https://me:" + SECRET + "@registry.example/index/",
                "https://registry.example/index/?token=" + SECRET)) {
            assertThatThrownBy(() -> RegistryAddress.parse(address)).isInstanceOf(UserError.class)
                    .hasMessageContaining("registry.example")
                    .message()
                    .doesNotContain(SECRET);
        }
    }

    private void wantToken() {
        server.file(CONFIG, ByteString.encodeUtf8("{\"dl\": \"" + server.url("/archives")
                + "\", \"auth-required\": true}"));
    }

    private void fetchAll(Registry registry) throws Exception {
        String checksum = server.publish("fnv", "1.0.7");
        assertThat(registry.fetch(fnv)).isPresent();
        assertThat(archives(registry).fetch(new CrateId.Registry("fnv", "1.0.7"), checksum)).exists();
    }

    private Registry registry(@Nullable String secret) {
        var access = new RegistryAccess(RegistryAddress.parse(server.index()),
                Optional.ofNullable(secret).map(text -> RegistryToken.of(text, "MY_TOKEN")));
        return Registry.of(access, Loopback.web(), work.resolve("registry"), Loopback.CLOCK);
    }

    private Archives archives(Registry registry) {
        return new Archives(registry, work.resolve("archives"), 1 << 20, Loopback.CLOCK);
    }

    /// The header of each request for these paths, `none` where there was none.
    private static List<String> headers(LoopbackRegistry asked, String... paths) {
        return Stream.of(paths)
                .flatMap(path -> asked.requests(path).stream())
                .map(RegistryTokenTest::header)
                .toList();
    }

    private static String header(RecordedRequest request) {
        return Optional.ofNullable(request.getHeaders().get("Authorization")).orElse("none");
    }

    private List<String> files() throws IOException {
        try (Stream<Path> files = Files.walk(work)) {
            return files.filter(Files::isRegularFile).map(RegistryTokenTest::content).toList();
        }
    }

    private static String content(Path file) {
        try {
            return Files.readString(file, StandardCharsets.ISO_8859_1);
        } catch (IOException e) {
            throw new AssertionError(e);
        }
    }
}
