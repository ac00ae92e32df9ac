package dev.maar.store;

import com.zaxxer.hikari.HikariConfig;
import com.zaxxer.hikari.HikariDataSource;
import dev.maar.problem.EnvironmentError;
import dev.maar.problem.UserError;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.function.Consumer;
import javax.sql.DataSource;
import org.jdbi.v3.core.HandleCallback;
import org.jdbi.v3.core.Jdbi;
import org.jdbi.v3.core.JdbiException;
import org.sqlite.SQLiteConfig;
import org.sqlite.SQLiteDataSource;
import org.sqlite.SQLiteOpenMode;

/// The SQLite file that holds everything maar knows, opened with its newest schema.
///
/// Thread-safe; one object a process is enough. Reading needs nothing else, running work needs a [WorkLock] too.
public final class Database implements AutoCloseable {
    /// One pool of six connections in WAL mode was the fastest of those measured.
    private static final int CONNECTIONS = 6;

    private static final int BUSY_TIMEOUT_MILLIS = 10_000;

    private final Path file;
    private final HikariDataSource pool;
    private final Jdbi jdbi;

    private Database(Path file, HikariDataSource pool) {
        this.file = file;
        this.pool = pool;
        this.jdbi = Jdbi.create(pool);
    }

    /// Opens the file, makes it and its folder where they are missing, and brings its schema up to date.
    ///
    /// Throws [UserError] where the file is not maar's or is a newer maar's, [EnvironmentError] where it cannot be read or written.
    public static Database open(Path file) {
        return open(file, _ -> {
        });
    }

    /// The same; `progress` hears what takes long.
    public static Database open(Path file, Consumer<String> progress) {
        makeFolder(file);
        NativeLibrary.unpackBeside(file);
        HikariDataSource pool = null;
        try {
            pool = pool(file);
            MigrateSchema.of(pool, file).run(progress);
            return new Database(file, pool);
        } catch (RuntimeException e) {
            if (pool != null) {
                pool.close();
            }
            throw DatabaseProblem.explain(e, file);
        }
    }

    /// The connections, for the library that keeps the queue.
    public DataSource dataSource() {
        return pool;
    }

    public ExperimentStore experiments() {
        return new ExperimentStore(this);
    }

    public AttemptStore attempts() {
        return new AttemptStore(this);
    }

    public VerdictStore verdicts() {
        return new VerdictStore(this);
    }

    public RunStore runs() {
        return new RunStore(this);
    }

    public HistoryStore history() {
        return new HistoryStore(this);
    }

    public Queue queue() {
        return new Queue(this);
    }

    /// Returns the error that a person can act on where the thrown one is SQLite's about this file, else the thrown one itself.
    public RuntimeException explain(RuntimeException thrown) {
        return DatabaseProblem.explain(thrown, file);
    }

    @Override
    public void close() {
        pool.close();
    }

    /// Runs the callback in one transaction, whose first statement must write: only then do writers wait for each other.
    <T> T inTransaction(HandleCallback<T, RuntimeException> callback) {
        try {
            return jdbi.inTransaction(callback);
        } catch (JdbiException e) {
            throw DatabaseProblem.explain(e, file);
        }
    }

    /// Runs the callback on one state of the database, whatever others write meanwhile.
    <T> T read(HandleCallback<T, RuntimeException> callback) {
        try {
            return jdbi.inTransaction(callback);
        } catch (JdbiException e) {
            throw DatabaseProblem.explain(e, file);
        }
    }

    /// The same by JDBC itself, where rows are read by the million.
    <T> T readRows(RowsCallback<T> callback) {
        return read(handle -> {
            try {
                return callback.read(handle.getConnection());
            } catch (SQLException e) {
                throw DatabaseProblem.explain(new IllegalStateException("cannot read rows", e), file);
            }
        });
    }

    /// Reads through a connection that is the database's own again afterwards.
    @FunctionalInterface
    interface RowsCallback<T> {
        T read(Connection connection) throws SQLException;
    }

    private static void makeFolder(Path file) {
        try {
            Files.createDirectories(file.toAbsolutePath().getParent());
        } catch (IOException e) {
            throw EnvironmentError.lasting("cannot make the folder of the database " + file + ": " + e.getMessage()
                    + "; make it, or choose another with --work-dir", e);
        }
    }

    private static HikariDataSource pool(Path file) {
        var sqlite = new SQLiteConfig();
        sqlite.setJournalMode(SQLiteConfig.JournalMode.WAL);
        sqlite.setSynchronous(SQLiteConfig.SynchronousMode.NORMAL);
        sqlite.setBusyTimeout(BUSY_TIMEOUT_MILLIS);
        sqlite.enforceForeignKeys(true);
        sqlite.setOpenMode(SQLiteOpenMode.NOMUTEX); // the pool gives a connection to one thread at a time
        var source = new SQLiteDataSource(sqlite);
        source.setUrl("jdbc:sqlite:" + file);
        var settings = new HikariConfig();
        settings.setPoolName("store");
        settings.setDataSource(source);
        settings.setMaximumPoolSize(CONNECTIONS);
        settings.setMinimumIdle(1);
        return new HikariDataSource(settings);
    }
}
