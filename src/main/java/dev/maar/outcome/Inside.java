package dev.maar.outcome;

import java.util.List;

/// What a crate that fails under both toolchains was found to differ in, and how far that can be believed.
///
/// Crater compares two failures by the word alone; `res` stays its word, and this says what lies behind it. What got worse is run again on
/// both sides like any difference; what only got better is told as it was seen, since nobody has to act on it.
public record Inside(Change change, Verdict verdict, Repeats evidence) {
    /// Where there is nothing to compare, or nothing differs.
    public static final Inside NOTHING = new Inside(Change.NONE, Verdict.NONE, Repeats.NOTHING);

    /// What differs most; the text is what is stored and shown.
    public enum Change {
        /** Nothing. */
        NONE("none"),
        /** A test fails that passes under the baseline. */
        NEW_FAILING_TESTS("new-failing-tests"),
        /** The compiler refuses what it takes, or never minded, under the baseline. */
        NEW_ERRORS("new-errors"),
        /** It fails at an earlier step, or is killed, without a word of the compiler. */
        NEW_END("new-end"),
        /** Only less is wrong than under the baseline. */
        FEWER_PROBLEMS("fewer-problems");

        private final String text;

        Change(String text) {
            this.text = text;
        }

        public String text() {
            return text;
        }

        /// Reads the text back; throws `IllegalArgumentException` for anything else.
        public static Change parse(String text) {
            for (Change change : values()) {
                if (change.text.equals(text)) {
                    return change;
                }
            }
            throw new IllegalArgumentException("no change: " + text);
        }

        /// Whether something got worse.
        public boolean worse() {
            return switch (this) {
                case NEW_FAILING_TESTS, NEW_ERRORS, NEW_END -> true;
                case NONE, FEWER_PROBLEMS -> false;
            };
        }

        /// For people, after a comparison: `build-fail, with new errors`.
        public String words() {
            return switch (this) {
                case NONE -> "the same";
                case NEW_FAILING_TESTS -> "with tests failing that passed";
                case NEW_ERRORS -> "with new errors";
                case NEW_END -> "ended earlier or killed";
                case FEWER_PROBLEMS -> "with fewer problems";
            };
        }

        static Change of(List<Problem> worse) {
            boolean errors = false;
            for (Problem problem : worse) {
                switch (problem) {
                    case Problem.FailingTest _ -> {
                        return NEW_FAILING_TESTS;
                    }
                    case Problem.CompilerError _ -> errors = true;
                    case Problem.FailingStep _,Problem.EndedStep _ -> {
                    }
                }
            }
            return errors ? NEW_ERRORS : NEW_END;
        }
    }

    /// Judges the attempts of one side and the other, when as many attempts a side as `wanted` are enough: like [Judgement#of], with the two first
    /// attempts to say what is in question. Each problem counts only if every counted pair of attempts shows it.
    static Inside of(List<Attempt> baseline, List<Attempt> candidate, Wanted wanted) {
        if (baseline.isEmpty() || candidate.isEmpty() || !bothFail(baseline.getFirst(), candidate.getFirst())) {
            return NOTHING;
        }
        InsideDifference first = InsideDifference.of(baseline.getFirst(), candidate.getFirst());
        if (first.worse().isEmpty()) {
            return first.better().isEmpty()
                    ? NOTHING
                    : new Inside(Change.FEWER_PROBLEMS, Verdict.UNCONFIRMED, Repeats.NOTHING);
        }
        List<Attempt> before = InsideDifference.counted(baseline);
        List<Attempt> after = InsideDifference.counted(candidate);
        List<Problem> everyTime = InsideDifference.of(before, after).worse();
        boolean failed = before.size() < baseline.size() || after.size() < candidate.size();
        Verdict verdict = Verdict.of(!everyTime.isEmpty(), failed, Math.min(before.size(), after.size()),
                wanted.of(Judgement.outcomes(before), Judgement.outcomes(after)));
        List<Problem> told = everyTime.isEmpty() ? first.worse() : everyTime;
        return new Inside(Change.of(told), verdict, repeats(told, before, after));
    }

    private static boolean bothFail(Attempt baseline, Attempt candidate) {
        return switch (Comparison.of(baseline.outcome(), candidate.outcome())) {
            case BUILD_FAIL, TEST_FAIL -> true;
            case REGRESSED, SPURIOUS_REGRESSED, FIXED, SPURIOUS_FIXED, UNKNOWN, ERROR, BROKEN, PREPARE_FAIL,
                    TEST_SKIPPED, TEST_PASS, SKIPPED ->
                false;
        };
    }

    private static Repeats repeats(List<Problem> told, List<Attempt> before, List<Attempt> after) {
        int shownBefore = (int) before.stream().filter(one -> shows(told, one, after.getFirst())).count();
        int shownAfter = (int) after.stream().filter(one -> shows(told, before.getFirst(), one)).count();
        return new Repeats(shownBefore, before.size(), after.size() - shownAfter, after.size());
    }

    private static boolean shows(List<Problem> told, Attempt baseline, Attempt candidate) {
        return InsideDifference.retain(told, InsideDifference.of(baseline, candidate).worse()).size() == told.size();
    }

    /// Whether something seems to have got worse, and cannot be believed (yet).
    public boolean undecided() {
        return !verdict.believed();
    }

    /// Whether something got worse that can be believed.
    public boolean worse() {
        return change.worse() && !undecided();
    }

    /// Words for people, to stand after a comparison: `with new errors: baseline 3/3, candidate 0/3`; empty where nothing differs.
    public String text() {
        String words = change.words();
        return switch (verdict) {
            case NONE -> "";
            case UNCONFIRMED -> words;
            case CONFIRMED -> words + ": " + evidence.text();
            case FLAKY -> words + ", but flaky: " + evidence.text();
            case MACHINE -> words + ", but the machine failed: " + evidence.text();
            case OPEN -> words + ", still to be run again: " + evidence.text();
        };
    }
}
