package dev.maar;

import static org.assertj.core.api.Assertions.assertThat;

import dev.maar.crates.LoopbackRegistry;
import dev.maar.crates.dump.MadeDump;
import java.io.IOException;
import java.io.StringReader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.apache.commons.csv.CSVFormat;
import org.apache.commons.csv.CSVRecord;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/// Runs every crate of a registry, by its dump: the dump's versions are on loopback, with their right checksums.
final class WholeRegistryRunIT {
    private final LoopbackRegistry registry = new LoopbackRegistry();

    @AfterEach
    void stop() {
        registry.close();
    }

    @Test
    void everyCrateOfTheDumpIsRunAtItsDefaultVersion() throws Exception {
        TestMaar maar = TestMaar.withToolchains("whole-registry");
        Path dump = Files.write(maar.work().resolve("db-dump.tar.gz"), MadeDump.archive(published()));
        assertThat(maar.run("crates", "full", "--set", "registry-dump=" + dump)).as(maar.err()).isZero();
        List<String> crates = maar.out().lines().map(line -> line.replace(' ', '-')).toList();
        assertThat(crates).hasSizeBetween(3, 5);

        assertThat(maar.run("run", TestMaar.OLD, TestMaar.NEW, "--crates", "full", "--mode", "check-only", "--name",
                "all", "--jobs", "2", "--set", "registry-dump=" + dump, "--set", "registry-index=" + registry.index()))
                .as(maar.err())
                .isZero();

        assertThat(maar.outcomes("all")).containsOnlyKeys(crates)
                .allSatisfy((_, outcomes) -> assertThat(outcomes).containsOnly("test-pass"));
        assertThat(maar.run("crates", "experiment:all")).isZero();
        assertThat(maar.out().lines()).hasSameSizeAs(crates);
        maar.assertNothingIsLeft();
    }

    /// A dump's tables, whose versions are all published and have their archives' checksums.
    private Map<String, String> published() throws IOException {
        var tables = new HashMap<>(new MadeDump(5, 10, 1).tables());
        Map<String, String> names = new HashMap<>();
        rows(tables, "crates").forEach(row -> names.put(row.get("id"), row.get("name")));
        for (CSVRecord row : rows(tables, "versions").toList()) {
            String checksum = registry.publish(names.getOrDefault(row.get("crate_id"), ""), row.get("num"));
            tables.computeIfPresent("versions", (_, text) -> text.replace(row.get("checksum"), checksum));
        }
        return tables;
    }

    private static Stream<CSVRecord> rows(Map<String, String> tables, String table) throws IOException {
        return CSVFormat.DEFAULT.builder()
                .setHeader()
                .setSkipHeaderRecord(true)
                .get()
                .parse(new StringReader(tables.getOrDefault(table, "")))
                .getRecords()
                .stream();
    }
}
