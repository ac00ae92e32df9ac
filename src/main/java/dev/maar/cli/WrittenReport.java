package dev.maar.cli;

import dev.maar.outcome.Comparison;
import java.util.Map;

/// What a report that was just written says: one line for people, and how many crates have which comparison as their headline.
public record WrittenReport(String summary, Map<Comparison, Integer> counts) {
    public WrittenReport {
        counts = Map.copyOf(counts);
    }
}
