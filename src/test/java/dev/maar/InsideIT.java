package dev.maar;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.maar.outcome.Diagnostic;
import dev.maar.store.Database;
import java.io.IOException;
import java.nio.file.Files;
import java.util.List;
import org.junit.jupiter.api.Test;

/// Runs crates that fail under rustc 1.63.0 and 1.96.0 alike, and one that both only warn of: what is inside is told.
final class InsideIT {
    private static final String CRATES = "local:" + TestMaar.HOME.resolve("src/test/crates/inside");

    @Test
    void whatLiesInsideEqualFailuresIsConfirmedAndTold() throws Exception {
        TestMaar maar = TestMaar.withToolchains("inside");

        int status = maar.run("run", TestMaar.OLD, TestMaar.NEW, "--crates", CRATES, "--name", "inside", "--jobs", "2",
                "--set", "confirm.attempts=2", "--set", "confirm.chance-attempts=2", "--fail-on", "new-errors");

        assertThat(status).as(maar.err()).isEqualTo(1);
        assertThat(maar.err()).contains("1 with new errors", "1 with tests failing that passed");
        JsonNode error = inside(maar, "new-error");
        assertThat(error.path("change").asText()).isEqualTo("new-errors");
        assertThat(error.path("verdict").asText()).isEqualTo("confirmed");
        assertThat(error.at("/evidence/text").asText()).isEqualTo("baseline 2/2, candidate 0/2");
        assertThat(error.path("new_errors")).hasSize(1);
        assertThat(error.at("/new_errors/0/code").asText()).startsWith("E028");
        JsonNode test = inside(maar, "another-test");
        assertThat(test.path("change").asText()).isEqualTo("new-failing-tests");
        assertThat(test.at("/newly_failing_tests/0/name").asText()).isEqualTo("tests::passes_with_an_old_compiler");
        assertThat(inside(maar, "same-words").isNull()).isTrue();
        assertThat(Files.readString(maar.report("inside").resolve("index.html")))
                .contains("Failing on both sides, and different inside", "tests::passes_with_an_old_compiler");
        JsonNode lints = maar.results("inside").at("/summary/candidates/0/lints");
        assertThat(lints.valueStream().map(lint -> lint.path("lint").asText()))
                .contains("mismatched_lifetime_syntaxes");
        assertThat(futureIncompatible(maar)).containsExactly("unaligned_references");
        maar.assertNothingIsLeft();
    }

    /// What 1.63.0 announced, and 1.96.0 does.
    private static List<String> futureIncompatible(TestMaar maar) {
        try (Database database = maar.database()) {
            return database.runs()
                    .of("inside")
                    .filter(runs -> runs.crate().crate().id().equals("local/refused-later"))
                    .flatMap(runs -> runs.attempts().getFirst().getFirst().diagnostics().stream())
                    .filter(Diagnostic::futureIncompatible)
                    .map(Diagnostic::code)
                    .toList();
        }
    }

    private static JsonNode inside(TestMaar maar, String crate) throws IOException {
        for (JsonNode one : maar.results("inside").path("crates")) {
            if (one.path("id").asText().equals("local/" + crate)) {
                return one.at("/verdicts/0/inside");
            }
        }
        throw new AssertionError("no crate " + crate);
    }
}
