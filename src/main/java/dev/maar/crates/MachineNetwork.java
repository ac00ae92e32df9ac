package dev.maar.crates;

import java.net.InetSocketAddress;
import java.net.Proxy;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Base64;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// How this machine reaches the network, for what does not go through [WebClient]: its proxies and its authorities, from the same
/// variables.
public final class MachineNetwork {
    private final MachineProxies proxies;
    private final Map<String, String> environment;

    public MachineNetwork(Map<String, String> environment) {
        this.environment = Map.copyOf(environment);
        this.proxies = new MachineProxies(environment);
    }

    /// An HTTP proxy before a host; `authorization` is what it wants to hear in `Proxy-Authorization`, null for nothing.
    public record HttpProxy(String host, int port, @Nullable String authorization) {}

    /// The proxy through which a place is reached, where there is one. Throws [dev.maar.problem.UserError] for a variable that makes no
    /// sense; a SOCKS proxy is none of these.
    public Optional<HttpProxy> proxyFor(String host, int port) {
        Proxy proxy = proxies.select(URI.create("https://" + host + ":" + port + "/")).getFirst();
        return proxy.type() == Proxy.Type.HTTP && proxy.address() instanceof InetSocketAddress address
                ? Optional.of(new HttpProxy(address.getHostString(), address.getPort(), authorization()))
                : Optional.empty();
    }

    private @Nullable String authorization() {
        return proxies.credentials("https")
                .map(words -> "Basic "
                        + Base64.getEncoder().encodeToString(words.getBytes(StandardCharsets.UTF_8)))
                .orElse(null);
    }

    /// The file of this machine's authorities in PEM form, where it has one.
    public Optional<Path> authorities() {
        return MachineTrust.bundle(environment);
    }
}
