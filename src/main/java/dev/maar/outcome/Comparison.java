package dev.maar.outcome;

import dev.maar.outcome.Outcome.Broken;
import dev.maar.outcome.Outcome.BuildFail;
import dev.maar.outcome.Outcome.Plain;
import dev.maar.outcome.Outcome.PrepareFail;
import dev.maar.outcome.Outcome.TestFail;

/// What a baseline's outcome and a candidate's mean together, spelled as Crater's `Comparison`, from bad to good.
public enum Comparison {
    REGRESSED("regressed"),
    SPURIOUS_REGRESSED("spurious-regressed"),
    FIXED("fixed"),
    SPURIOUS_FIXED("spurious-fixed"),
    UNKNOWN("unknown"),
    ERROR("error"),
    BROKEN("broken"),
    PREPARE_FAIL("prepare-fail"),
    BUILD_FAIL("build-fail"),
    TEST_FAIL("test-fail"),
    TEST_SKIPPED("test-skipped"),
    TEST_PASS("test-pass"),
    SKIPPED("skipped");

    private final String text;

    Comparison(String text) {
        this.text = text;
    }

    /// Crater's spelling.
    public String text() {
        return text;
    }

    /// Reads Crater's spelling; throws `IllegalArgumentException` for anything else.
    public static Comparison parse(String text) {
        for (Comparison comparison : values()) {
            if (comparison.text.equals(text)) {
                return comparison;
            }
        }
        throw new IllegalArgumentException("no comparison: " + text);
    }

    /// Whether something got worse or better: what has to be run again before it is believed.
    public boolean difference() {
        return switch (this) {
            case REGRESSED, SPURIOUS_REGRESSED, FIXED, SPURIOUS_FIXED -> true;
            case UNKNOWN, ERROR, BROKEN, PREPARE_FAIL, BUILD_FAIL, TEST_FAIL, TEST_SKIPPED, TEST_PASS, SKIPPED -> false;
        };
    }

    /// Whether something got worse, for whatever reason.
    public boolean regression() {
        return this == REGRESSED || this == SPURIOUS_REGRESSED;
    }

    /// Crater's comparison, made total: no pair of outcomes makes it fail.
    ///
    /// It is of one attempt a side and says nothing about chance; reports take the first attempts' (`res`), and what may be believed of it
    /// is a [Judgement]'s to say.
    ///
    /// Two deliberate differences, for faults of Crater's that are not copied: where it panics (a test result against
    /// `test-skipped`) this is `test-skipped`, and a crate that only the candidate cannot prepare, after the baseline got past
    /// preparing, is a regression (and the reverse is fixed), because all toolchains share one source and one lockfile.
    public static Comparison of(Outcome baseline, Outcome candidate) {
        if (baseline == Plain.SKIPPED || candidate == Plain.SKIPPED) {
            return SKIPPED;
        }
        if (baseline == Plain.ERROR || candidate == Plain.ERROR) {
            return besideAnError(baseline == Plain.ERROR ? candidate : baseline);
        }
        if (rank(baseline) == Rank.NOT_PREPARED || rank(candidate) == Rank.NOT_PREPARED) {
            return unprepared(baseline, candidate);
        }
        return built(baseline, candidate);
    }

    private static Comparison besideAnError(Outcome other) {
        return switch (other) {
            case Broken _ -> BROKEN;
            case PrepareFail _ -> PREPARE_FAIL;
            case BuildFail _,TestFail _,Plain _ -> ERROR;
        };
    }

    private static Comparison unprepared(Outcome baseline, Outcome candidate) {
        if (rank(baseline) != Rank.NOT_PREPARED) {
            return worse(candidate);
        }
        if (rank(candidate) != Rank.NOT_PREPARED) {
            return better(baseline);
        }
        return baseline instanceof Broken || candidate instanceof Broken ? BROKEN : PREPARE_FAIL;
    }

    private static Comparison built(Outcome baseline, Outcome candidate) {
        if (baseline instanceof BuildFail(var before) && candidate instanceof BuildFail(var after)) {
            boolean newIce = after == FailureReason.Plain.ICE && before != FailureReason.Plain.ICE;
            return newIce ? REGRESSED : BUILD_FAIL;
        }
        Rank before = rank(baseline);
        Rank after = rank(candidate);
        if (before == Rank.BUILD_FAILED || (before == Rank.TESTS_FAILED && after == Rank.TESTS_PASSED)) {
            return better(baseline);
        }
        if (after == Rank.BUILD_FAILED || (before == Rank.TESTS_PASSED && after == Rank.TESTS_FAILED)) {
            return worse(candidate);
        }
        if (before == Rank.BUILT || after == Rank.BUILT) {
            return TEST_SKIPPED;
        }
        return before == Rank.TESTS_FAILED ? TEST_FAIL : TEST_PASS;
    }

    private static Comparison worse(Outcome failing) {
        return spurious(failing) ? SPURIOUS_REGRESSED : REGRESSED;
    }

    private static Comparison better(Outcome failing) {
        return spurious(failing) ? SPURIOUS_FIXED : FIXED;
    }

    private static boolean spurious(Outcome failing) {
        return switch (failing) {
            case PrepareFail(var reason) -> reason.spurious();
            case BuildFail(var reason) -> reason.spurious();
            case TestFail(var reason) -> reason.spurious();
            case Broken _,Plain _ -> false;
        };
    }

    /// How far a crate came.
    private enum Rank {
        NOT_PREPARED,
        BUILD_FAILED,
        BUILT,
        TESTS_FAILED,
        TESTS_PASSED
    }

    private static Rank rank(Outcome outcome) {
        return switch (outcome) {
            case Broken _,PrepareFail _ -> Rank.NOT_PREPARED;
            case BuildFail _ -> Rank.BUILD_FAILED;
            case TestFail _ -> Rank.TESTS_FAILED;
            case Plain plain -> switch (plain) {
                case TEST_SKIPPED -> Rank.BUILT;
                case TEST_PASS -> Rank.TESTS_PASSED;
                case SKIPPED, ERROR -> throw new IllegalStateException("compared before ranks: " + plain);
            };
        };
    }
}
