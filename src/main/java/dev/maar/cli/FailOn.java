package dev.maar.cli;

import dev.maar.outcome.Comparison;
import dev.maar.outcome.Inside;
import dev.maar.problem.Spelling;
import dev.maar.problem.UserError;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;

/// What makes a command end with status 1: comparisons, and ways in which crates that fail on both sides are worse.
record FailOn(Set<Comparison> comparisons, Set<Inside.Change> changes) {
    FailOn {
        comparisons = Set.copyOf(comparisons);
        changes = Set.copyOf(changes);
    }

    /// Throws [UserError] with the nearest known word for one that is not known.
    static FailOn parse(List<String> words) {
        var comparisons = EnumSet.noneOf(Comparison.class);
        var changes = EnumSet.noneOf(Inside.Change.class);
        for (String word : words) {
            if (Arrays.stream(Comparison.values()).anyMatch(comparison -> comparison.text().equals(word))) {
                comparisons.add(Comparison.parse(word));
            } else if (known().contains(word)) {
                changes.add(Inside.Change.parse(word));
            } else {
                throw new UserError("--fail-on " + word + ": expected one of " + String.join(", ", known())
                        + Spelling.suggestion(word, known()));
            }
        }
        return new FailOn(comparisons, changes);
    }

    private static List<String> known() {
        return Stream.concat(Arrays.stream(Comparison.values()).map(Comparison::text),
                Arrays.stream(Inside.Change.values()).filter(Inside.Change::worse).map(Inside.Change::text)).toList();
    }

    boolean found(WrittenReport report) {
        return comparisons.stream().anyMatch(report.underAnyCandidate()::contains)
                || changes.stream().anyMatch(change -> report.inside().getOrDefault(change, 0) > 0);
    }
}
