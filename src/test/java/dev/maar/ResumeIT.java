package dev.maar;

import static org.assertj.core.api.Assertions.assertThat;

import dev.maar.experiment.CrateRuns;
import dev.maar.experiment.ExperimentState;
import dev.maar.outcome.Attempt;
import dev.maar.store.Database;
import dev.maar.store.RunStore;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/// Ends runs in their middle and goes on with them.
final class ResumeIT {
    private TestMaar maar;

    @BeforeEach
    void makeWorkFolder() throws Exception {
        maar = TestMaar.withToolchains("resume");
    }

    @Test
    void afterAKillTheRestIsDoneAndNothingIsRepeated() throws Exception {
        try (var process = start("killed")) {
            process.await("[1/4]");
            process.kill();
        }
        Map<String, Instant> before = stored("killed");
        assertThat(before).hasSizeBetween(2, 15);

        assertThat(maar.run("resume", "killed", "--jobs", "2")).as(maar.err()).isZero();

        assertThat(maar.err()).contains("4 crates, ", "of them done already", "killed is complete: 4 of 4 crates done");
        assertThat(stored("killed")).hasSize(16).containsAllEntriesOf(before);
        assertComplete("killed");
    }

    @Test
    void whenToldToEndItCleansUpAndSaysHowToGoOn() throws Exception {
        try (var process = start("told")) {
            process.await("[1/4]");
            process.tellToEnd();

            assertThat(process.status()).as(process.err()).isEqualTo(130);
            assertThat(process.err())
                    .endsWith("maar: interrupted; what is done is kept, go on with: maar resume told");
        }
        maar.assertNothingIsLeft();
        Map<String, Instant> before = stored("told");

        assertThat(maar.run("resume", "told", "--jobs", "2")).as(maar.err()).isZero();

        assertThat(stored("told")).containsAllEntriesOf(before);
        assertComplete("told");
    }

    private MaarProcess start(String name) throws Exception {
        List<String> words = new ArrayList<>(List.of("run", TestMaar.OLD, TestMaar.NEW, "--name", name, "--mode",
                "check-only", "--jobs", "2"));
        for (String crate : List.of("lint-grew", "needs-newer", "passes", "test-fails")) {
            words.addAll(List.of("--crates", "local:" + TestMaar.HOME.resolve("src/test/crates").resolve(crate)));
        }
        return MaarProcess.start(maar, Map.of(), words.toArray(String[]::new));
    }

    /// When each attempt that is stored began.
    private Map<String, Instant> stored(String name) {
        var attempts = new TreeMap<String, Instant>();
        try (Database database = maar.database()) {
            for (CrateRuns crate : database.runs().of(name).toList()) {
                for (int toolchain = 0; toolchain < crate.attempts().size(); toolchain++) {
                    for (Attempt attempt : crate.attempts().get(toolchain)) {
                        attempts.put(crate.crate().crate().id() + " " + toolchain + " " + attempt.number(),
                                attempt.startedAt());
                    }
                }
            }
        }
        return attempts;
    }

    private void assertComplete(String name) throws Exception {
        try (Database database = maar.database()) {
            assertThat(database.runs().integrity(name)).isEqualTo(new RunStore.Integrity(0, 0));
            assertThat(database.experiments().find(name).state()).isEqualTo(ExperimentState.COMPLETED);
        }
        assertThat(maar.outcomes(name).get("lint-grew (local)")).startsWith("regressed");
        maar.assertNothingIsLeft();
    }
}
