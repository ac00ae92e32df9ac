package dev.maar.outcome;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

final class WantedTest {
    private static final List<Outcome> PASS = List.of(Outcome.Plain.TEST_PASS);

    private final Wanted wanted = new Wanted(3, 8);

    @ParameterizedTest
    @ValueSource(strings = {"build-fail:compiler-error(E0308)", "build-fail:depends-on(reg/time/0.3.20)",
            "build-fail:ice",
            "broken:cargo-toml", "test-pass", "test-skipped", "skipped"})
    void whatFollowsFromTheSourcesIsSoonBelieved(String outcome) {
        assertThat(wanted.of(PASS, List.of(Outcome.parse(outcome)))).isEqualTo(3);
    }

    @ParameterizedTest
    @ValueSource(strings = {"test-fail:unknown", "test-fail:compiler-error(E0308)", "build-fail:unknown",
            "build-fail:timeout", "build-fail:oom", "build-fail:no-space", "prepare-fail:network-access"})
    void whatChanceMayHaveHadAHandInIsNot(String outcome) {
        assertThat(wanted.of(PASS, List.of(Outcome.parse(outcome)))).isEqualTo(8);
        assertThat(wanted.of(List.of(Outcome.parse(outcome)), PASS)).isEqualTo(8);
    }

    @Test
    void oneAttemptByChanceIsEnoughToWantMore() {
        Outcome error = Outcome.parse("build-fail:compiler-error(E0308)");

        assertThat(wanted.of(PASS, List.of(error, error, Outcome.parse("build-fail:timeout")))).isEqualTo(8);
    }

    @Test
    void saysItInWords() {
        assertThat(wanted.text()).isEqualTo("3 attempts of each side, 8 where chance may have had a hand");
        assertThat(Wanted.always(1).text()).isEqualTo("1 attempt of each side");
    }

    @Test
    void chanceWantsNoFewer() {
        assertThatThrownBy(() -> new Wanted(3, 2)).isInstanceOf(IllegalArgumentException.class);
    }
}
