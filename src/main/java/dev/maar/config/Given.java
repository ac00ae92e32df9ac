package dev.maar.config;

import com.fasterxml.jackson.databind.JsonNode;
import dev.maar.problem.UserError;
import java.math.BigDecimal;
import java.time.Duration;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// A value as somebody wrote it, and where: `label` begins the message of an error about it (`maar.toml:12: sandbox.memory`).
///
/// It can be read as what its key asks for; a [UserError] says what was expected. Sizes count in 1024 (`512M`, `4G`, `1.5G`); times are
/// `90s`, `15m`, `1h`.
record Given(String label, String text, Form form) {
    private static final Pattern SIZE = Pattern.compile("(\\d{1,9}(?:\\.\\d{1,3})?)([KMGT])");
    private static final Pattern TIME = Pattern.compile("(\\d{1,6})([smh])");
    private static final String UNITS = "KMGT";

    /// How it was written; the environment and flags know only words.
    enum Form {
        QUOTED,
        NUMBER,
        TRUTH,
        WORD,
        OTHER
    }

    /// A value of a TOML file.
    static Given of(String label, JsonNode value) {
        Form form = value.isTextual()
                ? Form.QUOTED
                : value.isNumber() ? Form.NUMBER : value.isBoolean() ? Form.TRUTH : Form.OTHER;
        return new Given(label, value.isContainerNode() ? value.toString() : value.asText(), form);
    }

    String asText() {
        return written(Form.QUOTED, "a text in quotes");
    }

    boolean asTruth() {
        return written(Form.TRUTH, "true or false").equals("true");
    }

    /// In bytes, at least 1.
    long asSize() {
        String expected = "a size such as 512M, 4G or 1.5G";
        Matcher matcher = SIZE.matcher(written(Form.QUOTED, expected));
        if (!matcher.matches()) {
            throw wrong(expected);
        }
        long unit = 1L << (10 * (UNITS.indexOf(matcher.group(2)) + 1));
        long bytes = new BigDecimal(matcher.group(1)).multiply(BigDecimal.valueOf(unit)).longValue();
        if (bytes < 1) {
            throw wrong(expected + ", above zero");
        }
        return bytes;
    }

    Duration asTime() {
        String expected = "a time such as 90s, 15m or 1h";
        Matcher matcher = TIME.matcher(written(Form.QUOTED, expected));
        if (!matcher.matches()) {
            throw wrong(expected);
        }
        long count = Long.parseLong(matcher.group(1));
        Duration time = switch (matcher.group(2)) {
            case "s" -> Duration.ofSeconds(count);
            case "m" -> Duration.ofMinutes(count);
            default -> Duration.ofHours(count);
        };
        if (time.isZero()) {
            throw wrong(expected + ", above zero");
        }
        return time;
    }

    int asCount() {
        String expected = "a whole number from 1 to 1000000";
        String number = written(Form.NUMBER, expected);
        if (!number.matches("\\d{1,7}")) {
            throw wrong(expected);
        }
        int count = Integer.parseInt(number);
        if (count < 1 || count > 1_000_000) {
            throw wrong(expected);
        }
        return count;
    }

    double asNumber() {
        String expected = "a number above zero, such as 2 or 1.5";
        String number = written(Form.NUMBER, expected);
        if (!number.matches("\\d{1,6}(\\.\\d{1,9})?") || Double.parseDouble(number) == 0) {
            throw wrong(expected);
        }
        return Double.parseDouble(number);
    }

    private String written(Form wanted, String expected) {
        if (form != wanted && form != Form.WORD) {
            throw wrong(expected);
        }
        return text;
    }

    /// What to throw where the value is none of what was expected.
    UserError wrong(String expected) {
        String shown = form == Form.QUOTED ? "\"" + text + "\"" : text;
        return new UserError(label + " = " + shown + ": expected " + expected);
    }
}
