package dev.maar.outcome;

import java.util.Map;

/// What an attempt saw that is not in its lists, only counted: tests that passed, and how often each lint warned.
///
/// An experiment's crates are read by the hundred thousand, and most work everywhere: of those nobody asks which tests passed, or where
/// a warning stood. An attempt as it was made holds [#NOTHING] of that kind.
public record Untold(int passedTests, Map<Lint, Integer> warnings) {
    /// Where the lists hold everything.
    public static final Untold NOTHING = new Untold(0, Map.of());

    public Untold {
        if (passedTests < 0) {
            throw new IllegalArgumentException("'passedTests' must not be negative");
        }
        warnings = Map.copyOf(warnings);
    }
}
