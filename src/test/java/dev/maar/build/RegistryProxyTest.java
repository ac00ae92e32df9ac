package dev.maar.build;

import static org.assertj.core.api.Assertions.assertThat;

import dev.maar.crates.LoopbackRegistry;
import dev.maar.crates.Registry;
import dev.maar.crates.WebClient;
import java.io.IOException;
import java.net.StandardProtocolFamily;
import java.net.UnixDomainSocketAddress;
import java.nio.channels.Channels;
import java.nio.channels.SocketChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class RegistryProxyTest {
    private final LoopbackRegistry server = new LoopbackRegistry();

    @TempDir
    Path folder;

    @AfterEach
    void stop() {
        server.close();
    }

    @Test
    void servesIndexFilesAndNothingElse() throws Exception {
        server.publish("fnv", "1.0.7");
        try (RegistryProxy proxy = RegistryProxy.open(registry(), folder.resolve("proxy"))) {
            assertThat(get(proxy, "/index/3/f/fnv")).startsWith("HTTP/1.1 200").contains("\"vers\":\"1.0.7\"");
            assertThat(get(proxy, "/index/config.json")).startsWith("HTTP/1.1 200");
            assertThat(get(proxy, "/index/3/f/unknown")).startsWith("HTTP/1.1 404");
            assertThat(get(proxy, "/index/../archives/fnv/1.0.7/download")).startsWith("HTTP/1.1 4");
        }
        assertThat(folder.resolve("proxy")).isEmptyDirectory();
    }

    @Test
    void aFolderMayHaveALongerNameThanASocket() throws Exception {
        Path deep = folder.resolve("a".repeat(90)).resolve("b".repeat(90));
        try (RegistryProxy proxy = RegistryProxy.open(registry(), deep)) {
            assertThat(proxy.folder()).isEqualTo(deep);
            assertThat(get(proxy, "/index/config.json")).startsWith("HTTP/1.1 200");
        }
        assertThat(deep).isEmptyDirectory();
    }

    private Registry registry() {
        InstantSource clock = InstantSource.system();
        WebClient web = WebClient.from(Map.of("NO_PROXY", "*"), "test", clock, WebClient.Patience.usual());
        return Registry.of(server.index(), web, folder.resolve("registry"), clock);
    }

    /// What a client says that has the folder mounted at a short place.
    private String get(RegistryProxy proxy, String path) throws IOException {
        Path place = Files.createTempDirectory("short");
        Path link = Files.createSymbolicLink(place.resolve("to"), proxy.folder());
        try (SocketChannel channel = SocketChannel.open(StandardProtocolFamily.UNIX)) {
            channel.connect(UnixDomainSocketAddress.of(link.resolve("socket")));
            String request = "GET " + path + " HTTP/1.1\r\nHost: maar\r\nConnection: close\r\n\r\n";
            Channels.newOutputStream(channel).write(request.getBytes(StandardCharsets.US_ASCII));
            return new String(Channels.newInputStream(channel).readAllBytes(), StandardCharsets.UTF_8);
        } finally {
            Files.delete(link);
            Files.delete(place);
        }
    }
}
