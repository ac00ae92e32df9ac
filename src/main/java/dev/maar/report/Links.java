package dev.maar.report;

import java.nio.charset.StandardCharsets;
import java.util.HexFormat;

/// Writes paths as links.
final class Links {
    private static final HexFormat HEX = HexFormat.of().withUpperCase();
    private static final String PLAIN = "-._~/";

    private Links() {
    }

    /// Returns the path with everything but letters, digits and `-._~/` percent-encoded, so that a browser asks for exactly these
    /// names: a folder `debian%3Abookworm` becomes `debian%253Abookworm`.
    static String path(String path) {
        StringBuilder link = new StringBuilder();
        for (byte part : path.getBytes(StandardCharsets.UTF_8)) {
            int value = Byte.toUnsignedInt(part);
            boolean plain = value < 128 && (Character.isLetterOrDigit(value) || PLAIN.indexOf(value) >= 0);
            if (plain) {
                link.append((char) value);
            } else {
                link.append('%').append(HEX.toHighHexDigit(value)).append(HEX.toLowHexDigit(value));
            }
        }
        return link.toString();
    }
}
