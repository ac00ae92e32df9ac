package dev.maar.crates.dump;

import java.util.Arrays;
import java.util.EnumSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;

/// The tables of the dump that are read, with the columns that are needed of them, by crates.io's schema.
enum DumpTable {
    CRATES(true, "id, name, repository"),
    CRATE_DOWNLOADS(true, "crate_id, downloads"),
    DEFAULT_VERSIONS(true, "crate_id, version_id"),
    VERSIONS(true, "id, crate_id, num, checksum, yanked, rust_version"),
    DEPENDENCIES(true, "version_id, crate_id, req"),
    VERSION_DOWNLOADS(true, "version_id, downloads"),
    USERS(false, "id, gh_login"),
    TEAMS(false, "id, login"),
    CRATE_OWNERS(false, "crate_id, owner_id, owner_kind");

    private final boolean required;
    private final String columns;

    DumpTable(boolean required, String columns) {
        this.required = required;
        this.columns = columns;
    }

    /// The table's name in the registry's database.
    String text() {
        return name().toLowerCase(Locale.ROOT);
    }

    List<String> columns() {
        return List.of(columns.split(", "));
    }

    /// What must have been read before this table's rows mean anything.
    Set<DumpTable> needs() {
        return switch (this) {
            case VERSIONS -> EnumSet.of(DEFAULT_VERSIONS);
            case DEPENDENCIES, VERSION_DOWNLOADS -> EnumSet.of(VERSIONS);
            case CRATES, CRATE_DOWNLOADS, DEFAULT_VERSIONS, USERS, TEAMS, CRATE_OWNERS ->
                EnumSet.noneOf(DumpTable.class);
        };
    }

    static Set<DumpTable> required() {
        Set<DumpTable> tables = EnumSet.allOf(DumpTable.class);
        tables.removeIf(table -> !table.required);
        return tables;
    }

    /// The table that a file of the archive holds: `DATE/data/TABLE.csv`.
    static Optional<DumpTable> inFile(String path) {
        return Arrays.stream(values()).filter(table -> ("/" + path).endsWith("/" + table.text() + ".csv")).findFirst();
    }
}
