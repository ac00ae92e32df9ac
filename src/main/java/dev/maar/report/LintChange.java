package dev.maar.report;

import dev.maar.crates.CrateId;
import dev.maar.outcome.Attempt;
import dev.maar.outcome.LintDifference;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/// How much more, or less, one lint speaks under a candidate, over all crates that work on both sides or fail on one for lints alone.
///
/// `more` adds up the crates in which it speaks more often, which are `louder`, `fewer` those in which it speaks less often, which are `quieter`; the first of
/// either are named. What `future` and `local` tell apart is counted apart, as [LintDifference] says.
public record LintChange(boolean future, String lint, boolean local, int more, int fewer, int louder, int quieter,
        List<CrateId> louderCrates, List<CrateId> quieterCrates) {
    static final int MOST_NAMED = 200;

    private static final Comparator<LintChange> MOST_FIRST = Comparator.comparing(LintChange::future)
            .thenComparing(Comparator.comparing(LintChange::local).reversed())
            .thenComparing(Comparator.comparingInt(LintChange::more).reversed())
            .thenComparing(LintChange::lint);

    public LintChange {
        louderCrates = List.copyOf(louderCrates);
        quieterCrates = List.copyOf(quieterCrates);
    }

    /// What differs in one crate under one candidate (0 is the first).
    static List<LintDifference> in(CrateReport crate, int candidate) {
        Attempt baseline = crate.runs().getFirst().counted();
        Attempt attempt = crate.runs().get(candidate + 1).counted();
        return baseline == null || attempt == null ? List.of() : LintDifference.of(baseline, attempt);
    }

    /// In how many crates it speaks more often.
    public int crates() {
        return louder;
    }

    /// All changes under one candidate: warnings before reports of future incompatibilities, own code before dependencies, the most additions
    /// first. `cut` is how many crates could be compared, but warned more often than is kept, so that they are not counted.
    public record Summary(List<LintChange> changes, int cut) {
        public Summary {
            changes = List.copyOf(changes);
        }
    }

    /// Adds up one candidate's changes as crates come.
    static final class Gathering {
        private final int candidate;
        private final Map<Key, Sum> sums = new HashMap<>();
        private int cut;

        /// What tells one from another.
        private record Key(boolean future, boolean local, String lint) {}

        Gathering(int candidate) {
            this.candidate = candidate;
        }

        void add(CrateReport crate) {
            Attempt baseline = crate.runs().getFirst().counted();
            Attempt attempt = crate.runs().get(candidate + 1).counted();
            if (baseline == null || attempt == null || !LintDifference.comparable(baseline, attempt)) {
                return;
            }
            if (LintDifference.cut(baseline, attempt)) {
                cut++;
            }
            for (LintDifference one : LintDifference.of(baseline, attempt)) {
                sums.computeIfAbsent(new Key(one.future(), one.local(), one.lint()), _ -> new Sum())
                        .add(one.more(), crate.id());
            }
        }

        Summary summary() {
            return new Summary(
                    sums.entrySet().stream().map(one -> one.getValue().of(one.getKey())).sorted(MOST_FIRST).toList(),
                    cut);
        }
    }

    private static final class Sum {
        private int more;
        private int fewer;
        private int louder;
        private int quieter;
        private final List<CrateId> louderCrates = new ArrayList<>();
        private final List<CrateId> quieterCrates = new ArrayList<>();

        void add(int difference, CrateId crate) {
            if (difference > 0) {
                more += difference;
                louder++;
                name(louderCrates, crate);
            } else if (difference < 0) {
                fewer -= difference;
                quieter++;
                name(quieterCrates, crate);
            }
        }

        private static void name(List<CrateId> named, CrateId crate) {
            if (named.size() < MOST_NAMED) {
                named.add(crate);
            }
        }

        LintChange of(Gathering.Key key) {
            return new LintChange(key.future(), key.lint(), key.local(), more, fewer, louder, quieter, louderCrates,
                    quieterCrates);
        }
    }
}
