package dev.maar.build;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// The heads of requests that git and socat send to a proxy.
final class ProxyRequestTest {

    @Test
    void aTunnelNamesItsTargetAndItsPass() {
        assertThat(ProxyRequest.parse(head("CONNECT Git.example:443 HTTP/1.1", "Host: git.example:443",
                "Proxy-Authorization: Basic bWFhcjpwYXNz", "User-Agent: git/2")))
                .contains(new ProxyRequest(new HostPort("git.example", 443), "pass", ""));
        assertThat(ProxyRequest.parse(head("CONNECT 127.0.0.1:9418 HTTP/1.0")))
                .contains(new ProxyRequest(new HostPort("127.0.0.1", 9418), "", ""));
    }

    @Test
    void aPlainRequestIsSaidToTheHostWithoutWhatIsTheProxys() {
        assertThat(ProxyRequest.parse(head("POST http://git.example:8080/a/git-upload-pack?x=1 HTTP/1.1",
                "Host: git.example:8080", "Proxy-Authorization: Basic bWFhcjpwYXNz", "Proxy-Connection: Keep-Alive",
                "Connection: keep-alive", "Content-Length: 3")))
                .contains(new ProxyRequest(new HostPort("git.example", 8080), "pass",
                        head("POST /a/git-upload-pack?x=1 HTTP/1.1", "Host: git.example:8080", "Content-Length: 3",
                                "Connection: close")));
    }

    private static String head(String... lines) {
        return String.join("\r\n", lines) + "\r\n\r\n";
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "GET / HTTP/1.1", "CONNECT a:0 HTTP/1.1", "CONNECT a:99999 HTTP/1.1",
            "CONNECT [::1]:80 HTTP/1.1", "GET file:///etc/passwd HTTP/1.1", "PUT http://a/b HTTP/1.1",
            "GET https://a/b HTTP/1.1", "CONNECT a b:1 HTTP/1.1", "GET http://a@b/c HTTP/1.1"})
    void anythingElseIsNothing(String line) {
        assertThat(ProxyRequest.parse(head(line))).isEmpty();
    }

    @Test
    void aPassThatCannotBeReadIsNone() {
        assertThat(ProxyRequest.parse(head("CONNECT a:1 HTTP/1.1", "Proxy-Authorization: Basic !!!")))
                .hasValueSatisfying(request -> assertThat(request.pass()).isEmpty());
    }
}
