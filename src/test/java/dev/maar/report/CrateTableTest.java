package dev.maar.report;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.maar.crates.CrateId;
import dev.maar.experiment.ExperimentCrate;
import dev.maar.experiment.ExperimentState;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class CrateTableTest {
    @TempDir
    private Path folder;

    private List<JsonNode> shards(ReportInput input) throws IOException {
        try (CrateTable table = new CrateTable(folder, input.experiment().toolchains().size())) {
            for (CrateReport crate : SampleRuns.reports(input)) {
                table.crate(crate);
            }
            table.end(SampleRuns.model(input));
        }
        List<JsonNode> shards = new ArrayList<>();
        for (int number = 0; Files.exists(file(number)); number++) {
            shards.add(DataScriptTest.read(file(number), "maar.add(\"crates\", " + number + ", "));
        }
        return shards;
    }

    private Path file(int number) {
        return folder.resolve("data/crates").resolve(String.format("%03d.js", number));
    }

    /// A coded column as the texts that it stands for.
    private static List<String> column(JsonNode shard, String name) {
        List<String> texts = new ArrayList<>();
        JsonNode pairs = shard.path(name);
        for (int index = 0; index < pairs.size(); index += 2) {
            String text = shard.get("texts").get(pairs.get(index).intValue()).textValue();
            for (int again = 0; again < pairs.get(index + 1).intValue(); again++) {
                texts.add(text);
            }
        }
        return texts;
    }

    @Test
    void everyColumnHasEveryCrateInTheOrderOfIds() throws IOException {
        List<CrateReport> crates = SampleRuns.reports(SampleRuns.pair());
        JsonNode shard = shards(SampleRuns.pair()).getFirst();
        assertThat(shard.get("count").intValue()).isEqualTo(crates.size());
        assertThat(column(shard, "res")).isEqualTo(crates.stream().map(CrateReport::word).toList());
        assertThat(column(shard, "outcome1")).isEqualTo(
                crates.stream()
                        .map(crate -> Objects.requireNonNull(crate.runs().get(1).counted()).outcome().text())
                        .toList());
        assertThat(column(shard, "cause")).hasSameSizeAs(crates).contains("").anyMatch(text -> text.startsWith("c-"));
        assertThat(column(shard, "root")).contains("reg/try-lock/0.2.2", "");
        assertThat(shard.get("time")).hasSameSizeAs(crates);
        assertThat(shard.get("names").textValue().lines()).hasSameSizeAs(crates).startsWith("fnv 1.0.7", "gone 0.9.9");
    }

    @Test
    void stepAndReasonAreOfTheRunThatTells() throws IOException {
        JsonNode shard = shards(SampleRuns.pair()).getFirst();
        List<String> names = shard.get("names").textValue().lines().toList();
        int hangs = names.indexOf("hangs 1.0.0");
        assertThat(column(shard, "step").get(hangs)).isEqualTo("test run");
        assertThat(column(shard, "reason").get(hangs)).isEqualTo("timeout");
        int fine = names.indexOf("fnv 1.0.7");
        assertThat(column(shard, "step").get(fine)).isEmpty();
        assertThat(column(shard, "reason").get(fine)).isEmpty();
    }

    @Test
    void whatIsNoPackageOfTheRegistryHasItsIdBesideItsName() throws IOException {
        SampleRuns sample = SampleRuns.empty();
        String commit = "0123456789012345678901234567890123456789";
        sample.add(crate(new CrateId.Local("two\nlines")), "test-pass", "test-pass");
        sample.add(crate(new CrateId.GitHub("org", "repo", commit)), "test-pass", "test-pass");
        sample.add("syn", "1.0.0", "test-pass", "test-pass");
        JsonNode shard = shards(sample.input(ExperimentState.COMPLETED)).getFirst();
        assertThat(shard.get("names").textValue()).isEqualTo("syn 1.0.0\norg/repo " + commit + "\ntwo lines\n");
        assertThat(shard.get("ids").toString())
                .isEqualTo("{\"1\":\"gh/org/repo/" + commit + "\",\"2\":\"local/two\\nlines\"}");
        assertThat(column(shard, "source")).containsExactly("registry", "GitHub", "local");
    }

    private static ExperimentCrate crate(CrateId id) {
        return new ExperimentCrate(id, "x", null, null, "", null, null);
    }

    @Test
    void aFileHasTenThousandCratesAndTheLastTheRest() throws IOException {
        SampleRuns sample = SampleRuns.empty();
        for (int index = 0; index < 20_001; index++) {
            sample.add(String.format("c%05d", index), "1.0.0", "test-pass", "test-pass");
        }
        List<JsonNode> shards = shards(sample.input(ExperimentState.COMPLETED));
        assertThat(shards).hasSize(3);
        assertThat(shards.get(1).get("first").intValue()).isEqualTo(10_000);
        assertThat(shards.get(2).get("count").intValue()).isEqualTo(1);
        assertThat(shards.get(2).get("names").textValue()).isEqualTo("c20000 1.0.0\n");
        assertThat(Files.size(file(0))).isLessThan(10_000 * 40);
    }

    @Test
    void noCratesMakeNoFile() throws IOException {
        assertThat(shards(SampleRuns.empty().input(ExperimentState.COMPLETED))).isEmpty();
    }
}
