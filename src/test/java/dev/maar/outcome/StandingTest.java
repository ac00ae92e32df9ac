package dev.maar.outcome;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

final class StandingTest {

    @ParameterizedTest
    @CsvSource(delimiter = '|', value = {
            "                                        | untried",
            "error error                             | untried",
            "skipped                                 | untried",
            "test-pass                               | passes",
            "test-skipped                            | passes",
            "test-pass error test-pass               | passes",
            "test-fail:unknown test-fail:timeout     | tests-fail",
            "test-pass test-fail:unknown test-pass   | tests-vary",
            "test-pass build-fail:unknown            | build-varies",
            "test-fail:unknown build-fail:unknown    | build-varies",
            "build-fail:compiler-error(E0308)        | fails",
            "build-fail:unknown prepare-fail:unknown | fails",
            "broken:cargo-toml                       | fails"
    })
    void whatWasTheSameEveryTimeStands(String outcomes, String standing) {
        List<Outcome> attempts = outcomes == null
                ? List.of()
                : Arrays.stream(outcomes.split(" ", -1)).map(Outcome::parse).toList();
        assertThat(Standing.of(attempts).text()).isEqualTo(standing);
    }
}
