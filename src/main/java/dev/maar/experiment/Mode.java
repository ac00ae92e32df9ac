package dev.maar.experiment;

import dev.maar.problem.Spelling;
import dev.maar.problem.UserError;
import dev.maar.toolchain.Component;
import java.util.Arrays;
import java.util.List;
import java.util.Set;

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

    /// What every toolchain must have beside its compiler.
    public Set<Component> components() {
        return this == CLIPPY ? Set.of(Component.CLIPPY) : Set.of();
    }

    /// Throws [UserError] where lints are to be capped and this mode cannot do it.
    void check(CapLints level) {
        if (fixes() && level != CapLints.FORBID) {
            throw new UserError("--cap-lints " + level.text() + ": mode " + text
                    + " caps no lints, since what is capped suggests nothing: leave it out");
        }
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
