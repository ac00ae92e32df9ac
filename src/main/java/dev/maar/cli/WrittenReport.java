package dev.maar.cli;

import dev.maar.outcome.Comparison;
import dev.maar.outcome.Inside;
import java.util.Map;
import java.util.Set;

/// What a report that was just written says: one line for people, and how many crates have which comparison as their headline,
/// which comparisons some crate has under some candidate, and how many that fail on both sides are worse in which way under a candidate,
/// each as far as that can be believed.
public record WrittenReport(String summary, Map<Comparison, Integer> counts, Set<Comparison> underAnyCandidate,
        Map<Inside.Change, Integer> inside) {
    public WrittenReport {
        underAnyCandidate = Set.copyOf(underAnyCandidate);
        inside = Map.copyOf(inside);
        counts = Map.copyOf(counts);
    }
}
