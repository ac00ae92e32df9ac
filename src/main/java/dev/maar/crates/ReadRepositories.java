package dev.maar.crates;

import dev.maar.problem.UserError;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;
import org.apache.commons.csv.CSVFormat;
import org.apache.commons.csv.CSVParser;
import org.apache.commons.csv.CSVRecord;

/// Reads the list of GitHub's public repositories that have a manifest and a lockfile: `data/github.csv` of rust-lang/rust-repos, of
/// which Crater takes the same rows.
final class ReadRepositories {
    private static final List<String> COLUMNS = List.of("name", "has_cargo_toml", "has_cargo_lock");

    private ReadRepositories() {
    }

    /// One repository, and where it stands: `FILE:LINE`.
    record Entry(CrateId.GitHub crate, String place) {}

    /// The rows that have both files; `file` is the list's name, for messages. Throws [UserError] with the line for a missing column and
    /// a row that says nothing, and where no row is left.
    static List<Entry> of(String file, String text) {
        CSVFormat format = CSVFormat.DEFAULT.builder().setHeader().setSkipHeaderRecord(true).get();
        try (CSVParser rows = CSVParser.parse(text, format)) {
            checkColumns(file, rows.getHeaderNames());
            List<Entry> entries = new ArrayList<>();
            long line = rows.getCurrentLineNumber() + 1;
            for (CSVRecord row : rows) {
                String place = file + ":" + line;
                CrateId.GitHub crate = repository(row, place);
                boolean manifest = has(row, "has_cargo_toml", place);
                boolean lockfile = has(row, "has_cargo_lock", place);
                if (manifest && lockfile) {
                    entries.add(new Entry(crate, place));
                }
                line = rows.getCurrentLineNumber() + 1;
            }
            if (entries.isEmpty()) {
                throw new UserError(file + ": no repository in it has both a Cargo.toml and a Cargo.lock");
            }
            return entries;
        } catch (IOException | UncheckedIOException | IllegalArgumentException | IllegalStateException e) {
            throw new UserError(file + ": expected a list of repositories as CSV, but " + e.getMessage(), e);
        }
    }

    private static void checkColumns(String file, List<String> there) {
        for (String column : COLUMNS) {
            if (!there.contains(column)) {
                throw new UserError(file + ":1: there is no column \"" + column + "\": expected "
                        + String.join(", ", COLUMNS) + ", as data/github.csv of rust-lang/rust-repos has them");
            }
        }
    }

    private static CrateId.GitHub repository(CSVRecord row, String place) {
        String name = cell(row, "name", place);
        return GitHubSite.repository(name)
                .orElseThrow(() -> new UserError(
                        place + ": \"" + name + "\" is no repository's name: expected ORG/NAME"));
    }

    private static boolean has(CSVRecord row, String column, String place) {
        String cell = cell(row, column, place);
        return switch (cell) {
            case "true" -> true;
            case "false" -> false;
            default -> throw new UserError(
                    place + ": " + column + " is \"" + cell + "\": expected true or false");
        };
    }

    private static String cell(CSVRecord row, String column, String place) {
        if (!row.isSet(column)) {
            throw new UserError(place + ": the row ends before its " + column + ": expected as many cells as columns");
        }
        return row.get(column).strip();
    }
}
