package dev.maar.outcome;

import java.util.Comparator;
import java.util.List;

/// What all attempts at a crate under a baseline and a candidate mean together.
///
/// `comparison` is Crater's, of the two first attempts, so that its readers see what Crater would have said; `verdict` says how far the
/// attempts after them bear it out, `evidence` in what numbers. `inside` is what differs where `comparison` sees no difference because
/// both fail.
public record Judgement(Comparison comparison, Verdict verdict, Repeats evidence, Inside inside) {
    /// What a crate's headline is when its candidates differ: what can be believed before what cannot, what got worse before what got
    /// better.
    public static final Comparator<Judgement> WORST_FIRST = Comparator.comparingInt(Judgement::severity)
            .thenComparing(Judgement::settled)
            .thenComparing(Judgement::comparison);

    /// Judges the outcomes of one side and the other, each in the order of attempts, when as many attempts a side as `wanted` are enough.
    ///
    /// A difference is *confirmed* once each side has that many outcomes and every pair of a baseline's and a candidate's differs in the
    /// same direction, whatever the reasons: a crate that passes and then always times out has regressed, although Crater calls
    /// that spurious. It is *flaky* as soon as one pair does not. An outcome `error` does not count; where there is one and nothing is
    /// flaky, the difference is the machine's to decide and stays undecided. Any two lists have a judgement. Outcomes alone say nothing of
    /// what lies inside them.
    public static Judgement of(List<Outcome> baseline, List<Outcome> candidate, Wanted wanted) {
        if (baseline.isEmpty() || candidate.isEmpty()) {
            return new Judgement(Comparison.UNKNOWN, Verdict.NONE, Repeats.NOTHING, Inside.NOTHING);
        }
        Comparison first = Comparison.of(baseline.getFirst(), candidate.getFirst());
        if (!first.difference()) {
            return new Judgement(first, Verdict.NONE, Repeats.NOTHING, Inside.NOTHING);
        }
        List<Outcome> before = counted(baseline);
        List<Outcome> after = counted(candidate);
        boolean failed = before.size() < baseline.size() || after.size() < candidate.size();
        Verdict verdict = Verdict.of(everyTime(first, before, after), failed, Math.min(before.size(), after.size()),
                wanted.of(before, after));
        return new Judgement(first, verdict, repeats(first, before, after), Inside.NOTHING);
    }

    /// The same of whole attempts: where both sides fail, what is inside is judged too.
    public static Judgement ofAttempts(List<Attempt> baseline, List<Attempt> candidate, Wanted wanted) {
        Judgement outer = of(outcomes(baseline), outcomes(candidate), wanted);
        return new Judgement(outer.comparison, outer.verdict, outer.evidence, Inside.of(baseline, candidate, wanted));
    }

    /// Judges whole attempts before it is known whether more is to come: nothing is confirmed.
    public static Judgement ofAttempts(List<Attempt> baseline, List<Attempt> candidate) {
        return ofAttempts(baseline, candidate, Wanted.always(Integer.MAX_VALUE));
    }

    /// Judges what is there before it is known whether more is to come: nothing is confirmed.
    public static Judgement of(List<Outcome> baseline, List<Outcome> candidate) {
        return of(baseline, candidate, Wanted.always(Integer.MAX_VALUE));
    }

    private static List<Outcome> counted(List<Outcome> outcomes) {
        return outcomes.stream().filter(outcome -> outcome != Outcome.Plain.ERROR).toList();
    }

    static List<Outcome> outcomes(List<Attempt> attempts) {
        return attempts.stream().map(Attempt::outcome).toList();
    }

    private static boolean everyTime(Comparison first, List<Outcome> before, List<Outcome> after) {
        return before.stream()
                .allMatch(baseline -> after.stream().allMatch(candidate -> shows(first, baseline, candidate)));
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

    /// Whether there is a difference between the outcomes that cannot be believed (yet).
    public boolean undecided() {
        return !verdict.believed();
    }

    /// Whether both sides have to be run again before anything can be said for good.
    public boolean open() {
        return verdict == Verdict.OPEN || inside.verdict() == Verdict.OPEN;
    }

    /// Words for people: `regressed: baseline 3/3, candidate 0/3`, `regressed, but flaky: …`,
    /// `build-fail, with new errors: baseline 3/3, candidate 0/3`, `test-pass`.
    public String text() {
        return switch (verdict) {
            case NONE -> inside.text().isEmpty() ? comparison.text() : comparison.text() + ", " + inside.text();
            case UNCONFIRMED -> comparison.text();
            case CONFIRMED -> settled().text() + ": " + evidence.text();
            case FLAKY -> comparison.text() + ", but flaky: " + evidence.text();
            case MACHINE -> comparison.text() + ", but the machine failed: " + evidence.text();
            case OPEN -> comparison.text() + ", still to be run again: " + evidence.text();
        };
    }

    private int severity() {
        return switch (comparison) {
            case REGRESSED, SPURIOUS_REGRESSED -> undecided() ? 1 : 0;
            case FIXED, SPURIOUS_FIXED -> undecided() ? 5 : 4;
            case BUILD_FAIL, TEST_FAIL -> inside.change().worse() ? inside.undecided() ? 3 : 2 : 6;
            case UNKNOWN, ERROR, BROKEN, PREPARE_FAIL, TEST_SKIPPED, TEST_PASS, SKIPPED -> 6;
        };
    }
}
