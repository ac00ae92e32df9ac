package dev.maar.outcome;

import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;

/// How often one lint speaks in a crate under a baseline and under a candidate, where that differs and the crate works under both, or
/// fails under one of them for nothing but lints.
///
/// `lint` is its name, `no lint` for a warning that has none; it speaks as a warning or, where it is denied, as an error. `future` tells
/// cargo's reports of future incompatibilities from that; `local` tells the crate's own code from its dependencies'.
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
    /// Empty unless the attempts are [#comparable] and kept all their warnings ([#cut]). A side that failed was ended before it could say
    /// all, so that only what it says more often than the other counts.
    public static List<LintDifference> of(Attempt baseline, Attempt candidate) {
        boolean silent = baseline.diagnostics().isEmpty() && candidate.diagnostics().isEmpty();
        if (silent || !comparable(baseline, candidate) || cut(baseline, candidate)) {
            return List.of();
        }
        Map<Counted, int[]> counts = new TreeMap<>(Comparator.comparing(Counted::future)
                .thenComparing(Comparator.comparing(Counted::local).reversed())
                .thenComparing(Counted::lint));
        count(baseline, counts, 0);
        count(candidate, counts, 1);
        boolean more = well(baseline);
        boolean fewer = well(candidate);
        return counts.entrySet()
                .stream()
                .map(entry -> new LintDifference(entry.getKey().future(), entry.getKey().lint(), entry.getKey().local(),
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

    private static long warnings(Attempt attempt) {
        return attempt.diagnostics().stream().filter(Diagnostic::warning).count();
    }

    private static void count(Attempt attempt, Map<Counted, int[]> counts, int side) {
        for (Diagnostic diagnostic : attempt.diagnostics()) {
            if (diagnostic.warning() || diagnostic.futureIncompatible() || lint(diagnostic)) {
                counts.computeIfAbsent(Counted.of(diagnostic), _ -> new int[2])[side]++;
            }
        }
    }

    /// How much more often it speaks under the candidate; negative where less often.
    public int more() {
        return candidate - baseline;
    }
}
