package dev.maar.config;

import dev.maar.config.Given.Form;
import dev.maar.problem.UserError;
import java.math.BigDecimal;
import java.time.Duration;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// Reads the given values, each as what its key asks for; throws [UserError] with the place and what was expected.
///
/// Sizes count in 1024 (`512M`, `4G`, `1.5G`); times are `90s`, `15m`, `1h`.
final class Values {
    private static final Pattern SIZE = Pattern.compile("(\\d{1,9}(?:\\.\\d{1,3})?)([KMGT])");
    private static final Pattern TIME = Pattern.compile("(\\d{1,6})([smh])");
    private static final String UNITS = "KMGT";

    private final Map<Key, Given> given;

    Values(Map<Key, Given> given) {
        this.given = Map.copyOf(given);
    }

    String text(Key key) {
        return written(key, Form.QUOTED, "a text in quotes").text();
    }

    /// In bytes, at least 1.
    long size(Key key) {
        String expected = "a size such as 512M, 4G or 1.5G";
        Given value = written(key, Form.QUOTED, expected);
        Matcher matcher = SIZE.matcher(value.text());
        if (!matcher.matches()) {
            throw wrong(value, expected);
        }
        long unit = 1L << (10 * (UNITS.indexOf(matcher.group(2)) + 1));
        long bytes = new BigDecimal(matcher.group(1)).multiply(BigDecimal.valueOf(unit)).longValue();
        if (bytes < 1) {
            throw wrong(value, expected + ", above zero");
        }
        return bytes;
    }

    Duration time(Key key) {
        String expected = "a time such as 90s, 15m or 1h";
        Given value = written(key, Form.QUOTED, expected);
        Matcher matcher = TIME.matcher(value.text());
        if (!matcher.matches()) {
            throw wrong(value, expected);
        }
        long count = Long.parseLong(matcher.group(1));
        Duration time = switch (matcher.group(2)) {
            case "s" -> Duration.ofSeconds(count);
            case "m" -> Duration.ofMinutes(count);
            default -> Duration.ofHours(count);
        };
        if (time.isZero()) {
            throw wrong(value, expected + ", above zero");
        }
        return time;
    }

    int count(Key key) {
        String expected = "a whole number from 1 to 1000000";
        Given value = written(key, Form.NUMBER, expected);
        if (!value.text().matches("\\d{1,7}")) {
            throw wrong(value, expected);
        }
        int count = Integer.parseInt(value.text());
        if (count < 1 || count > 1_000_000) {
            throw wrong(value, expected);
        }
        return count;
    }

    double number(Key key) {
        String expected = "a number above zero, such as 2 or 1.5";
        Given value = written(key, Form.NUMBER, expected);
        if (!value.text().matches("\\d{1,6}(\\.\\d{1,9})?") || Double.parseDouble(value.text()) == 0) {
            throw wrong(value, expected);
        }
        return Double.parseDouble(value.text());
    }

    private Given written(Key key, Form form, String expected) {
        Given value = given.getOrDefault(key, new Given(key.text(), key.byDefault(), Form.WORD));
        if (value.form() != form && value.form() != Form.WORD) {
            throw wrong(value, expected);
        }
        return value;
    }

    private static UserError wrong(Given value, String expected) {
        String shown = value.form() == Form.QUOTED ? "\"" + value.text() + "\"" : value.text();
        return new UserError(value.label() + " = " + shown + ": expected " + expected);
    }
}
