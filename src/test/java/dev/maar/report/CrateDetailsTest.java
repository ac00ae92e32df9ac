package dev.maar.report;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.maar.crates.CrateId;
import dev.maar.experiment.ExperimentState;
import dev.maar.outcome.BuildLog;
import dev.maar.outcome.Comparison;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class CrateDetailsTest {
    private static final int MANY = 700_000;

    @TempDir
    private Path folder;

    private List<CrateDetails.First> write(ReportInput input, int crates) throws IOException {
        try (CrateDetails details = new CrateDetails(folder, input.experiment(), new KeptLogs(crates, true),
                crate -> crate.is(Comparison.REGRESSED))) {
            for (CrateReport crate : SampleRuns.reports(input)) {
                details.crate(crate);
            }
            details.end(SampleRuns.model(input));
            return details.files();
        }
    }

    private JsonNode file(int number) throws IOException {
        return DataScriptTest.read(folder.resolve("data/details").resolve(String.format("%04d.js", number)),
                "maar.add(\"details\", " + number + ", ");
    }

    private static JsonNode crate(JsonNode file, String id) {
        return StreamSupport.stream(file.get("crates").spliterator(), false)
                .filter(crate -> crate.get(0).textValue().equals(id))
                .findFirst()
                .orElseThrow();
    }

    private static SampleRuns boring(int crates) {
        SampleRuns sample = SampleRuns.empty();
        for (int index = 0; index < crates; index++) {
            sample.add(String.format("an-ordinary-name-%05d", index), "10.11.12", "test-pass", "test-pass");
        }
        return sample;
    }

    @Test
    void aCrateThatWorksTakesLittle() throws IOException {
        write(boring(1_000).input(ExperimentState.COMPLETED), MANY);
        assertThat(Files.size(folder.resolve("data/details/0000.js"))).isLessThan(1_000 * 250);
    }

    @Test
    void aFileEndsNear256KilobytesAndItsFirstCrateIsKnown() throws IOException {
        List<CrateDetails.First> files = write(boring(4_000).input(ExperimentState.COMPLETED), MANY);
        assertThat(files).hasSizeGreaterThan(1);
        for (int number = 0; number < files.size(); number++) {
            assertThat(file(number).get("first").intValue()).isEqualTo(files.get(number).crate());
            assertThat(file(number).get("crates").get(0).get(0).textValue()).isEqualTo(files.get(number).id());
            assertThat(Files.size(folder.resolve("data/details").resolve(String.format("%04d.js", number))))
                    .isLessThan(256 * 1024);
        }
        int last = file(files.size() - 1).get("crates").size();
        assertThat(files.getLast().crate() + last).isEqualTo(4_000);
    }

    @Test
    void onlyACrateWhoseLockfileIsThereSaysSo() throws IOException {
        write(SampleRuns.pair(), 23);
        assertThat(crate(file(0), "reg/try-lock/0.2.2").get(5).get("lockfile").booleanValue()).isTrue();
        assertThat(crate(file(0), "reg/fnv/1.0.7").at("/5").has("lockfile")).isFalse();
    }

    @Test
    void whatRegressedHasItsCauseItsErrorsAndEveryAttempt() throws IOException {
        write(SampleRuns.pair(), 23);
        JsonNode crate = crate(file(0), "reg/try-lock/0.2.2");
        assertThat(crate.get(4).get(0)).hasSize(3);
        JsonNode attempt = crate.get(4).get(1).get(0);
        assertThat(file(0).get("texts").get(attempt.get(0).intValue()).textValue())
                .isEqualTo("build-fail:compiler-error(mismatched_lifetime_syntaxes)");
        JsonNode error = attempt.get(7).get("errors").get(0);
        assertThat(error.get("rendered").textValue()).contains(SampleRuns.HOSTILE, "--> src/lib.rs:7:5");
        JsonNode more = crate.get(5);
        assertThat(more.get("cause").get("root").textValue()).isEqualTo("reg/try-lock/0.2.2");
        assertThat(more.get("judgements").get(0).get("text").textValue())
                .isEqualTo("regressed: baseline 3/3, candidate 0/3");
        assertThat(more.get("logs").get(1).textValue())
                .isEqualTo("logs/debian%253Abookworm%252Frustc-web/reg/try-lock-0.2.2");
    }

    @Test
    void stepsSayWhichCommandRanAndHowItEnded() throws IOException {
        write(SampleRuns.pair(), 23);
        JsonNode attempt = crate(file(0), "reg/hangs/1.0.0").get(4).get(1).get(0);
        JsonNode command = file(0).get("commands").get(attempt.get(6).get(3).intValue());
        assertThat(command.get("kind").textValue()).isEqualTo("test run");
        assertThat(command.get("words").toString()).isEqualTo("[\"cargo\",\"test\",\"--frozen\"]");
        assertThat(attempt.get(6).get(4).isNull()).isTrue();
        assertThat(attempt.get(7).get("killed").textValue()).isEqualTo("timeout");
    }

    @Test
    void ofManyCratesOnlyThoseThatDifferSayWhereTheirLogsAre() throws IOException {
        write(SampleRuns.pair(), MANY);
        assertThat(crate(file(0), "reg/try-lock/0.2.2").get(5).has("logs")).isTrue();
        assertThat(crate(file(0), "reg/stuck/1.0.0").get(5).has("logs")).isTrue();
        assertThat(crate(file(0), "reg/never/0.0.1").get(5).has("logs")).isFalse();
        assertThat(crate(file(0), "reg/fnv/1.0.7")).hasSize(5);
    }

    @Test
    void aLogIsReadBackAsItWas() throws IOException {
        var id = new CrateId.Registry("syn", "1.0.0");
        String log = "</script>\u2028\u001b[31mred\r\n";
        LogScript.write(folder, id, 1, 3, new BuildLog(log.getBytes(StandardCharsets.UTF_8), 5));
        JsonNode data = DataScriptTest.read(folder.resolve(LogScript.base(id) + "-1-3.js"),
                "maar.add(\"log\", \"reg-syn-1.0.0-1-3\", ");
        assertThat(data.get("text").textValue()).isEqualTo(log);
        assertThat(data.get("cut").intValue()).isEqualTo(5);
        assertThat(LogScript.base(id)).matches("data/logs/[0-9a-f]{2}/reg-syn-1\\.0\\.0");
    }
}
