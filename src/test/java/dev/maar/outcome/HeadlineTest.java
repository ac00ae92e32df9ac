package dev.maar.outcome;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import org.junit.jupiter.api.Test;

final class HeadlineTest {
    private static final List<String> NAMES = List.of("one", "two", "three");

    @Test
    void aCrateHasRegressedIfItHasUnderAnyCandidate() {
        Headline headline = of("test-pass", "test-pass", "build-fail:ice", "test-pass");
        assertThat(headline.worst().settled()).isEqualTo(Comparison.REGRESSED);
        assertThat(headline.candidates()).containsExactly(1);
        assertThat(headline.text(NAMES)).isEqualTo("regressed: baseline 3/3, candidate 0/3 under two");
    }

    @Test
    void allCandidatesThatHaveTheHeadlineAreNamed() {
        Headline headline = of("test-pass", "build-fail:timeout", "test-pass", "build-fail:ice");
        assertThat(headline.worst().comparison()).isEqualTo(Comparison.REGRESSED);
        assertThat(headline.candidates()).containsExactly(0, 2);
        assertThat(headline.text(NAMES)).isEqualTo(
                "regressed: baseline 3/3, candidate 0/3 under one; regressed: baseline 3/3, candidate 0/3 under three");
    }

    @Test
    void whatIsWorseUnderOneAndBetterUnderAnotherIsWorse() {
        Headline headline = of("test-fail:unknown", "test-pass", "build-fail:unknown");
        assertThat(headline.worst().settled()).isEqualTo(Comparison.REGRESSED);
        assertThat(headline.candidates()).containsExactly(1);
    }

    @Test
    void withoutADifferenceNobodyIsNamed() {
        assertThat(of("test-pass", "test-pass", "test-pass").text(NAMES)).isEqualTo("test-pass");
        assertThat(of("test-pass", "test-pass").text(NAMES)).isEqualTo("test-pass");
        assertThat(of("test-pass", "build-fail:ice").text(NAMES)).isEqualTo("regressed: baseline 3/3, candidate 0/3");
    }

    private static Headline of(String baseline, String... candidates) {
        return new Headline(Arrays.stream(candidates)
                .map(candidate -> Judgement.of(thrice(baseline), thrice(candidate), Wanted.always(3)))
                .toList());
    }

    private static List<Outcome> thrice(String outcome) {
        return Collections.nCopies(3, Outcome.parse(outcome));
    }
}
