package dev.maar.store;

import static org.assertj.core.api.Assertions.assertThat;

import dev.maar.crates.CrateId;
import dev.maar.outcome.Attempt;
import dev.maar.outcome.Lint;
import dev.maar.outcome.StepKind;
import dev.maar.outcome.StepResult;
import java.nio.file.Path;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.flywaydb.core.Flyway;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// A database of an older maar, with an attempt in it.
final class MigrateSchemaTest {
    /// One crate that passed under the first of two toolchains, with a warning twice and a test.
    private static final String V10 = """
            insert into experiment (id, name, mode, cap_lints, selections, image_digest, limits, state, created_at)
                values (1, 'old', 'build-and-test', 'forbid', '[]', 'sha256:1', '', 'running', 0);
            insert into experiment_toolchain values (1, 0, 'a', '/a', 'rustc 1', '1.0.0', 'cargo 1', 1, 'h');
            insert into experiment_toolchain values (1, 1, 'b', '/b', 'rustc 1', '1.0.0', 'cargo 1', 1, 'h');
            insert into experiment_crate (id, experiment_id, position, crate_id, reason, status)
                values (7, 1, 0, 'reg/one/1.0.0', 'list', '');
            insert into log values ('l', x'', 0);
            insert into attempt (id, experiment_crate_id, toolchain_position, number, purpose, outcome, log_hash, started_at, ended_at,
                    wall_millis, cpu_millis, peak_memory_bytes, worker)
                values (9, 7, 0, 1, 'first', 'test-pass', 'l', 1000, 4000, 3000, 2000, 5, 'worker-1');
            insert into environment values (3, '{"RUSTFLAGS":"--cap-lints=forbid"}');
            insert into step values (9, 0, 'metadata', '["cargo","metadata"]', 0, null, 10, null);
            insert into step values (9, 1, 'test run', '["cargo","test"]', null, 'oom', 20, 3);
            insert into diagnostic values (9, 0, 'dead_code', 'warning', 'm', 'p', 1, null, null, 'r', 'k');
            insert into diagnostic values (9, 1, 'dead_code', 'warning', 'n', 'p', 1, null, null, 'r', 'k');
            insert into test_result values (9, 0, 'lib', 'works', 'passed', null, null, null);
            """;

    @TempDir
    private Path folder;
    private Path file;
    private final List<String> said = new ArrayList<>();

    @BeforeEach
    void older() throws SQLException {
        file = folder.resolve("maar.db");
        String address = "jdbc:sqlite:" + file;
        Flyway.configure(Database.class.getClassLoader())
                .dataSource(address, "", "")
                .locations("classpath:db/migration/sqlite")
                .target("10")
                .load()
                .migrate();
        try (var connection = DriverManager.getConnection(address); var statement = connection.createStatement()) {
            statement.executeUpdate(V10);
        }
    }

    @Test
    void keepsWhatAnOlderMaarStoredAndSaysThatItIsAtIt() {
        try (Database database = Database.open(file, said::add)) {
            List<List<Attempt>> attempts = database.attempts().of("old", CrateId.parse("reg/one/1.0.0"));

            assertThat(attempts).hasSize(2);
            assertThat(attempts.getLast()).isEmpty();
            Attempt attempt = attempts.getFirst().getFirst();
            assertThat(attempt.steps())
                    .containsExactly(new StepResult(StepKind.METADATA, List.of("cargo", "metadata"), Map.of(), 0, null,
                            10),
                            new StepResult(StepKind.TEST_RUN, List.of("cargo", "test"), Map
                                    .of("RUSTFLAGS", "--cap-lints=forbid"), null, "oom", 20));
            assertThat(attempt.diagnostics()).extracting("message").containsExactly("m", "n");
            assertThat(attempt.tests()).extracting("name").containsExactly("works");
        }
        assertThat(said).containsExactly("bringing " + file + " to this maar's schema, once...");
    }

    @Test
    void countsWhatIsOnlyCounted() {
        try (Database database = Database.open(file)) {
            Attempt attempt = database.runs().of("old").findFirst().orElseThrow().attempts().getFirst().getFirst();

            assertThat(attempt.untold().passedTests()).isEqualTo(1);
            assertThat(attempt.untold().warnings()).isEqualTo(Map.of(Lint.of("warning", "dead_code", true), 2));
        }
    }

    @Test
    void saysNothingWhereThereIsNothingToChange() {
        Database.open(file).close();

        Database.open(file, said::add).close();
        Database.open(folder.resolve("new.db"), said::add).close();

        assertThat(said).isEmpty();
    }
}
