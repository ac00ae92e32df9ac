package dev.maar.store;

import dev.maar.crates.Catalogue;
import dev.maar.crates.FetchDump;
import dev.maar.crates.KnownCrate;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.HandleCallback;
import org.jdbi.v3.core.Jdbi;
import org.jdbi.v3.core.JdbiException;
import org.sqlite.SQLiteConfig;
import org.sqlite.SQLiteDataSource;

/// A catalogue in a SQLite file that nobody changes any more; safe for any number of threads.
final class StoredCatalogue implements Catalogue {
    private final Path file;
    private final Jdbi jdbi;
    private final FetchDump.Marks marks;
    private final Instant madeAt;

    private record Source(FetchDump.Marks marks, Instant madeAt) {}

    private record DependentRow(KnownCrate crate, String requirement) {}

    private StoredCatalogue(Path file, Jdbi jdbi, Source source) {
        this.file = file;
        this.jdbi = jdbi;
        this.marks = source.marks();
        this.madeAt = source.madeAt();
    }

    /// Opens the file; empty where there is none, or one of another form.
    static Optional<StoredCatalogue> open(Path file) {
        if (!Files.isRegularFile(file)) {
            return Optional.empty();
        }
        SQLiteConfig config = new SQLiteConfig();
        config.setReadOnly(true);
        SQLiteDataSource source = new SQLiteDataSource(config);
        source.setUrl("jdbc:sqlite:" + file);
        Jdbi jdbi = Jdbi.create(source);
        return read(file, jdbi, StoredCatalogue::source).map(found -> new StoredCatalogue(file, jdbi, found));
    }

    private static Optional<Source> source(Handle handle) {
        int form = handle.createQuery("pragma user_version").mapTo(Integer.class).one();
        if (form != CatalogueWriter.FORM) {
            return Optional.empty();
        }
        return handle.createQuery("select * from source")
                .map((row, _) -> new Source(
                        new FetchDump.Marks(row.getString("etag"), row.getString("last_modified")),
                        Instant.ofEpochMilli(row.getLong("made_at"))))
                .findFirst();
    }

    FetchDump.Marks marks() {
        return marks;
    }

    @Override
    public Instant madeAt() {
        return madeAt;
    }

    @Override
    public List<KnownCrate> first(int count, Order order) {
        return read(handle -> handle
                .createQuery(
                        "select * from crate where version is not null order by " + columns(order) + " limit :count")
                .bind("count", count)
                .map((row, _) -> crate(row))
                .list());
    }

    @Override
    public Optional<Integer> place(String name, Order order) {
        return find(name).filter(crate -> crate.version() != null)
                .map(crate -> read(handle -> handle
                        .createQuery("select count(*) from crate where version is not null and " + upTo(order))
                        .bind("downloads", crate.downloads())
                        .bind("dependents", crate.dependents())
                        .bind("name", name)
                        .mapTo(Integer.class)
                        .one()));
    }

    @Override
    public Optional<KnownCrate> find(String name) {
        return read(handle -> handle.createQuery("select * from crate where name = :name")
                .bind("name", name)
                .map((row, _) -> crate(row))
                .findOne());
    }

    @Override
    public List<String> owners(String name) {
        return read(handle -> handle.createQuery(
                "select login from owner join crate on crate.id = owner.crate_id where name = :name order by login")
                .bind("name", name)
                .mapTo(String.class)
                .list());
    }

    @Override
    public Map<String, List<String>> owners() {
        Map<String, List<String>> owners = new HashMap<>();
        read(handle -> {
            try (Stream<Map.Entry<String, String>> rows = handle.createQuery(
                    "select name, login from owner join crate on crate.id = owner.crate_id order by crate.id, login")
                    .map((row, _) -> Map.entry(row.getString(1), row.getString(2)))
                    .stream()) {
                rows.forEach(row -> owners.merge(row.getKey(), List.of(row.getValue()), StoredCatalogue::both));
            }
            return owners;
        });
        return owners;
    }

    private static List<String> both(List<String> some, List<String> more) {
        return Stream.concat(some.stream(), more.stream()).toList();
    }

    @Override
    public List<Dependent> dependents(String name) {
        List<DependentRow> rows = read(handle -> handle.createQuery("""
                select crate.*, requirement from dependency join crate on crate.id = dependent_id
                where crate_id = (select id from crate where name = :name) and version is not null
                order by downloads desc, name, requirement""")
                .bind("name", name)
                .map((row, _) -> new DependentRow(crate(row), row.getString("requirement")))
                .list());
        return rows.stream()
                .collect(Collectors.groupingBy(DependentRow::crate, LinkedHashMap::new,
                        Collectors.mapping(DependentRow::requirement, Collectors.toList())))
                .entrySet()
                .stream()
                .map(one -> new Dependent(one.getKey(), one.getValue()))
                .toList();
    }

    @Override
    public Map<String, Long> downloads() {
        Map<String, Long> downloads = new HashMap<>();
        read(handle -> {
            try (Stream<Map.Entry<String, Long>> rows = handle.createQuery("select name, downloads from crate")
                    .map((row, _) -> Map.entry(row.getString(1), row.getLong(2)))
                    .stream()) {
                rows.forEach(row -> downloads.put(row.getKey(), row.getValue()));
            }
            return downloads;
        });
        return downloads;
    }

    private static String upTo(Order order) {
        return switch (order) {
            case DOWNLOADS -> "(-downloads, name) <= (-:downloads, :name)";
            case DEPENDENTS -> "(-dependents, -downloads, name) <= (-:dependents, -:downloads, :name)";
        };
    }

    private static String columns(Order order) {
        return switch (order) {
            case DOWNLOADS -> "downloads desc, name";
            case DEPENDENTS -> "dependents desc, downloads desc, name";
        };
    }

    private static KnownCrate crate(ResultSet row) throws SQLException {
        byte[] checksum = row.getBytes("checksum");
        return new KnownCrate(row.getString("name"), row.getString("version"),
                checksum == null ? null : HexFormat.of().formatHex(checksum), row.getString("rust_version"),
                row.getString("repository"), row.getLong("downloads"), row.getLong("recent_downloads"),
                row.getInt("dependents"));
    }

    private <T> T read(HandleCallback<T, RuntimeException> callback) {
        return read(file, jdbi, callback);
    }

    private static <T> T read(Path file, Jdbi jdbi, HandleCallback<T, RuntimeException> callback) {
        try {
            return jdbi.withHandle(callback);
        } catch (JdbiException e) {
            throw DatabaseProblem.explain(e, file);
        }
    }
}
