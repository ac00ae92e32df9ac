package dev.maar.build;

import static org.assertj.core.api.Assertions.assertThat;

import dev.maar.crates.GitHosts;
import dev.maar.crates.MachineNetwork;
import java.io.IOException;
import java.io.InputStream;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.StandardProtocolFamily;
import java.net.UnixDomainSocketAddress;
import java.nio.channels.Channels;
import java.nio.channels.SocketChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Base64;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// The proxy between git's containers and the network, with a server on loopback behind it.
final class GitProxyTest {
    private final List<String> heard = Collections.synchronizedList(new ArrayList<>());
    private final ServerSocket server;

    @TempDir
    Path folder;

    GitProxyTest() throws IOException {
        server = new ServerSocket(0, 5, InetAddress.getLoopbackAddress());
    }

    @BeforeEach
    void serve() {
        Thread.ofVirtual().start(this::accept);
    }

    @AfterEach
    void stop() throws IOException {
        server.close();
    }

    /// Hears the first line of each connection, answers `hello` and hangs up.
    private void accept() {
        try {
            while (true) {
                try (Socket client = server.accept()) {
                    heard.add(line(client.getInputStream()));
                    client.getOutputStream().write("hello".getBytes(StandardCharsets.US_ASCII));
                }
            }
        } catch (IOException _) {
            // The test is over.
        }
    }

    private static String line(InputStream input) throws IOException {
        var line = new StringBuilder();
        for (int next = input.read(); next >= 0 && next != '\n'; next = input.read()) {
            line.append((char) next);
        }
        return line.toString().strip();
    }

    @Test
    void tunnelsToAPlaceThatTheUserNamed() throws Exception {
        try (GitProxy proxy = proxy(place(), Map.of()); GitProxy.Pass pass = proxy.admit(new HostPort("a", 1))) {
            assertThat(ask(proxy, "CONNECT " + place() + " HTTP/1.1", pass.word(), "ping\r\n"))
                    .startsWith("HTTP/1.1 200 ")
                    .endsWith("hello");
            assertThat(ask(proxy, "GET http://" + place() + "/x HTTP/1.1", pass.word(), "")).isEqualTo("hello");
            assertThat(heard).containsExactly("ping", "GET /x HTTP/1.1");
            assertThat(pass.refused()).isEmpty();
            assertThat(pass.unreachable()).isEmpty();
        }
        assertThat(folder.resolve("proxy")).isEmptyDirectory();
    }

    @Test
    void withoutAPassNobodyGoesAnywhere() throws Exception {
        try (GitProxy proxy = proxy(place(), Map.of())) {
            GitProxy.Pass pass = proxy.admit(new HostPort("a", 1));
            pass.close();
            assertThat(ask(proxy, "CONNECT " + place() + " HTTP/1.1", "", "")).startsWith("HTTP/1.1 400 ");
            assertThat(ask(proxy, "CONNECT " + place() + " HTTP/1.1", pass.word(), "")).startsWith("HTTP/1.1 400 ");
            assertThat(heard).isEmpty();
        }
    }

    @Test
    void aHostThatNobodyNamedIsNotReachedAndThePassKnows() throws Exception {
        var own = new HostPort("127.0.0.1", server.getLocalPort());
        try (GitProxy open = proxy("", Map.of());
                GitProxy.Pass mine = open.admit(own);
                GitProxy.Pass other = open.admit(new HostPort("git.example", 443))) {
            assertThat(ask(open, "CONNECT " + place() + " HTTP/1.1", mine.word(), "")).startsWith("HTTP/1.1 403 ");
            assertThat(mine.refused()).contains(place() + " is 127.0.0.1, an address of this machine or its network:"
                    + " name it in git.hosts to allow it");
            assertThat(ask(open, "CONNECT " + place() + " HTTP/1.1", other.word(), "")).startsWith("HTTP/1.1 403 ");
            assertThat(other.refused()).contains("git.hosts does not name " + place() + ", where git is led");
            assertThat(heard).isEmpty();
        }
    }

    @Test
    void whatDoesNotAnswerIsToldApartFromWhatIsRefused() throws Exception {
        String closed;
        try (ServerSocket gone = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            closed = "127.0.0.1:" + gone.getLocalPort();
        }
        try (GitProxy proxy = proxy(closed, Map.of()); GitProxy.Pass pass = proxy.admit(new HostPort("a", 1))) {
            assertThat(ask(proxy, "CONNECT " + closed + " HTTP/1.1", pass.word(), "")).startsWith("HTTP/1.1 502 ");
            assertThat(pass.unreachable()).hasValueSatisfying(
                    words -> assertThat(words).startsWith(closed + " cannot be reached: "));
            assertThat(pass.refused()).isEmpty();
        }
    }

    /// The server plays the machine's own proxy, which looks names up itself and here wants none of it.
    @Test
    void theMachinesOwnProxyIsUsed() throws Exception {
        Map<String, String> environment = Map.of("HTTPS_PROXY", "http://me:word@" + place());
        try (GitProxy proxy = proxy("git.example", environment);
                GitProxy.Pass pass = proxy.admit(new HostPort("git.example", 443))) {
            assertThat(ask(proxy, "CONNECT git.example:443 HTTP/1.1", pass.word(), "")).startsWith("HTTP/1.1 502 ");
            assertThat(heard).containsExactly("CONNECT git.example:443 HTTP/1.1");
            assertThat(pass.unreachable()).hasValueSatisfying(
                    words -> assertThat(words).contains("this machine's proxy " + place() + " answers"));
        }
    }

    @ParameterizedTest
    @CsvSource({"127.0.0.1, true", "10.1.2.3, true", "172.16.0.1, true", "192.168.1.1, true", "169.254.169.254, true",
            "100.64.0.1, true", "0.0.0.0, true", "198.18.0.1, true", "224.0.0.1, true", "255.255.255.255, true",
            "::1, true", "fe80::1, true", "fd00::1, true", "::ffff:10.0.0.1, true", "64:ff9b::a00:1, true",
            "8.8.8.8, false", "172.32.0.1, false", "100.128.0.1, false", "2606:4700::1, false"})
    void addressesOfAMachineAndItsNetworkAreKnown(String address, boolean inside) throws Exception {
        assertThat(ReachHost.isInside(InetAddress.getByName(address))).isEqualTo(inside);
    }

    private String place() {
        return "127.0.0.1:" + server.getLocalPort();
    }

    private GitProxy proxy(String hosts, Map<String, String> environment) {
        return GitProxy.open(folder.resolve("proxy"),
                new ReachHost(GitHosts.parse(hosts), new MachineNetwork(environment)));
    }

    /// What a client gets that sends a head and then some bytes.
    private static String ask(GitProxy proxy, String line, String pass, String more) throws IOException {
        try (SocketChannel channel = SocketChannel.open(StandardProtocolFamily.UNIX)) {
            channel.connect(UnixDomainSocketAddress.of(proxy.folder().resolve(ShortSocket.NAME)));
            String word = Base64.getEncoder().encodeToString(("maar:" + pass).getBytes(StandardCharsets.UTF_8));
            ReachHost.write(channel, line + "\r\nProxy-Authorization: Basic " + word + "\r\n\r\n" + more);
            return new String(Channels.newInputStream(channel).readAllBytes(), StandardCharsets.UTF_8);
        }
    }
}
