package dev.maar.crates;

import dev.maar.problem.UserError;
import java.net.URI;
import java.util.Locale;
import java.util.regex.Pattern;

/// Where git fetches a repository: an `http`, `https` or `git` address without credentials.
///
/// `text` is the address as given, `host` its host in lower case, `port` the one that it names or its scheme's own.
public record RepositoryAddress(String text, String host, int port) {
    private static final Pattern HOST = Pattern.compile("[a-z0-9_][a-z0-9_.-]{0,252}");
    private static final int HTTPS = 443;
    private static final int HTTP = 80;
    private static final int GIT = 9418;

    /// Throws [UserError] for any other address: what git would take for a path, a command or another protocol among them.
    public static RepositoryAddress parse(String text) {
        URI uri = uri(text);
        String scheme = uri.getScheme() == null ? "" : uri.getScheme();
        int usual = switch (scheme) {
            case "https" -> HTTPS;
            case "http" -> HTTP;
            case "git" -> GIT;
            default -> throw new UserError("\"" + text + "\" is no repository's address: expected one that begins with"
                    + " https://, http:// or git://");
        };
        String host = uri.getHost() == null ? "" : uri.getHost().toLowerCase(Locale.ROOT);
        boolean plain = uri.getRawQuery() == null && uri.getRawFragment() == null && uri.getRawPath().length() > 1
                && uri.getPort() <= 0xffff && uri.getPort() != 0;
        if (!HOST.matcher(host).matches() || !plain) {
            throw new UserError("\"" + text + "\" is no repository's address: expected " + scheme + "://HOST/PATH");
        }
        if (uri.getRawUserInfo() != null) {
            throw new UserError("the address of " + scheme + "://" + host + uri.getRawPath()
                    + " holds credentials, which would be stored and shown: expected a public repository");
        }
        return new RepositoryAddress(text, host, uri.getPort() < 0 ? usual : uri.getPort());
    }

    private static URI uri(String text) {
        try {
            return URI.create(text);
        } catch (IllegalArgumentException e) {
            throw new UserError("\"" + text + "\" is no repository's address: expected https://HOST/PATH", e);
        }
    }

    /// Its host, and the port where that is not the scheme's own.
    String place() {
        boolean usual = text.startsWith("https:")
                ? port == HTTPS
                : text.startsWith("http:") ? port == HTTP : port == GIT;
        return usual ? host : host + ":" + port;
    }
}
