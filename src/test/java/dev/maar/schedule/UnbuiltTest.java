package dev.maar.schedule;

import static org.assertj.core.api.Assertions.assertThat;

import dev.maar.crates.Quirk;
import dev.maar.outcome.Outcome;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

final class UnbuiltTest {

    @ParameterizedTest
    @CsvSource({
            "prepare-fail:unknown, broken:unknown",
            "prepare-fail:network-access, broken:unknown",
            "error, broken:unknown",
            "broken:cargo-toml, broken:cargo-toml",
            "build-fail:unknown, build-fail:unknown",
            "test-pass, test-pass"
    })
    void whatKeepsAKnownBrokenCrateFromBeingPreparedIsItsOwnFault(String outcome, String expected) {
        assertThat(Unbuilt.outcome(Outcome.parse(outcome), quirk(false, true)).text()).isEqualTo(expected);
    }

    @ParameterizedTest
    @ValueSource(strings = {"prepare-fail:unknown", "error"})
    void otherCratesKeepTheirOutcome(String outcome) {
        assertThat(Unbuilt.outcome(Outcome.parse(outcome), null).text()).isEqualTo(outcome);
        assertThat(Unbuilt.outcome(Outcome.parse(outcome), quirk(true, false)).text()).isEqualTo(outcome);
    }

    @Test
    void onlyASkippedCrateIsSkipped() {
        assertThat(Unbuilt.skipped(quirk(true, false))).isTrue();
        assertThat(Unbuilt.skipped(quirk(false, true))).isFalse();
        assertThat(Unbuilt.skipped(null)).isFalse();
    }

    private static Quirk quirk(boolean skip, boolean broken) {
        return new Quirk(skip, false, broken, "", null, "because", "quirks.toml:1");
    }
}
