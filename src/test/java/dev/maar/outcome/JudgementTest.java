package dev.maar.outcome;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

final class JudgementTest {
    private static final Wanted WANTED = Wanted.always(3);

    /// A letter is an outcome: Pass, Fail (tests), Timeout (tests), Build fails, Ice, Skipped tests, Unprepared, X is our error.
    @ParameterizedTest
    @CsvSource(delimiter = '|', value = {
            // no difference
            "P   | P   | test-pass          | none        | 0/0 0/0",
            "F   | T   | test-fail          | none        | 0/0 0/0",
            "B   | B   | build-fail         | none        | 0/0 0/0",
            "X   | B   | error              | none        | 0/0 0/0",
            "P   | X   | error              | none        | 0/0 0/0",
            "PF  | P   | test-pass          | none        | 0/0 0/0",
            "''  | P   | unknown            | none        | 0/0 0/0",
            "P   | ''  | unknown            | none        | 0/0 0/0",
            // every time
            "PPP | BBB | regressed          | confirmed   | 3/3 0/3",
            "PPP | FFF | regressed          | confirmed   | 3/3 0/3",
            "SSS | BBB | regressed          | confirmed   | 3/3 0/3",
            "BBB | III | regressed          | confirmed   | 3/3 0/3",
            "PPP | UUU | regressed          | confirmed   | 3/3 0/3",
            "BBB | PPP | fixed              | confirmed   | 0/3 3/3",
            "FFF | PPP | fixed              | confirmed   | 0/3 3/3",
            "PPP | TTT | spurious-regressed | confirmed   | 3/3 0/3",
            "TTT | PPP | spurious-fixed     | confirmed   | 0/3 3/3",
            // every time, for changing reasons
            "PPP | TFT | spurious-regressed | confirmed   | 3/3 0/3",
            "PPP | BFB | regressed          | confirmed   | 3/3 0/3",
            "PFP | BBB | regressed          | confirmed   | 3/3 0/3",
            // one side disagrees with itself
            "PP  | FP  | regressed          | flaky       | 2/2 1/2",
            "PF  | FF  | regressed          | flaky       | 1/2 0/2",
            "PF  | F   | regressed          | flaky       | 1/2 0/1",
            "PPP | FFP | regressed          | flaky       | 3/3 1/3",
            "PP  | TP  | spurious-regressed | flaky       | 2/2 1/2",
            "FP  | PP  | fixed              | flaky       | 1/2 2/2",
            "BBB | PPB | fixed              | flaky       | 0/3 2/3",
            // ours to answer for
            "PX  | F   | regressed          | machine     | 1/1 0/1",
            "PPP | FFX | regressed          | machine     | 3/3 0/2",
            "PX  | FP  | regressed          | flaky       | 1/1 1/2",
            "PPPX| BBB | regressed          | confirmed   | 3/3 0/3",
            "PPPX| FFX | regressed          | machine     | 3/3 0/2",
            // not often enough yet
            "P   | F   | regressed          | open        | 1/1 0/1",
            "PPP | FF  | regressed          | open        | 3/3 0/2",
            "BB  | PPP | fixed              | open        | 0/2 3/3"
    })
    void saysHowFarADifferenceCanBeBelieved(String baseline, String candidate, String comparison, String verdict,
            String evidence) {
        Judgement judgement = Judgement.of(outcomes(baseline), outcomes(candidate), WANTED);
        assertThat(judgement.comparison().text()).isEqualTo(comparison);
        assertThat(judgement.verdict().text()).isEqualTo(verdict);
        assertThat(judgement.evidence().text().replaceAll("baseline |,| candidate", "")).isEqualTo(evidence);
    }

    @Test
    void oneAttemptIsEnoughWhereNothingIsToBeConfirmed() {
        Judgement judgement = Judgement.of(outcomes("P"), outcomes("T"), Wanted.always(1));
        assertThat(judgement.verdict()).isEqualTo(Verdict.UNCONFIRMED);
        assertThat(judgement.settled()).isEqualTo(Comparison.SPURIOUS_REGRESSED);
        assertThat(judgement.undecided()).isFalse();
    }

    @Test
    void aConfirmedTimeoutHasRegressedAndAFlakyFailureHasNot() {
        Judgement hangs = Judgement.of(outcomes("PPP"), outcomes("TTT"), WANTED);
        assertThat(hangs.settled()).isEqualTo(Comparison.REGRESSED);
        assertThat(hangs.text()).isEqualTo("regressed: baseline 3/3, candidate 0/3");
        Judgement flaky = Judgement.of(outcomes("PP"), outcomes("FP"), WANTED);
        assertThat(flaky.undecided()).isTrue();
        assertThat(flaky.text()).isEqualTo("regressed, but flaky: baseline 2/2, candidate 1/2");
    }

    @Test
    void whatIsBelievedIsTheHeadlineBeforeWhatIsNot() {
        Judgement same = Judgement.of(outcomes("P"), outcomes("P"), WANTED);
        Judgement fixed = Judgement.of(outcomes("BBB"), outcomes("PPP"), WANTED);
        Judgement flaky = Judgement.of(outcomes("PP"), outcomes("FP"), WANTED);
        Judgement hangs = Judgement.of(outcomes("PPP"), outcomes("TTT"), WANTED);
        assertThat(Stream.of(same, fixed, flaky, hangs).sorted(Judgement.WORST_FIRST)).containsExactly(hangs, flaky,
                fixed, same);
    }

    @Test
    void anyTwoListsHaveAJudgementAndFlakyStaysFlaky() {
        List<List<Outcome>> lists = lists();
        for (List<Outcome> baseline : lists) {
            for (List<Outcome> candidate : lists) {
                Judgement judgement = Judgement.of(baseline, candidate, WANTED);
                assertThat(judgement.undecided() && !judgement.comparison().difference()).isFalse();
                if (judgement.verdict() == Verdict.FLAKY) {
                    List<Outcome> more = new ArrayList<>(candidate);
                    more.add(Outcome.Plain.TEST_PASS);
                    assertThat(Judgement.of(baseline, more, WANTED).verdict()).isEqualTo(Verdict.FLAKY);
                }
            }
        }
    }

    @Test
    void everyVerdictIsReadBack() {
        assertThat(Verdict.values())
                .allSatisfy(verdict -> assertThat(Verdict.parse(verdict.text())).isEqualTo(verdict));
    }

    /// Every list of up to three letters.
    private static List<List<Outcome>> lists() {
        List<String> words = new ArrayList<>(List.of(""));
        for (int length = 0; length < WANTED.usual(); length++) {
            List<String> longest = words.stream()
                    .filter(word -> word.length() == words.stream()
                            .map(String::length)
                            .max(Comparator.naturalOrder())
                            .orElseThrow())
                    .toList();
            longest.forEach(word -> "PFTBIX".chars().forEach(letter -> words.add(word + (char) letter)));
        }
        return words.stream().map(JudgementTest::outcomes).toList();
    }

    private static List<Outcome> outcomes(String letters) {
        return Arrays.stream(letters.split("", -1)).filter(letter -> !letter.isEmpty()).map(letter -> switch (letter) {
            case "P" -> "test-pass";
            case "F" -> "test-fail:unknown";
            case "T" -> "test-fail:timeout";
            case "B" -> "build-fail:unknown";
            case "I" -> "build-fail:ice";
            case "S" -> "test-skipped";
            case "U" -> "prepare-fail:unknown";
            case "X" -> "error";
            default -> throw new IllegalArgumentException(letter);
        }).map(Outcome::parse).toList();
    }
}
