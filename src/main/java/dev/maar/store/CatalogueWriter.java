package dev.maar.store;

import dev.maar.crates.FetchDump;
import dev.maar.crates.dump.DumpSink;
import dev.maar.problem.EnvironmentError;
import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.sqlite.SQLiteConfig;

/// Writes a catalogue into a new SQLite file: rows as they come into a second file beside it, and from there, in order, into the tables
/// that are kept.
///
/// Used by one thread. Nothing is safe before [#finish]; the files are given up when that was not reached.
final class CatalogueWriter implements DumpSink, AutoCloseable {
    /// Written into each file; a catalogue of another form is as good as none.
    static final int FORM = 1;

    private static final String STAGED = """
            create table staged.crate (id integer primary key, name text not null, repository text);
            create table staged.version (crate_id integer primary key, number text, checksum blob, rust_version text);
            create table staged.downloads (crate_id integer primary key, count integer);
            create table staged.recent (crate_id integer primary key, count integer);
            create table staged.dependency (crate_id integer, dependent_id integer, requirement text);
            create table staged.login (id integer, team boolean, login text);
            create table staged.owner (crate_id integer, id integer, team boolean)""";

    private static final String TABLES = """
            create table source (etag text, last_modified text, made_at integer not null);
            create table crate (
                id integer primary key, name text not null, version text, checksum blob, rust_version text,
                repository text, downloads integer not null, recent_downloads integer not null,
                dependents integer not null);
            create table dependency (
                crate_id integer not null, dependent_id integer not null, requirement text not null,
                primary key (crate_id, dependent_id, requirement)) without rowid;
            create table owner (
                crate_id integer not null, login text not null, primary key (crate_id, login)) without rowid;
            insert into dependency select distinct crate_id, dependent_id, requirement from staged.dependency
                where crate_id <> dependent_id order by 1, 2, 3;
            insert into crate
                select id, name, number, checksum, rust_version, repository, coalesce(downloads.count, 0),
                    coalesce(recent.count, 0),
                    (select count(distinct dependent_id) from dependency where crate_id = crate.id)
                from staged.crate crate left join staged.version version on version.crate_id = crate.id
                left join staged.downloads downloads on downloads.crate_id = crate.id
                left join staged.recent recent on recent.crate_id = crate.id order by id;
            insert or ignore into owner select owner.crate_id, login.login from staged.owner owner
                join staged.login login on login.id = owner.id and login.team = owner.team order by 1, 2;
            create unique index crate_name on crate (name);
            create index crate_downloads on crate (downloads desc, name);
            create index crate_dependents on crate (dependents desc, downloads desc, name)""";

    private final Path file;
    private final Connection connection;
    private final List<PreparedStatement> statements = new ArrayList<>();
    private final PreparedStatement crate;
    private final PreparedStatement version;
    private final PreparedStatement downloads;
    private final PreparedStatement recent;
    private final PreparedStatement dependency;
    private final PreparedStatement login;
    private final PreparedStatement owner;

    /// Neither file may be there yet.
    CatalogueWriter(Path file, Path staged) {
        this.file = file;
        try {
            SQLiteConfig config = new SQLiteConfig();
            config.setJournalMode(SQLiteConfig.JournalMode.OFF);
            config.setSynchronous(SQLiteConfig.SynchronousMode.OFF);
            connection = config.createConnection("jdbc:sqlite:" + file);
            try (Statement attach = connection.createStatement()) {
                attach.execute("attach database '" + staged.toString().replace("'", "''") + "' as staged");
                attach.execute("pragma staged.journal_mode = off");
                attach.execute("pragma staged.synchronous = off");
            }
            connection.setAutoCommit(false);
            run(STAGED);
            crate = prepare("insert into staged.crate values (?, ?, ?)");
            version = prepare("insert or replace into staged.version values (?, ?, ?, ?)");
            downloads = prepare("insert or replace into staged.downloads values (?, ?)");
            recent = prepare("insert or replace into staged.recent values (?, ?)");
            dependency = prepare("insert into staged.dependency values (?, ?, ?)");
            login = prepare("insert into staged.login values (?, ?, ?)");
            owner = prepare("insert into staged.owner values (?, ?, ?)");
        } catch (SQLException e) {
            throw explained(e);
        }
    }

    @Override
    public void crate(int id, String name, @Nullable String repository) {
        insert(crate, id, name, repository);
    }

    @Override
    public void version(int crateId, String number, @Nullable String checksum, @Nullable String rustVersion) {
        insert(version, crateId, number, checksum == null ? null : HexFormat.of().parseHex(checksum), rustVersion);
    }

    @Override
    public void downloads(int crateId, long count) {
        insert(downloads, crateId, count);
    }

    @Override
    public void recentDownloads(int crateId, long count) {
        insert(recent, crateId, count);
    }

    @Override
    public void dependency(int dependent, int crateId, String requirement) {
        insert(dependency, crateId, dependent, requirement);
    }

    @Override
    public void person(int id, String name) {
        insert(login, id, false, name);
    }

    @Override
    public void team(int id, String name) {
        insert(login, id, true, name);
    }

    @Override
    public void owner(int crateId, int id, boolean isTeam) {
        insert(owner, crateId, id, isTeam);
    }

    /// Makes the tables that are kept, and brings everything to the disk.
    void finish(FetchDump.Marks marks, Instant madeAt) {
        try {
            run("create index staged.login_id on login (id, team);" + TABLES);
            insert(prepare("insert into source values (?, ?, ?)"), marks.etag(), marks.lastModified(),
                    madeAt.toEpochMilli());
            run("pragma user_version = " + FORM);
            connection.commit();
            try (FileChannel channel = FileChannel.open(file, StandardOpenOption.WRITE)) {
                channel.force(true);
            }
        } catch (SQLException e) {
            throw explained(e);
        } catch (IOException e) {
            throw EnvironmentError.lasting("cannot write " + file + ": " + e.getMessage(), e);
        }
    }

    @Override
    public void close() {
        try {
            for (PreparedStatement statement : statements) {
                statement.close();
            }
            connection.close();
        } catch (SQLException e) {
            throw explained(e);
        }
    }

    private PreparedStatement prepare(String sql) throws SQLException {
        PreparedStatement statement = connection.prepareStatement(sql);
        statements.add(statement);
        return statement;
    }

    private void run(String script) throws SQLException {
        try (Statement statement = connection.createStatement()) {
            for (String sql : script.split(";", -1)) {
                statement.execute(sql);
            }
        }
    }

    private void insert(PreparedStatement statement, @Nullable Object... values) {
        try {
            for (int place = 0; place < values.length; place++) {
                statement.setObject(place + 1, values[place]);
            }
            statement.executeUpdate();
        } catch (SQLException e) {
            throw explained(e);
        }
    }

    private RuntimeException explained(SQLException failure) {
        return DatabaseProblem.explain(new IllegalStateException("cannot write the catalogue " + file, failure), file);
    }
}
