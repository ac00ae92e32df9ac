package dev.maar.report;

import static org.assertj.core.api.Assertions.assertThat;

import dev.maar.crates.CrateId;
import dev.maar.experiment.ExperimentState;
import dev.maar.experiment.PastOutcome;
import dev.maar.outcome.Judgement;
import dev.maar.outcome.Outcome;
import dev.maar.outcome.Wanted;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

final class CrateHistoryTest {
    private static final String BROKEN = "broken:yanked";
    private static final String E0282 = "build-fail:compiler-error(E0282)";

    @Test
    void saysSinceWhenItIsAsItIs() {
        List<PastOutcome> past = List.of(past("c", E0282), past("b", E0282), past("a", "test-pass"), past("0", E0282));
        CrateHistory history = CrateHistory.of(past, "regressed", List.of("test-pass", E0282));
        assertThat(history.since()).isEqualTo("b");
        assertThat(history.past()).extracting(CrateHistory.Past::word)
                .containsExactly("regressed", "regressed", "test-pass", "regressed");
        assertThat(history.past().getFirst().day()).isEqualTo("2026-11-20");
        assertThat(CrateHistory.of(past, "regressed", List.of("test-pass", "build-fail:ice")).since()).isEmpty();
        assertThat(CrateHistory.of(past, "test-pass", List.of("test-pass", "test-pass")).since()).isEmpty();
        assertThat(CrateHistory.of(List.of(), "broken", List.of(BROKEN, BROKEN)).since()).isEmpty();
    }

    @Test
    void isLookedUpOnceForWhatIsListed() {
        SampleRuns sample = SampleRuns.empty();
        sample.add("gone", "1.0.0", BROKEN, BROKEN);
        sample.add("fine", "1.0.0", "test-pass", "test-pass");
        sample.add("worse", "1.0.0", "test-pass", E0282);
        ReportInput input = sample.input(ExperimentState.COMPLETED).with(crates -> {
            assertThat(crates).extracting(CrateId::id).containsExactly("reg/worse/1.0.0", "reg/gone/1.0.0");
            return Map.of("reg/worse", List.of(past("beta-1", E0282)));
        }, null);
        Beside beside = SampleRuns.model(input).beside();
        assertThat(beside.histories()).containsOnlyKeys("reg/worse/1.0.0");
        assertThat(beside.history("reg/worse/1.0.0").since()).isEqualTo("beta-1");
        assertThat(beside.history("reg/gone/1.0.0")).isEqualTo(CrateHistory.NONE);
    }

    private static PastOutcome past(String experiment, String candidate) {
        Judgement judgement = Judgement.of(List.of(Outcome.Plain.TEST_PASS), List.of(Outcome.parse(candidate)),
                Wanted.always(1));
        return new PastOutcome(experiment, Instant.parse("2026-11-20T10:00:00Z"),
                new CrateId.Registry("worse", "0.9.0"), List.of("stable", "beta"), List.of("test-pass", candidate),
                List.of(judgement));
    }
}
