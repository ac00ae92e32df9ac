package dev.maar.outcome;

import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;

/// How a crate stands under one toolchain alone, by all of its attempts there; the text is what is written.
///
/// Attempts that ended as `error` do not count.
public enum Standing {
    /** All that was asked for went well, every time. */
    PASSES("passes"),
    /** It built every time, and its tests did not end alike every time. */
    TESTS_VARY("tests-vary"),
    /** It built every time, and its tests failed every time. */
    TESTS_FAIL("tests-fail"),
    /** It built at times. */
    BUILD_VARIES("build-varies"),
    /** It never built, or could not even be prepared. */
    FAILS("fails"),
    /** It was not run, or only maar or the machine failed. */
    UNTRIED("untried");

    private final String text;

    Standing(String text) {
        this.text = text;
    }

    public String text() {
        return text;
    }

    /// What these outcomes of one crate under one toolchain come to.
    public static Standing of(List<Outcome> attempts) {
        if (attempts.size() == 1) {
            return of(attempts.getFirst());
        }
        Set<Standing> each = attempts.stream()
                .map(Standing::of)
                .filter(one -> one != UNTRIED)
                .collect(Collectors.toCollection(() -> EnumSet.noneOf(Standing.class)));
        if (each.isEmpty()) {
            return UNTRIED;
        }
        if (each.size() == 1) {
            return each.iterator().next();
        }
        return each.contains(FAILS) ? BUILD_VARIES : TESTS_VARY;
    }

    private static Standing of(Outcome outcome) {
        return switch (outcome) {
            case Outcome.Broken _,Outcome.PrepareFail _,Outcome.BuildFail _ -> FAILS;
            case Outcome.TestFail _ -> TESTS_FAIL;
            case Outcome.Plain plain -> switch (plain) {
                case TEST_PASS, TEST_SKIPPED -> PASSES;
                case SKIPPED, ERROR -> UNTRIED;
            };
        };
    }

    /// Whether it built every time.
    public boolean builds() {
        return switch (this) {
            case PASSES, TESTS_VARY, TESTS_FAIL -> true;
            case BUILD_VARIES, FAILS, UNTRIED -> false;
        };
    }
}
