package dev.maar.store;

import dev.maar.outcome.Comparison;
import java.util.List;
import java.util.Map;

/// How far an experiment is, in crates: `finished` of `total` have an attempt under every toolchain; `comparisons` has one map a
/// candidate, in their order, with the kinds that occur.
public record Summary(int total, int finished, List<Map<Comparison, Integer>> comparisons) {
    public Summary {
        comparisons = comparisons.stream().map(Map::copyOf).toList();
    }
}
