package dev.maar;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.entry;

import com.fasterxml.jackson.databind.JsonNode;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/// Runs crates that need special handling, with it and without.
final class QuirksIT {
    private static final Path CRATES = TestMaar.HOME.resolve("src/test/crates/quirks");
    private static final String LITTLE = "sandbox.memory=512M";
    private static final String QUIRKS = """
            [[crate]]
            local = "asks-the-world"
            skip-tests = true
            reason = "asks the world"

            [[crate]]
            local = "half-written"
            skip = true
            reason = "does not compile yet"

            [[crate]]
            local = "hungry"
            memory = "1G"
            reason = "its test uses 600 MB"

            [[crate]]
            local = "three-compilers"
            jobs = 3
            cpus = 1
            reason = "looks how many there are"
            """;

    private TestMaar maar;
    private Path quirks;

    @BeforeEach
    void makeWorkFolder() throws Exception {
        maar = TestMaar.withToolchains("quirks");
        quirks = Files.writeString(maar.work().resolve("my-quirks.toml"), QUIRKS);
    }

    @Test
    void quirksHoldToTheEndOfTheExperimentWhateverBecomesOfTheFile() throws Exception {
        try (var process = MaarProcess.start(maar, Map.of(), words("special", "--jobs", "1", "--set",
                "confirm.attempts=2", "--set", "confirm.chance-attempts=2", "--quirks", quirks.toString()))) {
            process.await("[1/4]");
            process.kill();
        }
        Files.delete(quirks);

        assertThat(maar.run("resume", "special", "--set", "sandbox.memory=300M")).as(maar.err()).isZero();

        assertThat(maar.err())
                .contains("the configuration is another than at the start; this experiment goes on as it began: runtime"
                        + " runc, memory 512M, ", ", 2 attempts");
        assertThat(maar.outcomes("special")).containsOnly(
                entry("asks-the-world (local)", List.of("test-skipped", "test-skipped", "test-skipped")),
                entry("half-written (local)", List.of("skipped", "skipped", "skipped")),
                entry("hungry (local)", List.of("test-pass", "test-pass", "test-pass")),
                entry("three-compilers (local)", List.of("test-pass", "test-pass", "test-pass")));
        JsonNode experiment = maar.results("special").path("experiment");
        assertThat(experiment.path("limits").asText()).startsWith("memory 512M, ");
        assertThat(experiment.path("confirm_attempts").asInt()).isEqualTo(2);
        theReportSaysWhy();
        maar.assertNothingIsLeft();
    }

    private void theReportSaysWhy() throws Exception {
        JsonNode crate = maar.results("special").path("crates").get(1);
        assertThat(crate.at("/quirk/reason").asText()).isEqualTo("does not compile yet");
        assertThat(crate.at("/quirk/place").asText()).isEqualTo("my-quirks.toml:6");
        assertThat(crate.path("source_hash").isNull()).isTrue();
        assertThat(maar.report("special").resolve("not-covered.html")).content()
                .contains("skip: does not compile yet");
        for (JsonNode run : crate.path("runs")) {
            assertThat(maar.report("special").resolve(run.path("log").asText()).resolve("log.txt"))
                    .hasContent("skipped: does not compile yet (my-quirks.toml:6)");
        }
    }

    @Test
    void withoutThemEveryCrateIsLikeTheOthers() throws Exception {
        assertThat(maar.run(words("plain", "--ignore-quirks"))).as(maar.err()).isZero();

        assertThat(maar.outcomes("plain")).containsOnly(
                entry("asks-the-world (local)", List.of("test-fail", "test-fail:unknown", "test-fail:unknown")),
                entry("half-written (local)", List.of("build-fail", "build-fail:unknown", "build-fail:unknown")),
                entry("hungry (local)", List.of("test-fail", "test-fail:oom", "test-fail:oom")),
                entry("three-compilers (local)", List.of("build-fail", "build-fail:unknown", "build-fail:unknown")));
        for (JsonNode crate : maar.results("plain").path("crates")) {
            assertThat(crate.path("quirk").isNull()).isTrue();
            for (JsonNode run : crate.path("runs")) {
                assertThat(maar.report("plain").resolve(run.path("log").asText()).resolve("log.txt")).content()
                        .contains("outcome: " + run.path("res").asText());
            }
        }
    }

    @Test
    void whatTheMachineDoesNotHaveIsRefusedAtTheStartWithItsLine() throws Exception {
        Files.writeString(quirks, QUIRKS.replace("1G", "90000G"));

        assertThat(maar.run(words("large", "--quirks", quirks.toString()))).isEqualTo(2);

        assertThat(maar.err()).contains(quirks + ":11: memory = 90000G: expected at most the machine's ");
        assertThat(maar.run("show", "large")).isEqualTo(2);
    }

    private static String[] words(String name, String... more) {
        List<String> words = new ArrayList<>(List.of("run", TestMaar.OLD, TestMaar.NEW, "--crates", "local:" + CRATES,
                "--name", name, "--set", LITTLE));
        words.addAll(List.of(more));
        return words.toArray(String[]::new);
    }
}
