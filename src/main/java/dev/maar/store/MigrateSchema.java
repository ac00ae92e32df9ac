package dev.maar.store;

import dev.maar.problem.UserError;
import java.nio.file.Path;
import java.util.function.Consumer;
import javax.sql.DataSource;
import org.flywaydb.core.Flyway;
import org.flywaydb.core.api.MigrationInfo;
import org.jdbi.v3.core.Jdbi;

/// Brings a database to the newest schema, and refuses one that is not maar's or is ahead of this maar.
final class MigrateSchema {
    private final Flyway flyway;
    private final Path file;

    private MigrateSchema(Flyway flyway, Path file) {
        this.flyway = flyway;
        this.file = file;
    }

    static MigrateSchema of(DataSource source, Path file) {
        return new MigrateSchema(
                Flyway.configure(MigrateSchema.class.getClassLoader())
                        .dataSource(source)
                        .locations("classpath:db/migration/sqlite")
                        .load(),
                file);
    }

    /// `progress` hears of it where there are rows to change, since that takes a while where they are very many.
    void run(Consumer<String> progress) {
        var info = flyway.info();
        MigrationInfo current = info.current();
        if (current == null && hasTables()) {
            throw DatabaseProblem.foreign(file, new IllegalStateException("tables without a schema history"));
        }
        if (current != null && !current.getState().isResolved()) {
            throw new UserError(file + " was written by a newer maar (schema " + current.getVersion()
                    + "): use that one, or choose another folder with --work-dir");
        }
        if (info.pending().length > 0) {
            if (current != null) {
                progress.accept("bringing " + file + " to this maar's schema, once...");
            }
            flyway.migrate();
        }
    }

    /// The history itself does not count: a process that was killed before the first migration leaves it empty.
    private boolean hasTables() {
        return Jdbi.create(flyway.getConfiguration().getDataSource())
                .withHandle(handle -> handle
                        .createQuery("select count(*) from sqlite_master where tbl_name <> 'flyway_schema_history'")
                        .mapTo(Integer.class)
                        .one()) > 0;
    }
}
