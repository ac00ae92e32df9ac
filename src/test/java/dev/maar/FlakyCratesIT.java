package dev.maar;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import org.junit.jupiter.api.Test;

/// Runs crates that come and go by themselves under one toolchain twice: whatever they do, nothing regressed.
final class FlakyCratesIT {
    private static final String CRATES = "local:" + TestMaar.HOME.resolve("src/test/crates/flaky");

    /// A coin that falls as a regression would in 12 attempts of both sides does so once in 2^23 times.
    private static final String ENOUGH = "confirm.chance-attempts=12";

    @Test
    void chanceIsNeverTakenForARegression() throws Exception {
        TestMaar maar = TestMaar.withToolchains("flaky");

        int status = maar.run("run", TestMaar.OLD, TestMaar.OLD, "--crates", CRATES, "--name", "chance", "--jobs", "2",
                "--set", ENOUGH, "--fail-on", "regressed,fixed,spurious-regressed,spurious-fixed");

        assertThat(status).as(maar.err()).isZero();
        JsonNode results = maar.results("chance");
        assertThat(results.path("crates")).hasSize(10);
        for (JsonNode crate : results.path("crates")) {
            assertThat(crate.path("verdict").asText()).as(crate.path("id").asText()).isIn("none", "flaky");
        }
        assertThat(results.path("summary").path("inside")).as("differences inside that are believed").isEmpty();
        JsonNode undecided = results.path("summary").path("undecided");
        assertThat(maar.run("show", "chance", "--json")).isZero();
        int flaky = undecided.path("flaky").asInt();
        assertThat(maar.out()).contains(flaky == 0 ? "\"undecided\" : { }" : "\"flaky\" : " + flaky);
        maar.assertNothingIsLeft();
    }
}
