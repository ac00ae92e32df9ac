package dev.maar.crates;

import java.net.URI;
import java.nio.file.Path;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// Which crates to take, in the user's words; [#text] is the word as given, which is stored and shown.
public sealed interface Selection {

    /// The list that ships with maar: `demo`.
    record Demo(String text) implements Selection {}

    /// Names on the command line: `list:a,b@1.2.3`.
    record Names(String text, List<String> entries) implements Selection {
        public Names {
            entries = List.copyOf(entries);
        }
    }

    /// Names in a file, one a line, with `#` comments: `file:PATH`.
    record NamesFile(String text, Path file) implements Selection {}

    /// The same from a web server: `file:https://…`, or the address alone as Crater takes it.
    record NamesPage(String text, URI address) implements Selection {}

    /// Folders on this machine: `local:DIR` is DIR itself, or each folder in it, that has a `Cargo.toml`.
    record LocalFolders(String text, Path folder) implements Selection {}

    /// A repository: `git:URL[#REV]`.
    record Repository(String text, RepositoryRequest request) implements Selection {}

    /// A list of public repositories as CSV: `repos:FILE`, or an http(s) address in the place of FILE.
    record RepositoryList(String text, String file) implements Selection {}

    /// Crates of an earlier experiment at the versions that it had: `experiment:NAME`, `failed:NAME`, `regressed:NAME`.
    record Past(String text, PastCrates.Which which, String experiment) implements Selection {}

    /// Every crate that has a version which is not yanked: `full`.
    record Everything(String text) implements Selection {}

    /// The first crates: `top-N` by downloads, `top-N:dependents` by dependents.
    record Top(String text, int count, Catalogue.Order order) implements Selection {}

    /// Crates by chance, the same ones for the same seed: `random-N:SEED`.
    record Random(String text, int count, long seed) implements Selection {}

    /// Crates that depend on another: `rdeps:NAME[@REQ][:N]`. With `requirement` those that allow a version in it; at most `limit`, the
    /// most downloaded first.
    record Dependents(String text, String name, @Nullable VersionRange requirement, int limit) implements Selection {}

    String text();

    /// Reads the user's word; throws [dev.maar.problem.UserError] with the forms that are known for anything else. Entries, files,
    /// folders and experiments are looked at by [SelectionResolver].
    static Selection parse(String text) {
        return new ParseSelection(text).selection();
    }
}
