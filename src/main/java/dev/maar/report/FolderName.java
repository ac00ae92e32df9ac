package dev.maar.report;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;

/// Makes one safe folder name of any text, so that different texts never share one.
///
/// As Crater does for files, `< > : " / \ | ? *` and control characters are percent-encoded; so are `%`, `~` and whatever is not
/// ASCII. A long text is cut, with `~` and a hash of the whole behind it.
final class FolderName {
    private static final HexFormat HEX = HexFormat.of().withUpperCase();
    private static final String ENCODED = "<>:\"/\\|?*%~";
    private static final int LONGEST = 150;
    private static final int KEPT = 100;

    private FolderName() {
    }

    static String of(String text) {
        if (text.equals(".") || text.equals("..")) {
            return text.replace(".", "%2E");
        }
        StringBuilder name = new StringBuilder();
        for (byte part : text.getBytes(StandardCharsets.UTF_8)) {
            if (part < ' ' || part == 0x7f || ENCODED.indexOf(part) >= 0) {
                name.append('%').append(HEX.toHexDigits(part));
            } else {
                name.append((char) part);
            }
        }
        if (name.isEmpty()) {
            return "%";
        }
        return name.length() <= LONGEST ? name.toString() : name.substring(0, KEPT) + "~" + hash(text);
    }

    private static String hash(String text) {
        try {
            byte[] digest = MessageDigest.getInstance("SHA-256").digest(text.getBytes(StandardCharsets.UTF_8));
            return HexFormat.of().formatHex(digest, 0, 16);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java has SHA-256", e);
        }
    }
}
