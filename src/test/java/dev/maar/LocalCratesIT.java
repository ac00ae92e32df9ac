package dev.maar;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.entry;

import com.fasterxml.jackson.databind.JsonNode;
import java.nio.file.Files;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/// Runs the crates of `src/test/crates/` from the command line to the report.
final class LocalCratesIT {
    private static final String CRATES = "local:" + TestMaar.HOME.resolve("src/test/crates");
    private static final String GREW = "build-fail:compiler-error(mismatched_lifetime_syntaxes)";

    private TestMaar maar;

    @BeforeEach
    void makeWorkFolder() throws Exception {
        maar = TestMaar.withToolchains("local");
    }

    @Test
    void everyCrateEndsAsItWasWrittenTo() throws Exception {
        int status = maar.run("run", TestMaar.OLD, TestMaar.NEW, "--crates", CRATES, "--name", "all", "--fail-on",
                "regressed", "--json");

        assertThat(status).as(maar.err()).isEqualTo(1);
        assertThat(maar.outcomes("all")).containsOnly(
                entry("build-script (local)",
                        List.of("fixed", "build-fail:unknown", "test-pass")),
                entry("lint-grew (local)", List.of("regressed", "test-pass", GREW)),
                entry("needs-newer (local)", List.of("fixed", "build-fail:compiler-error(E0658)", "test-pass")),
                entry("never-built (local)",
                        List.of("build-fail", "build-fail:compiler-error(E0308)", "build-fail:compiler-error(E0308)")),
                entry("no-toml (local)", List.of("broken", "broken:cargo-toml", "broken:cargo-toml")),
                entry("passes (local)", List.of("test-pass", "test-pass", "test-pass")),
                entry("test-fails (local)", List.of("test-fail", "test-fail:unknown", "test-fail:unknown")));
        everyDifferenceIsConfirmed();
        countsAddUp();
        everyLogIsThere();
        maar.assertNothingIsLeft();
    }

    /// What differs is run three times on both sides, or eight where chance may have had a hand, and nothing else is.
    private void everyDifferenceIsConfirmed() throws Exception {
        for (JsonNode crate : maar.results("all").path("crates")) {
            boolean differs = Set.of("regressed", "fixed").contains(crate.path("res").asText());
            int wanted = crate.path("name").asText().startsWith("build-script") ? 8 : 3;
            assertThat(crate.path("verdict").asText()).isEqualTo(differs ? "confirmed" : "none");
            for (JsonNode run : crate.path("runs")) {
                assertThat(run.path("attempts").valueStream().map(attempt -> attempt.path("res").asText()))
                        .hasSize(differs ? wanted : 1)
                        .containsOnly(run.path("res").asText());
            }
        }
        assertThat(maar.err()).contains("lint-grew (local): regressed: baseline 3/3, candidate 0/3");
    }

    private void countsAddUp() throws Exception {
        JsonNode summary = maar.results("all").path("summary");
        int sum = summary.path("counts").valueStream().mapToInt(JsonNode::asInt).sum();
        assertThat(sum).isEqualTo(7).isEqualTo(summary.path("total").asInt());
        assertThat(summary.path("counts").path("regressed").asInt()).isEqualTo(1);
        assertThat(summary.path("counts").path("fixed").asInt()).isEqualTo(2);
        assertThat(maar.err()).contains(summary.path("text").asText());
        assertThat(maar.report("all").resolve("retry-regressed-list.txt")).content().contains("lint-grew");
    }

    private void everyLogIsThere() throws Exception {
        for (JsonNode crate : maar.results("all").path("crates")) {
            for (JsonNode run : crate.path("runs")) {
                assertThat(Files.readString(maar.report("all").resolve(run.path("log").asText()).resolve("log.txt")))
                        .contains("outcome: " + run.path("res").asText());
            }
        }
        assertThat(maar.run("log", "all", "lint-grew", TestMaar.NEW)).isZero();
        assertThat(maar.out()).contains("hiding a lifetime that's elided elsewhere is confusing");
    }

    @Test
    void cappedLintsDoNotRegressAndANameIsTakenOnce() throws Exception {
        String[] command = {"run", TestMaar.OLD, TestMaar.NEW, "--crates", CRATES + "/lint-grew", "--name", "capped",
                "--mode", "check-only", "--cap-lints", "warn", "--fail-on", "regressed"};

        assertThat(maar.run(command)).as(maar.err()).isZero();
        assertThat(maar.outcomes("capped")).containsOnly(
                entry("lint-grew (local)", List.of("test-pass", "test-pass", "test-pass")));

        assertThat(maar.run(command)).isEqualTo(2);
        assertThat(maar.err().lines()).singleElement().asString().contains("\"capped\"");
    }
}
