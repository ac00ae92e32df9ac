package dev.maar.cli;

import dev.maar.outcome.Comparison;
import java.util.List;
import java.util.Map;

/// How far an experiment is: `finished` of `total` crates have every toolchain's outcome; `comparisons` has one map of counts a
/// candidate, in their order, with the kinds that occur.
public record Standing(int total, int finished, List<Map<Comparison, Integer>> comparisons) {
    public Standing {
        comparisons = comparisons.stream().map(Map::copyOf).toList();
    }
}
