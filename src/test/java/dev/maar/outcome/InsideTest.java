package dev.maar.outcome;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

final class InsideTest {
    private static final Wanted WANTED = Wanted.always(3);

    /// A letter is an attempt. Its build fails: B as ever, N with a new error as well, O with another new error, E earlier than B without
    /// a word, L in later steps, K killed. Its tests fail: T as ever, F with one more, G with yet another. P passes, X is our error.
    @ParameterizedTest
    @CsvSource(delimiter = '|', value = {
            // nothing inside
            "B   | B   | none              | none        | 0/0 0/0",
            "T   | T   | none              | none        | 0/0 0/0",
            "P   | N   | none              | none        | 0/0 0/0",
            "P   | P   | none              | none        | 0/0 0/0",
            "X   | N   | none              | none        | 0/0 0/0",
            "T   | N   | none              | none        | 0/0 0/0",
            "''  | N   | none              | none        | 0/0 0/0",
            // every time
            "BBB | NNN | new-errors        | confirmed   | 3/3 0/3",
            "LLL | BBB | new-errors        | confirmed   | 3/3 0/3",
            "TTT | FFF | new-failing-tests | confirmed   | 3/3 0/3",
            "BBB | KKK | new-end           | confirmed   | 3/3 0/3",
            "LLL | EEE | new-end           | confirmed   | 3/3 0/3",
            "TPT | FFF | new-failing-tests | confirmed   | 3/3 0/3",
            // better is not run again
            "N   | B   | fewer-problems    | unconfirmed | 0/0 0/0",
            "F   | T   | fewer-problems    | unconfirmed | 0/0 0/0",
            // it comes and goes by itself
            "BB  | NB  | new-errors        | flaky       | 2/2 1/2",
            "BN  | NN  | new-errors        | flaky       | 1/2 0/2",
            "TTT | FGF | new-failing-tests | flaky       | 3/3 1/3",
            "BB  | NO  | new-errors        | flaky       | 2/2 1/2",
            "BB  | NP  | new-errors        | flaky       | 2/2 1/2",
            "TT  | FB  | new-failing-tests | flaky       | 2/2 1/2",
            // ours to answer for
            "BX  | N   | new-errors        | machine     | 1/1 0/1",
            "BBB | NNX | new-errors        | machine     | 3/3 0/2",
            // not often enough yet
            "B   | N   | new-errors        | open        | 1/1 0/1",
            "BBB | NN  | new-errors        | open        | 3/3 0/2"
    })
    void saysHowFarADifferenceInsideCanBeBelieved(String baseline, String candidate, String change, String verdict,
            String evidence) {
        Inside inside = Inside.of(attempts(baseline), attempts(candidate), WANTED);
        assertThat(inside.change().text()).isEqualTo(change);
        assertThat(inside.verdict().text()).isEqualTo(verdict);
        assertThat(inside.evidence().text().replaceAll("baseline |,| candidate", "")).isEqualTo(evidence);
    }

    @Test
    void theComparisonStaysCratersAndTheWordsSayMore() {
        Judgement judgement = Judgement.ofAttempts(attempts("BBB"), attempts("NNN"), WANTED);
        assertThat(judgement.comparison()).isEqualTo(Comparison.BUILD_FAIL);
        assertThat(judgement.settled()).isEqualTo(Comparison.BUILD_FAIL);
        assertThat(judgement.verdict()).isEqualTo(Verdict.NONE);
        assertThat(judgement.undecided()).isFalse();
        assertThat(judgement.text()).isEqualTo("build-fail, with new errors: baseline 3/3, candidate 0/3");
        assertThat(Judgement.ofAttempts(attempts("T"), attempts("F"), Wanted.always(1)).text())
                .isEqualTo("test-fail, with tests failing that passed");
    }

    @Test
    void whatGotWorseInsideIsTheHeadlineAfterRegressionsAndBeforeWhatIsFixed() {
        Judgement regressed = Judgement.ofAttempts(attempts("PPP"), attempts("NNN"), WANTED);
        Judgement inside = Judgement.ofAttempts(attempts("BBB"), attempts("NNN"), WANTED);
        Judgement flaky = Judgement.ofAttempts(attempts("BBB"), attempts("NBN"), WANTED);
        Judgement fixed = Judgement.ofAttempts(attempts("BBB"), attempts("PPP"), WANTED);
        Judgement same = Judgement.ofAttempts(attempts("B"), attempts("B"), WANTED);
        assertThat(Stream.of(same, fixed, flaky, inside, regressed).sorted(Judgement.WORST_FIRST))
                .containsExactly(regressed, inside, flaky, fixed, same);
    }

    @Test
    void anyTwoListsHaveAJudgementAndFlakyStaysFlaky() {
        List<List<Attempt>> lists = lists();
        for (List<Attempt> baseline : lists) {
            for (List<Attempt> candidate : lists) {
                Judgement judgement = Judgement.ofAttempts(baseline, candidate, WANTED);
                assertThat(judgement.comparison().difference() && !judgement.inside().equals(Inside.NOTHING)).isFalse();
                if (judgement.inside().verdict() == Verdict.FLAKY) {
                    List<Attempt> more = new ArrayList<>(candidate);
                    more.addAll(attempts("P"));
                    assertThat(Inside.of(baseline, more, WANTED).verdict()).isEqualTo(Verdict.FLAKY);
                }
            }
        }
    }

    @Test
    void everyChangeIsReadBack() {
        assertThat(Inside.Change.values())
                .allSatisfy(change -> assertThat(Inside.Change.parse(change.text())).isEqualTo(change));
    }

    /// Every list of up to two letters.
    private static List<List<Attempt>> lists() {
        List<String> words = new ArrayList<>(List.of(""));
        String letters = "BNOELKTFGPX";
        letters.chars().forEach(first -> {
            words.add("" + (char) first);
            letters.chars().forEach(second -> words.add("" + (char) first + (char) second));
        });
        return words.stream().map(InsideTest::attempts).toList();
    }

    private static List<Attempt> attempts(String letters) {
        Attempts build = Attempts.ended("build-fail:unknown").error("E0308", "mismatched types", "src/lib.rs", 3);
        Attempts tests = Attempts.ended("test-fail:unknown").test("a", "FAILED");
        return Arrays.stream(letters.split("", -1)).filter(letter -> !letter.isEmpty()).map(letter -> switch (letter) {
            case "B" -> build;
            case "N" -> build.error("E0277", "no such bound", "src/a.rs", 1);
            case "O" -> build.error("E0599", "no such method", "src/b.rs", 1);
            case "E" -> Attempts.ended("build-fail:unknown");
            case "L" -> build.at(StepKind.TEST_BUILD);
            case "K" -> Attempts.ended("build-fail:timeout").killed("timeout");
            case "T" -> tests.test("b", "ok").test("c", "ok");
            case "F" -> tests.test("b", "FAILED").test("c", "ok");
            case "G" -> tests.test("b", "ok").test("c", "FAILED");
            case "P" -> Attempts.ended("test-pass").test("a", "ok").test("b", "ok").test("c", "ok");
            case "X" -> Attempts.ended("error");
            default -> throw new IllegalArgumentException(letter);
        }).map(Attempts::made).toList();
    }
}
