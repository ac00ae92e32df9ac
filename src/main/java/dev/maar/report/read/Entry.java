package dev.maar.report.read;

import com.fasterxml.jackson.databind.JsonNode;
import dev.maar.problem.UserError;
import dev.maar.problem.VisibleText;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/// One object of the file with where it stands, so that whatever is wrong in it can be said in one line.
///
/// `place` is `FILE:LINE:COLUMN` of the crate or table that it is in, `path` its name within that (`runs[1]`), empty for the whole.
record Entry(JsonNode node, String place, String path) {
    private static final int SHOWN = 60;

    /// The error that this is not what was expected.
    UserError wrong(String key, String expected) {
        JsonNode value = key.isEmpty() ? node : node.path(key);
        String found = value.isMissingNode() ? "it is missing" : "not " + shown(value.toString());
        return new UserError(place + ": " + name(key) + ": expected " + expected + ", " + found);
    }

    private static String shown(String text) {
        String visible = VisibleText.of(text).replace('\n', ' ');
        return visible.length() <= SHOWN ? visible : visible.substring(0, SHOWN) + "…";
    }

    private String name(String key) {
        String dot = path.isEmpty() || key.isEmpty() ? "" : ".";
        String whole = path + dot + key;
        return whole.isEmpty() ? "this entry" : whole;
    }

    /// The text of a key that has to be there.
    String text(String key, String expected) {
        JsonNode value = node.path(key);
        if (!value.isTextual() || !value.textValue().equals(whole(value.textValue()))) {
            throw wrong(key, expected);
        }
        return value.textValue();
    }

    /// What a file can hold of a text: half a character, which JSON can say, is none.
    private static String whole(String text) {
        return new String(text.getBytes(StandardCharsets.UTF_8), StandardCharsets.UTF_8);
    }

    /// A text with its percent signs read as an address has them, or as it is where that is none.
    static String decoded(String text) {
        try {
            return URLDecoder.decode(text.replace("+", "%2B"), StandardCharsets.UTF_8);
        } catch (IllegalArgumentException _) {
            return text;
        }
    }

    /// The text of a key, empty where it is missing or null.
    String textOrEmpty(String key) {
        return isAbsent(key) ? "" : text(key, "a text");
    }

    @Nullable
    String textOrNull(String key) {
        return isAbsent(key) ? null : text(key, "a text or null");
    }

    /// The number of a key, 0 where it is missing or null.
    long numberOrZero(String key) {
        if (isAbsent(key)) {
            return 0;
        }
        JsonNode value = node.path(key);
        if (!value.isIntegralNumber() || !value.canConvertToLong()) {
            throw wrong(key, "a whole number");
        }
        return value.longValue();
    }

    /// The truth of a key, false where it is missing.
    boolean truth(String key) {
        if (isAbsent(key)) {
            return false;
        }
        if (!node.path(key).isBoolean()) {
            throw wrong(key, "true or false");
        }
        return node.path(key).booleanValue();
    }

    boolean isAbsent(String key) {
        return node.path(key).isMissingNode() || node.path(key).isNull();
    }

    /// What `parse` makes of a text that has to be there; it throws `IllegalArgumentException` or [UserError] for what is none.
    <T> T parsed(String key, String expected, Function<String, T> parse) {
        try {
            return parse.apply(text(key, expected));
        } catch (IllegalArgumentException _) {
            throw wrong(key, expected);
        }
    }

    /// An object in it.
    Entry object(String key, String expected) {
        if (!node.path(key).isObject()) {
            throw wrong(key, expected);
        }
        return new Entry(node.path(key), place, name(key));
    }

    /// The entries of a list in it, empty where it is missing; null entries stay null.
    List<@Nullable Entry> list(String key) {
        if (isAbsent(key)) {
            return List.of();
        }
        JsonNode value = node.path(key);
        if (!value.isArray()) {
            throw wrong(key, "a list");
        }
        List<@Nullable Entry> entries = new ArrayList<>();
        for (JsonNode one : value) {
            entries.add(one.isNull() ? null : new Entry(one, place, name(key) + "[" + entries.size() + "]"));
        }
        return entries;
    }

    /// The same for a list that knows no null.
    List<Entry> objects(String key) {
        List<Entry> objects = new ArrayList<>();
        for (Entry one : list(key)) {
            if (one == null || !one.node.isObject()) {
                throw wrong(key, "a list of objects");
            }
            objects.add(one);
        }
        return objects;
    }

    /// A list of texts, empty where it is missing.
    List<String> words(String key) {
        List<String> words = new ArrayList<>();
        for (Entry one : list(key)) {
            if (one == null || !one.node.isTextual()) {
                throw wrong(key, "a list of texts");
            }
            words.add(one.node.textValue());
        }
        return words;
    }
}
