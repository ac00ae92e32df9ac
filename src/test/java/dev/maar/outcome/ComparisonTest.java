package dev.maar.outcome;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;

final class ComparisonTest {

    /// One cell of `comparisons.txt`.
    record Pair(Outcome baseline, Outcome candidate, Comparison expected) {
        @Override
        public String toString() {
            return baseline.text() + " and then " + candidate.text() + " is " + expected.text();
        }
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("table")
    void meansWhatTheTableSays(Pair pair) {
        assertThat(Comparison.of(pair.baseline(), pair.candidate())).isEqualTo(pair.expected());
    }

    @Test
    void theTableHoldsEveryKindOfOutcomeAndEveryComparisonButTheMissingOne() {
        List<Pair> pairs = table().toList();

        assertThat(pairs).hasSize(16 * 16);
        assertThat(pairs).extracting(pair -> pair.baseline().getClass().getSimpleName())
                .contains("Broken", "PrepareFail", "BuildFail", "TestFail");
        assertThat(pairs).extracting(Pair::baseline).contains(Outcome.Plain.values());
        Set<Comparison> seen = EnumSet.noneOf(Comparison.class);
        pairs.forEach(pair -> seen.add(pair.expected()));
        assertThat(seen).isEqualTo(EnumSet.complementOf(EnumSet.of(Comparison.UNKNOWN)));
    }

    /// Crater's own rows, with its outcome's spelling (`field-crater` 4.4 and its `test_compare`).
    @ParameterizedTest(name = "{0} and then {1} is {2}")
    @CsvSource({
            "build-fail:ice, build-fail:ice, build-fail",
            "build-fail:unknown, build-fail:ice, regressed",
            "build-fail:ice, build-fail:unknown, build-fail",
            "build-fail:unknown, build-fail:unknown, build-fail",
            "test-skipped, test-skipped, test-skipped",
            "test-fail:unknown, test-fail:unknown, test-fail",
            "test-pass, test-pass, test-pass",
            "build-fail:unknown, test-skipped, fixed",
            "build-fail:unknown, test-fail:unknown, fixed",
            "build-fail:unknown, test-fail:oom, fixed",
            "build-fail:unknown, test-pass, fixed",
            "build-fail:oom, test-skipped, spurious-fixed",
            "build-fail:oom, test-fail:unknown, spurious-fixed",
            "build-fail:oom, test-pass, spurious-fixed",
            "test-fail:unknown, test-pass, fixed",
            "test-fail:timeout, test-pass, spurious-fixed",
            "test-skipped, build-fail:unknown, regressed",
            "test-skipped, build-fail:timeout, spurious-regressed",
            "test-fail:oom, build-fail:unknown, regressed",
            "test-fail:unknown, build-fail:oom, spurious-regressed",
            "test-pass, build-fail:unknown, regressed",
            "test-pass, build-fail:oom, spurious-regressed",
            "test-pass, test-fail:unknown, regressed",
            "test-pass, test-fail:timeout, spurious-regressed",
            "test-fail:timeout, build-fail:compiler-error(E0310), regressed",
            "skipped, test-pass, skipped",
            "test-pass, skipped, skipped",
            "broken:unknown, broken:yanked, broken",
            "error, broken:cargo-toml, broken",
            "error, prepare-fail:unknown, prepare-fail",
            "prepare-fail:unknown, prepare-fail:oom, prepare-fail",
            "error, test-pass, error",
            "build-fail:unknown, error, error"})
    void agreesWithCrater(String baseline, String candidate, String expected) {
        assertThat(Comparison.of(Outcome.parse(baseline), Outcome.parse(candidate)))
                .isEqualTo(Comparison.parse(expected));
    }

    /// Where Crater panics, or hides what only the candidate's cargo refuses.
    @ParameterizedTest(name = "{0} and then {1} is {2}")
    @CsvSource({
            "test-pass, test-skipped, test-skipped",
            "test-skipped, test-pass, test-skipped",
            "test-fail:unknown, test-skipped, test-skipped",
            "test-skipped, test-fail:unknown, test-skipped",
            "test-pass, prepare-fail:unknown, regressed",
            "test-pass, prepare-fail:network-access, spurious-regressed",
            "prepare-fail:unknown, test-pass, fixed",
            "test-pass, broken:cargo-toml, regressed",
            "broken:cargo-toml, test-pass, fixed"})
    void differsFromCraterWhereCraterIsWrong(String baseline, String candidate, String expected) {
        assertThat(Comparison.of(Outcome.parse(baseline), Outcome.parse(candidate)))
                .isEqualTo(Comparison.parse(expected));
    }

    @Test
    void isTotal() {
        for (Outcome baseline : SpellingsTest.everyOutcome()) {
            for (Outcome candidate : SpellingsTest.everyOutcome()) {
                assertThat(Comparison.of(baseline, candidate)).isNotEqualTo(Comparison.UNKNOWN);
            }
        }
    }

    @ParameterizedTest
    @EnumSource
    void readsItsSpellingBack(Comparison comparison) {
        assertThat(Comparison.parse(comparison.text())).isEqualTo(comparison);
    }

    @Test
    void anotherWordIsNoComparison() {
        assertThatThrownBy(() -> Comparison.parse("Regressed"))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("no comparison: Regressed");
    }

    private static Stream<Pair> table() {
        List<String> rows = lines().filter(line -> !line.startsWith("#") && !line.startsWith(" ")).toList();
        List<Outcome> outcomes = rows.stream()
                .map(row -> Outcome.parse(row.substring(2, row.indexOf('|')).strip()))
                .toList();
        List<Pair> pairs = new ArrayList<>();
        for (int row = 0; row < rows.size(); row++) {
            List<String> cells = Arrays.asList(rows.get(row).split("\\|")).stream().skip(1).map(String::strip).toList();
            for (int column = 0; column < cells.size(); column++) {
                pairs.add(new Pair(outcomes.get(row), outcomes.get(column), Comparison.parse(cells.get(column))));
            }
        }
        return pairs.stream();
    }

    private static Stream<String> lines() {
        try (var stream = ComparisonTest.class.getResourceAsStream("comparisons.txt")) {
            return new String(stream.readAllBytes(), StandardCharsets.UTF_8).lines();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
