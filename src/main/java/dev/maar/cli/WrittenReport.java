package dev.maar.cli;

import dev.maar.outcome.Comparison;
import dev.maar.outcome.Inside;
import java.util.List;
import java.util.Map;
import java.util.Set;

/// What a report that was just written says: one line for people, and how many crates have which comparison as their headline,
/// which comparisons some crate has under some candidate, and how many that fail on both sides are worse in which way under a candidate,
/// each as far as that can be believed. `more` are further lines for people.
public record WrittenReport(String summary, Map<Comparison, Integer> counts, Set<Comparison> underAnyCandidate,
        Map<Inside.Change, Integer> inside, List<String> more) {

    /// With nothing more to say.
    public WrittenReport(String summary, Map<Comparison, Integer> counts, Set<Comparison> underAnyCandidate,
            Map<Inside.Change, Integer> inside) {
        this(summary, counts, underAnyCandidate, inside, List.of());
    }

    public WrittenReport {
        more = List.copyOf(more);
        underAnyCandidate = Set.copyOf(underAnyCandidate);
        inside = Map.copyOf(inside);
        counts = Map.copyOf(counts);
    }
}
