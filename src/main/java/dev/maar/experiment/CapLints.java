package dev.maar.experiment;

import dev.maar.problem.Spelling;
import dev.maar.problem.UserError;
import java.util.Arrays;
import java.util.List;

/// The highest level that a lint may have, as rustc's `--cap-lints`; `forbid`, the default, caps nothing.
public enum CapLints {
    ALLOW("allow"),
    WARN("warn"),
    DENY("deny"),
    FORBID("forbid");

    private final String text;

    CapLints(String text) {
        this.text = text;
    }

    public String text() {
        return text;
    }

    /// The words that [#parse] takes.
    public static List<String> words() {
        return Arrays.stream(values()).map(CapLints::text).toList();
    }

    /// Reads a level's word; throws [UserError] with the nearest known one for anything else.
    public static CapLints parse(String word) {
        return Arrays.stream(values())
                .filter(level -> level.text.equals(word))
                .findFirst()
                .orElseThrow(() -> new UserError("cap-lints \"" + word + "\" is not known: expected one of "
                        + String.join(", ", words()) + Spelling.suggestion(word, words())));
    }
}
