package dev.maar.outcome;

import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;

/// How often one lint speaks in a crate under a baseline and under a candidate, where that differs and the crate works under both.
///
/// `lint` is its name, `no lint` for a warning that has none. `future` tells cargo's reports of future incompatibilities from
/// warnings; `local` tells the crate's own code from its dependencies'.
public record LintDifference(boolean future, String lint, boolean local, int baseline, int candidate) {
    private static final String NO_LINT = "no lint";

    /// What is counted apart.
    private record Counted(boolean future, boolean local, String lint) {
        static Counted of(Diagnostic diagnostic) {
            return new Counted(diagnostic.futureIncompatible(), diagnostic.local(),
                    Objects.requireNonNullElse(diagnostic.code(), NO_LINT));
        }
    }

    /// The lints that speak more often or less often under the candidate: warnings before reports, own code before dependencies, by name.
    ///
    /// Empty unless both attempts passed and kept all their warnings ([#cut]).
    public static List<LintDifference> of(Attempt baseline, Attempt candidate) {
        if (!bothPass(baseline, candidate) || cut(baseline, candidate)) {
            return List.of();
        }
        Map<Counted, int[]> counts = new TreeMap<>(Comparator.comparing(Counted::future)
                .thenComparing(Comparator.comparing(Counted::local).reversed())
                .thenComparing(Counted::lint));
        count(baseline, counts, 0);
        count(candidate, counts, 1);
        return counts.entrySet()
                .stream()
                .filter(entry -> entry.getValue()[0] != entry.getValue()[1])
                .map(entry -> new LintDifference(entry.getKey().future(), entry.getKey().lint(), entry.getKey().local(),
                        entry.getValue()[0], entry.getValue()[1]))
                .toList();
    }

    /// Whether both attempts passed, so that their warnings are worth counting.
    public static boolean bothPass(Attempt baseline, Attempt candidate) {
        return switch (Comparison.of(baseline.outcome(), candidate.outcome())) {
            case TEST_PASS -> true;
            case TEST_SKIPPED -> baseline.outcome().equals(candidate.outcome());
            case REGRESSED, SPURIOUS_REGRESSED, FIXED, SPURIOUS_FIXED, UNKNOWN, ERROR, BROKEN, PREPARE_FAIL, BUILD_FAIL,
                    TEST_FAIL, SKIPPED ->
                false;
        };
    }

    /// Whether one of the attempts warned more often than is kept, so that numbers would mean nothing.
    public static boolean cut(Attempt baseline, Attempt candidate) {
        return warnings(baseline) >= Attempt.MOST_WARNINGS || warnings(candidate) >= Attempt.MOST_WARNINGS;
    }

    private static long warnings(Attempt attempt) {
        return attempt.diagnostics().stream().filter(Diagnostic::warning).count();
    }

    private static void count(Attempt attempt, Map<Counted, int[]> counts, int side) {
        for (Diagnostic diagnostic : attempt.diagnostics()) {
            if (diagnostic.warning() || diagnostic.futureIncompatible()) {
                counts.computeIfAbsent(Counted.of(diagnostic), _ -> new int[2])[side]++;
            }
        }
    }

    /// How much more often it speaks under the candidate; negative where less often.
    public int more() {
        return candidate - baseline;
    }
}
