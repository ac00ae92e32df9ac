package dev.maar.store;

import dev.maar.outcome.Comparison;
import dev.maar.outcome.Inside;
import dev.maar.outcome.Verdict;
import java.util.List;
import java.util.Map;

/// How far an experiment is, in crates: `finished` of `total` are run and judged; `candidates` has one entry a candidate, in their order.
public record Summary(int total, int finished, List<Candidate> candidates) {
    public Summary {
        candidates = List.copyOf(candidates);
    }

    /// One candidate beside the baseline, in crates: `settled` are the comparisons that can be believed, `undecided` the differences
    /// that cannot, by verdict; `inside` are those among the settled that fail on both sides and are worse under the candidate, as far as
    /// that can be believed. Only kinds that occur.
    public record Candidate(Map<Comparison, Integer> settled, Map<Verdict, Integer> undecided,
            Map<Inside.Change, Integer> inside) {
        public Candidate {
            inside = Map.copyOf(inside);
            settled = Map.copyOf(settled);
            undecided = Map.copyOf(undecided);
        }
    }
}
