package dev.maar.report;

import dev.maar.outcome.Comparison;

/// Says what comparisons mean and how they look.
final class ComparisonWords {
    static final String UNDECIDED = "differed once, and running both sides again did not bear it out (flaky), or could not (machine), or is"
            + " still to be done (open)";

    private ComparisonWords() {
    }

    static String meaning(Comparison comparison) {
        return switch (comparison) {
            case REGRESSED -> "worked with the baseline, fails with a candidate";
            case SPURIOUS_REGRESSED ->
                "fails with a candidate, for a reason that is often not the crate's: worth a retry";
            case FIXED -> "failed with the baseline, works with a candidate";
            case SPURIOUS_FIXED -> "failed with the baseline for a reason that is often not the crate's";
            case UNKNOWN -> "an outcome is missing";
            case ERROR -> "maar, the engine or the machine failed";
            case BROKEN -> "cannot be prepared with any toolchain";
            case PREPARE_FAIL -> "could not be fetched or resolved";
            case BUILD_FAIL -> "does not build with any of the toolchains";
            case TEST_FAIL -> "builds, and its tests fail, with all toolchains";
            case TEST_SKIPPED -> "builds with all toolchains; tests were not run";
            case TEST_PASS -> "works with all toolchains";
            case SKIPPED -> "was not run, for the reason beside it";
        };
    }

    /// What stands behind a number of crates on the first page: `8 work with both`.
    static String among(Comparison comparison, boolean several) {
        String with = several ? " with all" : " with both";
        return switch (comparison) {
            case REGRESSED -> "regressed";
            case SPURIOUS_REGRESSED -> "regressed, perhaps spuriously";
            case FIXED -> "fixed";
            case SPURIOUS_FIXED -> "fixed, perhaps spuriously";
            case BUILD_FAIL -> "build with none";
            case TEST_FAIL -> "fail their tests" + with;
            case TEST_SKIPPED -> "build" + with;
            case TEST_PASS -> "work" + with;
            case UNKNOWN, ERROR, BROKEN, PREPARE_FAIL, SKIPPED -> comparison.text();
        };
    }

    /// The page's word for a comparison's colour and sign.
    static String look(Comparison comparison) {
        return switch (comparison) {
            case REGRESSED -> "bad";
            case FIXED -> "better";
            case SPURIOUS_REGRESSED, SPURIOUS_FIXED, ERROR, BROKEN, PREPARE_FAIL -> "odd";
            case BUILD_FAIL, TEST_FAIL -> "same-bad";
            case TEST_SKIPPED, TEST_PASS -> "good";
            case UNKNOWN, SKIPPED -> "none";
        };
    }

    /// Whether a reader wants to see these crates, and why, without asking.
    static boolean told(Comparison comparison) {
        return switch (comparison) {
            case REGRESSED, SPURIOUS_REGRESSED, FIXED, SPURIOUS_FIXED, ERROR, PREPARE_FAIL -> true;
            case UNKNOWN, BROKEN, BUILD_FAIL, TEST_FAIL, TEST_SKIPPED, TEST_PASS, SKIPPED -> false;
        };
    }
}
