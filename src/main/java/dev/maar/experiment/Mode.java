package dev.maar.experiment;

import dev.maar.problem.Spelling;
import dev.maar.problem.UserError;
import java.util.Arrays;
import java.util.List;

/// What is done with each crate, spelled as Crater's modes where it has them.
public enum Mode {
    BUILD_AND_TEST("build-and-test"),
    BUILD_ONLY("build-only"),
    CHECK_ONLY("check-only"),
    CLIPPY("clippy"),
    RUSTDOC("rustdoc"),
    FIX("fix"),
    /** Not one of Crater's: `fix` for the edition after the crate's own. */
    FIX_EDITION("fix-edition");

    private final String text;

    Mode(String text) {
        this.text = text;
    }

    public String text() {
        return text;
    }

    /// Whether it changes a crate's sources as the compiler suggests; lints are never capped then, as what is capped suggests nothing.
    public boolean fixes() {
        return this == FIX || this == FIX_EDITION;
    }

    /// The words that [#parse] takes.
    public static List<String> words() {
        return Arrays.stream(values()).map(Mode::text).toList();
    }

    /// Reads a mode's word; throws [UserError] with the nearest known one for anything else.
    public static Mode parse(String word) {
        return Arrays.stream(values())
                .filter(mode -> mode.text.equals(word))
                .findFirst()
                .orElseThrow(() -> new UserError("mode \"" + word + "\" is not known: expected one of "
                        + String.join(", ", words()) + Spelling.suggestion(word, words())));
    }
}
