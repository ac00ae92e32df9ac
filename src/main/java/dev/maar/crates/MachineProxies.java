package dev.maar.crates;

import dev.maar.problem.UserError;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.Proxy;
import java.net.ProxySelector;
import java.net.SocketAddress;
import java.net.URI;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// The machine's HTTP proxies by the usual variables, in capitals or not: `HTTPS_PROXY`, `HTTP_PROXY`, `ALL_PROXY`, cargo's
/// `CARGO_HTTP_PROXY`, and the exceptions of `NO_PROXY` (hosts, domains, or `*`).
final class MachineProxies extends ProxySelector {
    private final Map<String, String> environment;

    MachineProxies(Map<String, String> environment) {
        this.environment = Map.copyOf(environment);
    }

    @Override
    public List<Proxy> select(@Nullable URI address) {
        if (address == null || address.getHost() == null || isException(address.getHost())) {
            return List.of(Proxy.NO_PROXY);
        }
        return proxyFor(address.getScheme()).map(MachineProxies::proxy).map(List::of).orElse(List.of(Proxy.NO_PROXY));
    }

    @Override
    public void connectFailed(@Nullable URI address, @Nullable SocketAddress socket, @Nullable IOException failure) {
        // The request itself fails and is reported.
    }

    /// `USER:PASSWORD` of the proxy for this kind of address, where its variable holds one.
    Optional<String> credentials(String scheme) {
        return proxyFor(scheme).map(URI::getUserInfo);
    }

    private Optional<URI> proxyFor(String scheme) {
        List<String> names = List.of("CARGO_HTTP_PROXY", scheme.toUpperCase(Locale.ROOT) + "_PROXY", "ALL_PROXY");
        return names.stream().flatMap(name -> variable(name).map(value -> uri(name, value)).stream()).findFirst();
    }

    private boolean isException(String host) {
        String name = host.toLowerCase(Locale.ROOT);
        return Arrays.stream(variable("NO_PROXY").orElse("").split("[,\\s]+"))
                .map(entry -> entry.toLowerCase(Locale.ROOT).replaceFirst("^\\*?\\.", ""))
                .filter(entry -> !entry.isEmpty())
                .anyMatch(entry -> entry.equals("*") || name.equals(entry) || name.endsWith("." + entry));
    }

    private Optional<String> variable(String name) {
        String value = environment.getOrDefault(name.toLowerCase(Locale.ROOT), environment.getOrDefault(name, ""));
        return value.isBlank() ? Optional.empty() : Optional.of(value.strip());
    }

    private static URI uri(String name, String value) {
        try {
            URI uri = URI.create(value.contains("://") ? value : "http://" + value);
            if (uri.getHost() != null) {
                return uri;
            }
        } catch (IllegalArgumentException _) {
            // Said below, together with an address that names no host.
        }
        throw new UserError(name + ": expected a proxy's address such as http://proxy:3128, or unset it");
    }

    private static Proxy proxy(URI uri) {
        boolean socks = uri.getScheme().startsWith("socks");
        int port = uri.getPort() >= 0 ? uri.getPort() : socks ? 1080 : uri.getScheme().equals("https") ? 443 : 80;
        return new Proxy(socks ? Proxy.Type.SOCKS : Proxy.Type.HTTP,
                InetSocketAddress.createUnresolved(uri.getHost(), port));
    }
}
