package dev.maar.crates;

import java.net.URI;
import java.nio.file.Path;
import java.util.List;

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

    /// Crates of an earlier experiment at the versions that it had: `experiment:NAME`, `failed:NAME`, `regressed:NAME`.
    record Past(String text, PastCrates.Which which, String experiment) implements Selection {}

    String text();

    /// Reads the user's word; throws [dev.maar.problem.UserError] with the forms that are known for anything else. Entries, files,
    /// folders and experiments are looked at by [SelectionResolver].
    static Selection parse(String text) {
        return new ParseSelection(text).selection();
    }
}
