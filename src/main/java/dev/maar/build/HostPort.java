package dev.maar.build;

import java.util.Locale;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// A host, in lower case, and a port of it.
record HostPort(String host, int port) {
    private static final Pattern FORM = Pattern.compile("([A-Za-z0-9_.-]{1,253})(?::([0-9]{1,5}))?");
    private static final int LAST = 0xffff;

    /// Reads `HOST[:PORT]`; empty for anything else.
    static Optional<HostPort> parse(String text, int usual) {
        Matcher matcher = FORM.matcher(text);
        if (!matcher.matches()) {
            return Optional.empty();
        }
        int port = matcher.group(2) == null ? usual : Integer.parseInt(matcher.group(2));
        return port < 1 || port > LAST
                ? Optional.empty()
                : Optional.of(new HostPort(matcher.group(1).toLowerCase(Locale.ROOT), port));
    }

    String text() {
        return host + ":" + port;
    }
}
