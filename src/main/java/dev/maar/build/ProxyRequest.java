package dev.maar.build;

import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// What a client asks of an HTTP proxy: where to go, whose errand it is (`pass`), and what to say there first; that is empty for a
/// tunnel, in which the client speaks itself.
record ProxyRequest(HostPort target, String pass, String opening) {
    private static final Pattern TUNNEL = Pattern.compile("CONNECT (\\S+) HTTP/1\\.[01]");
    private static final Pattern PLAIN = Pattern.compile("(GET|POST|HEAD) http://([^/\\s]+)(/\\S*) HTTP/1\\.[01]");
    private static final int HTTPS = 443;
    private static final int HTTP = 80;

    /// Reads the head of a request; empty for anything else.
    static Optional<ProxyRequest> parse(String head) {
        List<String> lines = head.lines().takeWhile(line -> !line.isEmpty()).toList();
        String first = lines.isEmpty() ? "" : lines.getFirst();
        Matcher tunnel = TUNNEL.matcher(first);
        if (tunnel.matches()) {
            return HostPort.parse(tunnel.group(1), HTTPS).map(target -> new ProxyRequest(target, pass(lines), ""));
        }
        Matcher plain = PLAIN.matcher(first);
        return plain.matches()
                ? HostPort.parse(plain.group(2), HTTP)
                        .map(target -> new ProxyRequest(target, pass(lines), opening(plain, lines)))
                : Optional.empty();
    }

    boolean isTunnel() {
        return opening.isEmpty();
    }

    /// One request a connection: what follows is the request's body, and goes to the same host whatever it says.
    private static String opening(Matcher plain, List<String> lines) {
        var opening = new StringBuilder(plain.group(1) + " " + plain.group(3) + " HTTP/1.1\r\n");
        lines.stream()
                .skip(1)
                .filter(line -> !isAbout(line, "proxy-") && !isAbout(line, "connection:"))
                .forEach(line -> opening.append(line).append("\r\n"));
        return opening + "Connection: close\r\n\r\n";
    }

    private static boolean isAbout(String line, String header) {
        return line.toLowerCase(Locale.ROOT).startsWith(header);
    }

    /// The password of `Proxy-Authorization: Basic`; empty where there is none.
    private static String pass(List<String> lines) {
        return lines.stream()
                .filter(line -> isAbout(line, "proxy-authorization: basic "))
                .findFirst()
                .map(line -> password(line.substring("proxy-authorization: basic ".length()).strip()))
                .orElse("");
    }

    private static String password(String encoded) {
        try {
            String words = new String(Base64.getDecoder().decode(encoded), StandardCharsets.UTF_8);
            return words.substring(words.indexOf(':') + 1);
        } catch (IllegalArgumentException _) {
            return "";
        }
    }
}
