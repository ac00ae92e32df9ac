package dev.maar.store;

import dev.maar.outcome.Comparison;
import dev.maar.outcome.Verdict;
import java.util.List;
import java.util.Map;

/// How far an experiment is, in crates: `finished` of `total` are run and judged; `candidates` has one entry a candidate, in their order.
public record Summary(int total, int finished, List<Candidate> candidates) {
    public Summary {
        candidates = List.copyOf(candidates);
    }

    /// One candidate beside the baseline, in crates: `settled` are the comparisons that can be believed, `undecided` the differences
    /// that cannot, by verdict; only kinds that occur.
    public record Candidate(Map<Comparison, Integer> settled, Map<Verdict, Integer> undecided) {
        public Candidate {
            settled = Map.copyOf(settled);
            undecided = Map.copyOf(undecided);
        }
    }
}
