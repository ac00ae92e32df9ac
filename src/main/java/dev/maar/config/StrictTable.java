package dev.maar.config;

import com.fasterxml.jackson.databind.JsonNode;
import dev.maar.problem.Spelling;
import dev.maar.problem.UserError;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.IntStream;

/// One table of a TOML file, read strictly: every complaint begins with the file and the line.
///
/// `place` is the table's own, `placeOf` the one of each key in it.
record StrictTable(JsonNode table, String place, Function<String, String> placeOf) {

    /// Throws [UserError] for a key that is none of these.
    void check(List<String> keys) {
        table.fieldNames().forEachRemaining(key -> {
            if (!keys.contains(key)) {
                throw new UserError(placeOf.apply(key) + ": unknown key \"" + key + "\": expected one of "
                        + String.join(", ", keys) + Spelling.suggestion(key, keys));
            }
        });
    }

    boolean has(String key) {
        return table.has(key);
    }

    Given given(String key) {
        return Given.of(placeOf.apply(key) + ": " + key, table.path(key));
    }

    /// A text that has to be there; `expected` says what is.
    String text(String key, String expected) {
        if (!has(key)) {
            throw new UserError(place + ": the key \"" + key + "\" is missing: expected " + expected);
        }
        return given(key).asText();
    }

    /// A text, empty where there is none.
    String textOrEmpty(String key) {
        return has(key) ? given(key).asText() : "";
    }

    boolean truth(String key) {
        return has(key) && given(key).asTruth();
    }

    /// A text with its place.
    Optional<ExperimentFile.Word> word(String key) {
        return has(key)
                ? Optional.of(new ExperimentFile.Word(placeOf.apply(key), given(key).asText()))
                : Optional.empty();
    }

    /// A list of texts, each with its place; empty where there is none.
    List<ExperimentFile.Word> words(String key) {
        JsonNode list = table.path(key);
        if (!list.isMissingNode() && !(list.isArray() && list.valueStream().allMatch(JsonNode::isTextual))) {
            throw given(key).wrong("a list of texts in quotes, such as [\"demo\"]");
        }
        return list.valueStream()
                .map(text -> new ExperimentFile.Word(placeOf.apply(key), text.asText()))
                .toList();
    }

    /// The tables of a list such as `[[crate]]`, in their order; empty where there is none.
    List<StrictTable> tables(String key, String file, TableLines lines) {
        JsonNode list = table.path(key);
        if (!list.isMissingNode() && !(list.isArray() && list.valueStream().allMatch(JsonNode::isObject))) {
            throw new UserError(placeOf.apply(key) + ": \"" + key + "\" is no list of tables: expected entries that"
                    + " begin with [[" + key + "]]");
        }
        int count = list.size();
        return IntStream.range(0, count)
                .mapToObj(index -> new StrictTable(list.get(index), file + ":" + lines.of(index, count),
                        inner -> file + ":" + lines.of(index, count, inner)))
                .toList();
    }

    /// What to throw where the table as a whole is wrong.
    UserError wrong(String what, String expected) {
        return new UserError(place + ": " + what + ": expected " + expected);
    }
}
