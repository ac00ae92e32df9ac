package dev.maar.report;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;

/// What makes two failures one cause: at which step, with which code, and what was said, normalised.
///
/// `code` is an error code, a lint, `ICE` or a kill reason, empty where there is none; `message` may be empty too.
public record Signature(Direction direction, String step, String code, String message) {
    private static final int ID_LETTERS = 12;

    /// Whether crates broke or were mended; the text is what is written.
    public enum Direction {
        /** They failed under a candidate only. */
        REGRESSED("regressed"),
        /** They failed under the baseline only. */
        FIXED("fixed");

        private final String text;

        Direction(String text) {
            this.text = text;
        }

        public String text() {
            return text;
        }
    }

    /// Its name for people, with the message in `words`: `E0282: type annotations needed`, `tests failed`.
    String title(String words) {
        String text = words.isEmpty() ? code : code.isEmpty() ? words : code + ": " + words;
        return text.isEmpty() ? step + " failed" : text;
    }

    /// A short name that is the same in every experiment: `c-` and 12 hex digits.
    public String id() {
        String all = String.join("\n", direction.text(), step, code, message);
        try {
            byte[] hash = MessageDigest.getInstance("SHA-256").digest(all.getBytes(StandardCharsets.UTF_8));
            return "c-" + HexFormat.of().formatHex(hash).substring(0, ID_LETTERS);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }
}
