package dev.maar.outcome;

import java.util.Comparator;
import java.util.List;

/// What all attempts at a crate under a baseline and a candidate mean together.
///
/// `comparison` is Crater's, of the two first attempts, so that its readers see what Crater would have said; `verdict` says how far the
/// attempts after them bear it out, `evidence` in what numbers.
public record Judgement(Comparison comparison, Verdict verdict, Repeats evidence) {
    /// What a crate's headline is when its candidates differ: what can be believed before what cannot, what got worse before what got
    /// better.
    public static final Comparator<Judgement> WORST_FIRST = Comparator.comparingInt(Judgement::severity)
            .thenComparing(Judgement::settled);

    /// Judges the outcomes of one side and the other, each in the order of attempts, when `wanted` attempts a side are enough.
    ///
    /// A difference is *confirmed* once each side has that many outcomes and every pair of a baseline's and a candidate's differs in the
    /// same direction, whatever the reasons: a crate that passes and then always times out has regressed, although Crater calls
    /// that spurious. It is *flaky* as soon as one pair does not. An outcome `error` does not count; where there is one and nothing is
    /// flaky, the difference is the machine's to decide and stays undecided. Any two lists have a judgement.
    public static Judgement of(List<Outcome> baseline, List<Outcome> candidate, int wanted) {
        if (baseline.isEmpty() || candidate.isEmpty()) {
            return new Judgement(Comparison.UNKNOWN, Verdict.NONE, Repeats.NOTHING);
        }
        Comparison first = Comparison.of(baseline.getFirst(), candidate.getFirst());
        if (!first.difference()) {
            return new Judgement(first, Verdict.NONE, Repeats.NOTHING);
        }
        List<Outcome> before = counted(baseline);
        List<Outcome> after = counted(candidate);
        boolean failed = before.size() < baseline.size() || after.size() < candidate.size();
        return new Judgement(first, verdict(first, before, after, failed, wanted), repeats(first, before, after));
    }

    /// Judges what is there before it is known whether more is to come: nothing is confirmed.
    public static Judgement of(List<Outcome> baseline, List<Outcome> candidate) {
        return of(baseline, candidate, Integer.MAX_VALUE);
    }

    private static List<Outcome> counted(List<Outcome> outcomes) {
        return outcomes.stream().filter(outcome -> outcome != Outcome.Plain.ERROR).toList();
    }

    private static Verdict verdict(Comparison first, List<Outcome> before, List<Outcome> after, boolean failed,
            int wanted) {
        boolean everyTime = before.stream()
                .allMatch(baseline -> after.stream().allMatch(candidate -> shows(first, baseline, candidate)));
        if (!everyTime) {
            return Verdict.FLAKY;
        }
        if (failed) {
            return Verdict.MACHINE;
        }
        int least = Math.min(before.size(), after.size());
        if (least < wanted) {
            return Verdict.OPEN;
        }
        return least > 1 ? Verdict.CONFIRMED : Verdict.UNCONFIRMED;
    }

    /// Each side is held against the other's first attempt, which is half of the difference in question.
    private static Repeats repeats(Comparison first, List<Outcome> before, List<Outcome> after) {
        int shownBefore = (int) before.stream().filter(one -> shows(first, one, after.getFirst())).count();
        int shownAfter = (int) after.stream().filter(one -> shows(first, before.getFirst(), one)).count();
        return first.regression()
                ? new Repeats(shownBefore, before.size(), after.size() - shownAfter, after.size())
                : new Repeats(before.size() - shownBefore, before.size(), shownAfter, after.size());
    }

    private static boolean shows(Comparison first, Outcome baseline, Outcome candidate) {
        Comparison comparison = Comparison.of(baseline, candidate);
        return comparison.difference() && comparison.regression() == first.regression();
    }

    /// What the headline counts: a confirmed difference is `regressed` or `fixed`, whatever Crater thinks of its reason. Counts only
    /// where the verdict can be believed.
    public Comparison settled() {
        if (verdict != Verdict.CONFIRMED) {
            return comparison;
        }
        return comparison.regression() ? Comparison.REGRESSED : Comparison.FIXED;
    }

    /// Whether there is a difference that cannot be believed (yet).
    public boolean undecided() {
        return !verdict.believed();
    }

    /// Words for people: `regressed: baseline 3/3, candidate 0/3`, `regressed, but flaky: …`, `test-pass`.
    public String text() {
        return switch (verdict) {
            case NONE, UNCONFIRMED -> comparison.text();
            case CONFIRMED -> settled().text() + ": " + evidence.text();
            case FLAKY -> comparison.text() + ", but flaky: " + evidence.text();
            case MACHINE -> comparison.text() + ", but the machine failed: " + evidence.text();
            case OPEN -> comparison.text() + ", still to be run again: " + evidence.text();
        };
    }

    private int severity() {
        return switch (comparison) {
            case REGRESSED, SPURIOUS_REGRESSED -> undecided() ? 1 : 0;
            case FIXED, SPURIOUS_FIXED -> undecided() ? 3 : 2;
            case UNKNOWN, ERROR, BROKEN, PREPARE_FAIL, BUILD_FAIL, TEST_FAIL, TEST_SKIPPED, TEST_PASS, SKIPPED -> 4;
        };
    }
}
