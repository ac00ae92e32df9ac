package dev.maar.outcome;

import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/// How often one lint speaks in a crate under a baseline and under a candidate, where that differs and the crate works under both, or
/// fails under one of them for nothing but lints.
///
/// `lint` is its name, `no lint` for a warning that has none; it speaks as a warning or, where it is denied, as an error. `future` tells
/// cargo's reports of future incompatibilities from that; `local` tells the crate's own code from its dependencies'.
public record LintDifference(boolean future, String lint, boolean local, int baseline, int candidate) {
    /// The lints that speak more often or less often under the candidate: warnings before reports, own code before dependencies, by name.
    ///
    /// Empty unless the attempts are [#comparable] and kept all their warnings ([#cut]). A side that failed was ended before it could say
    /// all, so that only what it says more often than the other counts.
    public static List<LintDifference> of(Attempt baseline, Attempt candidate) {
        if (alike(baseline, candidate) || !comparable(baseline, candidate) || cut(baseline, candidate)) {
            return List.of();
        }
        Map<Lint, int[]> counts = new TreeMap<>(Comparator.comparing(Lint::future)
                .thenComparing(Comparator.comparing(Lint::local).reversed())
                .thenComparing(Lint::name));
        count(baseline, counts, 0);
        count(candidate, counts, 1);
        boolean more = well(baseline);
        boolean fewer = well(candidate);
        return counts.entrySet()
                .stream()
                .map(entry -> new LintDifference(entry.getKey().future(), entry.getKey().name(), entry.getKey().local(),
                        entry.getValue()[0], entry.getValue()[1]))
                .filter(one -> (one.more() > 0 && more) || (one.more() < 0 && fewer))
                .toList();
    }

    /// Whether lints are worth comparing: both attempts went well in the same way, or one did and the other failed for lints alone, as those
    /// that are denied by default.
    public static boolean comparable(Attempt baseline, Attempt candidate) {
        if (well(baseline) && well(candidate)) {
            return baseline.outcome().equals(candidate.outcome());
        }
        return (well(baseline) && failedForLints(candidate)) || (failedForLints(baseline) && well(candidate));
    }

    private static boolean well(Attempt attempt) {
        return attempt.outcome() == Outcome.Plain.TEST_PASS || attempt.outcome() == Outcome.Plain.TEST_SKIPPED;
    }

    private static boolean failedForLints(Attempt attempt) {
        List<Diagnostic> errors = attempt.diagnostics()
                .stream()
                .filter(Diagnostic::error)
                .filter(error -> !error.message().startsWith("aborting due to "))
                .toList();
        return attempt.outcome() instanceof Outcome.BuildFail && attempt.killReason() == null && !errors.isEmpty()
                && errors.stream().allMatch(error -> error.local() && lint(error));
    }

    private static boolean lint(Diagnostic error) {
        return error.error() && error.code() != null && CompilerPass.of(error.code()) == CompilerPass.LINTS;
    }

    /// Whether one of the attempts warned more often than is kept, so that numbers would mean nothing.
    public static boolean cut(Attempt baseline, Attempt candidate) {
        return warnings(baseline) >= Attempt.MOST_WARNINGS || warnings(candidate) >= Attempt.MOST_WARNINGS;
    }

    /// Whether both say the same as far as it is only counted, and nothing else: true of most crates, and seen at a glance.
    private static boolean alike(Attempt baseline, Attempt candidate) {
        return baseline.diagnostics().isEmpty() && candidate.diagnostics().isEmpty()
                && baseline.untold().warnings().equals(candidate.untold().warnings());
    }

    private static long warnings(Attempt attempt) {
        int untold = attempt.untold()
                .warnings()
                .entrySet()
                .stream()
                .filter(one -> !one.getKey().future())
                .mapToInt(Map.Entry::getValue)
                .sum();
        return untold + attempt.diagnostics().stream().filter(Diagnostic::warning).count();
    }

    private static void count(Attempt attempt, Map<Lint, int[]> counts, int side) {
        attempt.untold()
                .warnings()
                .forEach((lint, often) -> counts.computeIfAbsent(lint, _ -> new int[2])[side] += often);
        for (Diagnostic diagnostic : attempt.diagnostics()) {
            if (diagnostic.warning() || diagnostic.futureIncompatible() || lint(diagnostic)) {
                counts.computeIfAbsent(Lint.of(diagnostic), _ -> new int[2])[side]++;
            }
        }
    }

    /// How much more often it speaks under the candidate; negative where less often.
    public int more() {
        return candidate - baseline;
    }
}
