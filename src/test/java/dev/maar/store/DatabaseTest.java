package dev.maar.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.maar.problem.EnvironmentError;
import dev.maar.problem.UserError;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.jdbi.v3.core.Jdbi;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class DatabaseTest {
    @TempDir
    private Path folder;

    @Test
    void makesTheFolderAndTheFileWhereTheyAreMissing() {
        Path file = folder.resolve("new/work/maar.db");
        try (Database database = Database.open(file)) {
            assertThat(database.experiments().list()).isEmpty();
        }
        assertThat(file).exists();
    }

    @Test
    void writesAheadAndWaitsForOtherWriters() {
        try (Database database = Database.open(folder.resolve("maar.db"))) {
            Jdbi jdbi = Jdbi.create(database.dataSource());
            assertThat(pragma(jdbi, "journal_mode")).isEqualTo("wal");
            assertThat(pragma(jdbi, "busy_timeout")).isEqualTo("10000");
            assertThat(pragma(jdbi, "synchronous")).isEqualTo("1");
            assertThat(pragma(jdbi, "foreign_keys")).isEqualTo("1");
        }
    }

    @Test
    void keepsWhatWasStoredWhenItIsOpenedAgain() {
        Path file = folder.resolve("maar.db");
        try (Database database = Database.open(file)) {
            database.experiments().create(Samples.experiment("beta"), Samples.crates(2));
        }
        try (Database database = Database.open(file)) {
            assertThat(database.experiments().find("beta")).isEqualTo(Samples.experiment("beta"));
        }
    }

    @Test
    void goesOnWhereAProcessWasKilledBeforeItsFirstTable() {
        Path whole = folder.resolve("whole.db");
        Database.open(whole).close();
        // Flyway makes its history before all else.
        List<String> history = Jdbi.create("jdbc:sqlite:" + whole)
                .withHandle(handle -> handle
                        .select("select sql from sqlite_master where tbl_name = 'flyway_schema_history' and sql is not null")
                        .mapTo(String.class)
                        .list());
        Path file = folder.resolve("maar.db");
        Jdbi.create("jdbc:sqlite:" + file).useHandle(handle -> history.forEach(handle::execute));
        try (Database database = Database.open(file)) {
            database.experiments().create(Samples.experiment("beta"), Samples.crates(2));
            assertThat(database.experiments().find("beta")).isEqualTo(Samples.experiment("beta"));
        }
    }

    @Test
    void unpacksWhatIsNotJavaBesideTheFile() {
        Database.open(folder.resolve("maar.db")).close();
        assertThat(System.getProperty("org.sqlite.lib.path")).isNotNull();
        assertThat(Path.of(System.getProperty("ZstdNativePath"))).hasFileName(
                "libzstd-jni-" + com.github.luben.zstd.util.ZstdVersion.VERSION + ".so");
    }

    @Test
    void refusesAFileThatIsNoDatabase() throws IOException {
        Path file = Files.writeString(folder.resolve("maar.db"),
                "a letter to a friend, long enough to be a header\n".repeat(40));
        assertThatExceptionOfType(UserError.class).isThrownBy(() -> Database.open(file))
                .withMessage(
                        file + " is no database of maar's: move it away, or choose another folder with --work-dir");
    }

    @Test
    void refusesAnotherProgramsDatabaseAndLeavesItAsItIs() {
        Path file = folder.resolve("maar.db");
        Jdbi foreign = Jdbi.create("jdbc:sqlite:" + file);
        foreign.useHandle(handle -> handle.execute("create table bookmark (url text)"));
        assertThatExceptionOfType(UserError.class).isThrownBy(() -> Database.open(file))
                .withMessageContaining("is no database of maar's");
        int tables = foreign.withHandle(
                handle -> handle.createQuery("select count(*) from sqlite_master").mapTo(Integer.class).one());
        assertThat(tables).isEqualTo(1);
    }

    @Test
    void refusesTheDatabaseOfANewerMaar() {
        Path file = folder.resolve("maar.db");
        Database.open(file).close();
        Jdbi.create("jdbc:sqlite:" + file).useHandle(handle -> handle.execute("""
                insert into flyway_schema_history (installed_rank, version, description, type, script, checksum,
                                                   installed_by, execution_time, success)
                values (99, '99', 'from the future', 'SQL', 'V99__from_the_future.sql', 1, 'x', 1, 1)"""));
        assertThatExceptionOfType(UserError.class).isThrownBy(() -> Database.open(file))
                .withMessageContaining("was written by a newer maar (schema 99)");
    }

    @Test
    void saysSoWhereTheFileCannotBeOpened() throws IOException {
        Path file = Files.createDirectory(folder.resolve("maar.db"));
        assertThatExceptionOfType(EnvironmentError.class).isThrownBy(() -> Database.open(file))
                .withMessageContaining("the database " + file + " cannot be read and written");
    }

    @Test
    void saysSoWhereItsFolderCannotBeMade() throws IOException {
        Path file = Files.writeString(folder.resolve("work"), "").resolve("maar.db");
        assertThatExceptionOfType(EnvironmentError.class).isThrownBy(() -> Database.open(file))
                .withMessageContaining("cannot make the folder");
    }

    private static String pragma(Jdbi jdbi, String name) {
        return jdbi.withHandle(handle -> handle.createQuery("pragma " + name).mapTo(String.class).one());
    }
}
