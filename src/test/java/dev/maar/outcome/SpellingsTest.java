package dev.maar.outcome;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/// Crater's spellings of outcomes and failure reasons, there and back.
final class SpellingsTest {

    static List<FailureReason> everyReason() {
        List<FailureReason> reasons = new ArrayList<>(Arrays.asList(FailureReason.Plain.values()));
        reasons.add(FailureReason.CompilerError.of(List.of("E0277")));
        reasons.add(FailureReason.CompilerError.of(List.of("clippy::all", "E0308", "E0277")));
        reasons.add(FailureReason.DependsOn.of(List.of("reg/syn/1.0.0")));
        reasons.add(FailureReason.DependsOn.of(List.of("gh/org/name/0123abcd", "reg/b/1.0.0-rc.1+x", "local/c")));
        return reasons;
    }

    static List<Outcome> everyOutcome() {
        List<Outcome> outcomes = new ArrayList<>(Arrays.asList(Outcome.Plain.values()));
        Arrays.stream(BrokenReason.values()).map(Outcome.Broken::new).forEach(outcomes::add);
        for (FailureReason reason : everyReason()) {
            outcomes.add(new Outcome.PrepareFail(reason));
            outcomes.add(new Outcome.BuildFail(reason));
            outcomes.add(new Outcome.TestFail(reason));
        }
        return outcomes;
    }

    static Stream<Outcome> outcomes() {
        return everyOutcome().stream();
    }

    static Stream<FailureReason> reasons() {
        return everyReason().stream();
    }

    @ParameterizedTest
    @MethodSource("outcomes")
    void anOutcomeIsReadBack(Outcome outcome) {
        assertThat(Outcome.parse(outcome.text())).isEqualTo(outcome).hasSameHashCodeAs(outcome);
    }

    @ParameterizedTest
    @MethodSource("reasons")
    void aReasonIsReadBack(FailureReason reason) {
        assertThat(FailureReason.parse(reason.text())).isEqualTo(reason).hasSameHashCodeAs(reason);
    }

    @ParameterizedTest
    @ValueSource(strings = {
            "test-pass", "test-skipped", "skipped", "error",
            "broken:unknown", "broken:cargo-toml", "broken:broken-deps", "broken:yanked", "broken:missing-deps",
            "broken:invalid-cargo-lock", "broken:missing-git-repository",
            "prepare-fail:docker", "build-fail:unknown", "build-fail:oom", "build-fail:no-space", "build-fail:timeout",
            "build-fail:ice", "build-fail:network-access", "test-fail:compiler-diagnostic-change",
            "build-fail:compiler-error(E0277, E0308)", "build-fail:depends-on(reg/a/1.0.0, gh/o/r, local/l)"})
    void everySpellingOfCratersIsKnown(String text) {
        assertThat(Outcome.parse(text).text()).isEqualTo(text);
    }

    @ParameterizedTest
    @CsvSource({"build-fail, build-fail:unknown", "test-fail, test-fail:unknown",
            "prepare-fail, prepare-fail:unknown", "broken, broken:unknown"})
    void aBareKindMeansUnknown(String bare, String full) {
        assertThat(Outcome.parse(bare).text()).isEqualTo(full);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "pass", "test-pass:oom", "skipped:unknown", "build-fail:", "build-fail:OOM",
            "build-fail:compiler-error", "build-fail:compiler-error()", "build-fail:compiler-error(E0277, )",
            "build-fail:depends-on()", "build-fail:depends-on(reg/a/1", "build-fail:because(x)", "broken:",
            "broken:oom",
            "broken:depends-on(reg/a/1)"})
    void anythingElseIsRefused(String text) {
        assertThatThrownBy(() -> Outcome.parse(text)).isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void codesAreInOrderAndOnce() {
        assertThat(FailureReason.CompilerError.of(List.of("unused", "E0308", "E0277", "E0308")).text())
                .isEqualTo("compiler-error(E0277, E0308, unused)");
    }

    @Test
    void cratesAreInCratersOrderOfKindsThenByFields() {
        assertThat(FailureReason.DependsOn
                .of(List.of("git/x", "path/p", "local/l", "gh/o/n", "reg/a-b/1.0.0", "reg/a/2.0.0"))
                .text()).isEqualTo("depends-on(reg/a/2.0.0, reg/a-b/1.0.0, gh/o/n, local/l, path/p, git/x)");
    }

    @Test
    void onlyWhatSaysNothingOfTheCompilerIsSpurious() {
        assertThat(everyReason()).filteredOn(FailureReason::spurious)
                .extracting(FailureReason::text)
                .containsExactly("oom", "no-space", "timeout", "network-access", "docker",
                        "compiler-diagnostic-change");
    }

    @Test
    void aReasonThatNamesNothingIsRefused() {
        assertThatThrownBy(() -> FailureReason.CompilerError.of(List.of()))
                .isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> FailureReason.DependsOn.of(List.of("")))
                .isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> FailureReason.CompilerError.of(List.of("E0277, E0308")))
                .isInstanceOf(IllegalArgumentException.class);
    }
}
