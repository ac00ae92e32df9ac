package dev.maar.outcome;

import static org.assertj.core.api.Assertions.assertThat;

import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

final class LintDifferenceTest {
    private static final Attempts PASS = Attempts.ended("test-pass");

    @Test
    void countsEachLintOfTheCrateAndOfItsDependenciesApart() {
        Attempts before = warns(warns(PASS, "dead_code", "reg/crate/1.0.0"), "gone", "reg/crate/1.0.0");
        Attempts after = warns(warns(warns(PASS, "dead_code", "reg/crate/1.0.0"), "dead_code", "reg/crate/1.0.0"),
                "dead_code", "reg/syn/1.0.0")
                .with(Attempts.diagnostic("never", Diagnostic.FUTURE_INCOMPATIBLE, "x", "reg/crate/1.0.0", null, null));
        assertThat(LintDifference.of(before.made(), after.made())).containsExactly(
                new LintDifference(false, "dead_code", true, 1, 2), new LintDifference(false, "gone", true, 1, 0),
                new LintDifference(false, "dead_code", false, 0, 1), new LintDifference(true, "never", true, 0, 1));
    }

    @Test
    void whatDoesNotPassOnBothSidesIsNotCounted() {
        Attempts warned = warns(Attempts.ended("test-fail:unknown"), "dead_code", "reg/crate/1.0.0");
        assertThat(LintDifference.of(Attempts.ended("test-fail:unknown").made(), warned.made())).isEmpty();
        assertThat(LintDifference.of(PASS.made(), Attempts.ended("test-skipped").made())).isEmpty();
        assertThat(LintDifference.of(Attempts.ended("test-skipped").made(),
                warns(Attempts.ended("test-skipped"), "dead_code", "reg/crate/1.0.0").made())).hasSize(1);
    }

    @Test
    void whatADeniedLintEndsIsCountedAsFarAsItCame() {
        Attempts denied = warns(Attempts.ended("build-fail:compiler-error(clippy::eq_op)"), "clippy::new",
                "reg/crate/1.0.0")
                .error("clippy::eq_op", "equal", "src/lib.rs", 1);
        Attempts warned = warns(PASS, "clippy::other", "reg/crate/1.0.0");
        assertThat(LintDifference.of(warned.made(), denied.made())).containsExactly(
                new LintDifference(false, "clippy::eq_op", true, 0, 1),
                new LintDifference(false, "clippy::new", true, 0, 1));
        assertThat(LintDifference.of(denied.made(), warned.made())).containsExactly(
                new LintDifference(false, "clippy::eq_op", true, 1, 0),
                new LintDifference(false, "clippy::new", true, 1, 0));
        assertThat(LintDifference.of(denied.made(), denied.made())).isEmpty();
        Attempts refused = denied.error("E0308", "no", "src/lib.rs", 2);
        assertThat(LintDifference.of(warned.made(), refused.made())).isEmpty();
        Attempts broken = denied.error(null, "no", "src/lib.rs", 2);
        assertThat(LintDifference.of(warned.made(), broken.made())).isEmpty();
        assertThat(LintDifference.of(warned.made(), denied.killed("timeout").made())).isEmpty();
    }

    @Test
    void aWarningWithoutANameIsCountedToo() {
        assertThat(LintDifference.of(PASS.made(), warns(PASS, null, "reg/crate/1.0.0").made()))
                .containsExactly(new LintDifference(false, "no lint", true, 0, 1));
    }

    @Test
    void aListThatMayHaveBeenCutIsNotCounted() {
        Attempts many = PASS;
        for (int number = 0; number < Attempt.MOST_WARNINGS; number++) {
            many = warns(many, "dead_code", "reg/crate/1.0.0");
        }
        assertThat(LintDifference.of(PASS.made(), many.made())).isEmpty();
        assertThat(LintDifference.cut(PASS.made(), many.made())).isTrue();
    }

    private static Attempts warns(Attempts attempts, @Nullable String lint, String packageId) {
        return attempts.with(Attempts.diagnostic(lint, "warning", "careful", packageId, "src/lib.rs", 1));
    }
}
