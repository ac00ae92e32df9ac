package dev.maar.outcome;

import java.util.Objects;
import org.jspecify.annotations.Nullable;

/// A lint as it is counted in a crate.
///
/// `future` tells cargo's reports of future incompatibilities from warnings and denied lints; `local` tells the crate's own code from its
/// dependencies'; `name` is `no lint` for a warning that has none.
public record Lint(boolean future, boolean local, String name) {
    private static final String NO_LINT = "no lint";

    /// The lint that speaks in a message of this level and code.
    public static Lint of(String level, @Nullable String code, boolean local) {
        return new Lint(level.equals(Diagnostic.FUTURE_INCOMPATIBLE), local, Objects.requireNonNullElse(code, NO_LINT));
    }

    static Lint of(Diagnostic diagnostic) {
        return of(diagnostic.level(), diagnostic.code(), diagnostic.local());
    }
}
