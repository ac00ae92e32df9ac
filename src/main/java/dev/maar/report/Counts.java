package dev.maar.report;

import dev.maar.outcome.Comparison;
import dev.maar.outcome.Judgement;
import dev.maar.outcome.Verdict;
import java.util.Collections;
import java.util.EnumMap;
import java.util.Map;

/// Crates counted by judgement: what can be believed by comparison, from bad to good, and what cannot by verdict; each crate once.
///
/// `settled` has every comparison and `undecided` every verdict that is not believed, be their number 0.
public record Counts(Map<Comparison, Integer> settled, Map<Verdict, Integer> undecided) {
    public Counts {
        settled = Collections.unmodifiableMap(new EnumMap<>(settled));
        undecided = Collections.unmodifiableMap(new EnumMap<>(undecided));
    }

    /// How many crates are this.
    public int of(Comparison comparison) {
        return settled.getOrDefault(comparison, 0);
    }

    /// How many crates are undecided.
    public int open() {
        return undecided.values().stream().mapToInt(Integer::intValue).sum();
    }

    /// Counts judgements as they come.
    static final class Counter {
        private final Map<Comparison, Integer> settled = new EnumMap<>(Comparison.class);
        private final Map<Verdict, Integer> undecided = new EnumMap<>(Verdict.class);

        Counter() {
            for (Comparison possible : Comparison.values()) {
                settled.put(possible, 0);
            }
            for (Verdict possible : Verdict.values()) {
                if (!possible.believed()) {
                    undecided.put(possible, 0);
                }
            }
        }

        void add(Judgement judgement) {
            if (judgement.undecided()) {
                undecided.merge(judgement.verdict(), 1, Integer::sum);
            } else {
                settled.merge(judgement.settled(), 1, Integer::sum);
            }
        }

        Counts counts() {
            return new Counts(settled, undecided);
        }
    }
}
