package dev.maar.crates;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.maar.problem.UserError;
import java.net.InetSocketAddress;
import java.net.Proxy;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

final class MachineProxiesTest {
    private final MachineProxies proxies = new MachineProxies(Map.of("HTTPS_PROXY", "http://user:pass@proxy:3128",
            "http_proxy", "plain", "NO_PROXY", "localhost, .inner.example"));

    @ParameterizedTest
    @CsvSource({"https://x.example/,proxy,3128", "http://x.example/,plain,80"})
    void takesTheProxyOfTheKindOfAddress(String address, String host, int port) {
        assertThat(proxies.select(URI.create(address)))
                .containsExactly(new Proxy(Proxy.Type.HTTP, InetSocketAddress.createUnresolved(host, port)));
    }

    @ParameterizedTest
    @CsvSource({"https://localhost/", "https://inner.example/", "https://a.inner.example/"})
    void leavesTheExceptionsAlone(String address) {
        assertThat(proxies.select(URI.create(address))).isEqualTo(List.of(Proxy.NO_PROXY));
    }

    @Test
    void keepsCredentialsOutOfMessages() {
        assertThat(proxies.credentials("https")).contains("user:pass");
        MachineProxies wrong = new MachineProxies(Map.of("ALL_PROXY", "http://user:secret@"));
        assertThatThrownBy(() -> wrong.select(URI.create("http://x.example/"))).isInstanceOf(UserError.class)
                .hasMessageContaining("ALL_PROXY: expected a proxy's address")
                .hasMessageNotContaining("secret");
    }

    @Test
    void namesTheVariableWhoseFileHoldsNoCertificates(@TempDir Path work) throws Exception {
        Path bundle = Files.writeString(work.resolve("ca.pem"), "-----BEGIN CERTIFICATE-----\nno\n");
        assertThatThrownBy(() -> MachineTrust.from(Map.of("SSL_CERT_FILE", bundle.toString())))
                .isInstanceOf(UserError.class)
                .hasMessageContaining("SSL_CERT_FILE=" + bundle);
        assertThatThrownBy(() -> MachineTrust.from(Map.of("CARGO_HTTP_CAINFO", "missing.pem")))
                .isInstanceOf(UserError.class)
                .hasMessageContaining("missing.pem");
        assertThat(MachineTrust.from(Map.of()).manager().getAcceptedIssuers()).isNotEmpty();
    }
}
