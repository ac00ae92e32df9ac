package dev.maar.report;

import dev.maar.outcome.Attempt;
import dev.maar.outcome.LintDifference;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;

/// How much more, or less, one lint speaks under a candidate, over all crates that work on both sides or fail on one for lints alone.
///
/// `more` adds up the crates in which it speaks more often, which are the `louder` ones, `fewer` those in which it speaks less often, the `quieter` ones. What
/// `future` and `local` tell apart is counted apart, as [LintDifference] says.
public record LintChange(boolean future, String lint, boolean local, int more, int fewer, List<CrateReport> louder,
        List<CrateReport> quieter) {
    private static final Comparator<LintChange> MOST_FIRST = Comparator.comparing(LintChange::future)
            .thenComparing(Comparator.comparing(LintChange::local).reversed())
            .thenComparing(Comparator.comparingInt(LintChange::more).reversed())
            .thenComparing(LintChange::lint);

    public LintChange {
        louder = List.copyOf(louder);
        quieter = List.copyOf(quieter);
    }

    /// What tells one from another.
    private record Key(boolean future, boolean local, String lint) {}

    /// The changes under one candidate (0 is the first): warnings before reports of future incompatibilities, own code before
    /// dependencies, the most additions first.
    static List<LintChange> of(List<CrateReport> crates, int candidate) {
        Map<Key, LintChange> sums = new TreeMap<>(
                Comparator.comparing(Key::future).thenComparing(Key::local).thenComparing(Key::lint));
        for (CrateReport crate : crates) {
            for (LintDifference one : in(crate, candidate)) {
                sums.merge(new Key(one.future(), one.local(), one.lint()), from(one, crate), LintChange::plus);
            }
        }
        return sums.values().stream().sorted(MOST_FIRST).toList();
    }

    /// What differs in one crate under one candidate.
    static List<LintDifference> in(CrateReport crate, int candidate) {
        Attempt baseline = crate.runs().getFirst().counted();
        Attempt attempt = crate.runs().get(candidate + 1).counted();
        return baseline == null || attempt == null ? List.of() : LintDifference.of(baseline, attempt);
    }

    /// How many crates could be compared, but warned more often than is kept, so that they are not counted.
    static int cut(List<CrateReport> crates, int candidate) {
        return (int) crates.stream().filter(crate -> {
            Attempt baseline = crate.runs().getFirst().counted();
            Attempt attempt = crate.runs().get(candidate + 1).counted();
            return baseline != null && attempt != null && LintDifference.comparable(baseline, attempt)
                    && LintDifference.cut(baseline, attempt);
        }).count();
    }

    private static LintChange from(LintDifference one, CrateReport crate) {
        return new LintChange(one.future(), one.lint(), one.local(), Math.max(0, one.more()), Math.max(0, -one.more()),
                one.more() > 0 ? List.of(crate) : List.of(), one.more() < 0 ? List.of(crate) : List.of());
    }

    private LintChange plus(LintChange other) {
        return new LintChange(future, lint, local, more + other.more, fewer + other.fewer, both(louder, other.louder),
                both(quieter, other.quieter));
    }

    private static List<CrateReport> both(List<CrateReport> some, List<CrateReport> more) {
        return Stream.concat(some.stream(), more.stream()).toList();
    }

    /// In how many crates it speaks more often.
    public int crates() {
        return louder.size();
    }
}
