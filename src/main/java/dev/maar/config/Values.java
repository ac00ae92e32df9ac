package dev.maar.config;

import dev.maar.problem.UserError;
import java.time.Duration;
import java.util.Map;
import java.util.function.Function;

/// Reads the given values, each as what its key asks for; throws [dev.maar.problem.UserError] with the place and what was expected.
final class Values {
    private final Map<Key, Given> given;

    Values(Map<Key, Given> given) {
        this.given = Map.copyOf(given);
    }

    String text(Key key) {
        return written(key).asText();
    }

    /// A text in a form that another room reads, whose words about a wrong one begin with the key.
    <T> T text(Key key, Function<String, T> parse) {
        Given value = written(key);
        try {
            return parse.apply(value.asText());
        } catch (UserError e) {
            String place = value.label().endsWith(key.text())
                    ? value.label().substring(0, value.label().length() - key.text().length())
                    : value.label() + ": ";
            throw new UserError(place + e.getMessage(), e);
        }
    }

    long size(Key key) {
        return written(key).asSize();
    }

    Duration time(Key key) {
        return written(key).asTime();
    }

    int count(Key key) {
        return written(key).asCount();
    }

    double number(Key key) {
        return written(key).asNumber();
    }

    /// Whether nobody chose the value: it is the default's, and neither a flag nor the environment says so.
    boolean usual(Key key) {
        Given value = written(key);
        return value.text().equals(key.byDefault())
                && (!given.containsKey(key) || value.form() != Given.Form.WORD);
    }

    private Given written(Key key) {
        return given.getOrDefault(key, new Given(key.text(), key.byDefault(), Given.Form.WORD));
    }
}
