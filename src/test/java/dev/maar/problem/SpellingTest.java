package dev.maar.problem;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

final class SpellingTest {
    @ParameterizedTest
    @CsvSource({"chek-only, check-only", "check, check-only", "biuld-only, build-only",
            "build-and-tset, build-and-test"})
    void findsTheNearestWord(String word, String meant) {
        assertThat(Spelling.suggestion(word, List.of("build-and-test", "build-only", "check-only")))
                .isEqualTo(", did you mean \"" + meant + "\"?");
    }

    @ParameterizedTest
    @CsvSource({"fix", "bu", "''"})
    void saysNothingWhereNothingIsNear(String word) {
        assertThat(Spelling.suggestion(word, List.of("build-and-test", "build-only", "check-only"))).isEmpty();
    }
}
