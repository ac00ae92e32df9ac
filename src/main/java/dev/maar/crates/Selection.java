package dev.maar.crates;

import dev.maar.problem.Spelling;
import dev.maar.problem.UserError;
import java.nio.file.InvalidPathException;
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

    /// Folders on this machine: `local:DIR` is DIR itself, or each folder in it, that has a `Cargo.toml`.
    record LocalFolders(String text, Path folder) implements Selection {}

    String text();

    /// Reads the user's word; throws [UserError] with the forms that are known for anything else. Entries, files and folders
    /// are looked at by [SelectionResolver].
    static Selection parse(String text) {
        int colon = text.indexOf(':');
        if (text.equals("demo")) {
            return new Demo(text);
        }
        String value = text.substring(colon + 1);
        if (colon < 0 || value.isBlank()) {
            throw unknown(text);
        }
        return switch (text.substring(0, colon)) {
            case "list" -> new Names(text, List.of(value.split(",", -1)).stream().map(String::strip).toList());
            case "file" -> new NamesFile(text, path(text, value));
            case "local" -> new LocalFolders(text, path(text, value));
            default -> throw unknown(text);
        };
    }

    private static Path path(String text, String value) {
        try {
            return Path.of(value);
        } catch (InvalidPathException e) {
            throw new UserError("selection \"" + text + "\": expected a path, but " + e.getMessage(), e);
        }
    }

    private static UserError unknown(String text) {
        return new UserError("selection \"" + text + "\" is of no known form" + hint(text)
                + " (expected demo, list:NAME[@VERSION],…, file:PATH with one entry a line, or local:DIR)");
    }

    private static String hint(String text) {
        int colon = text.indexOf(':');
        if (colon < 0) {
            String near = Spelling.suggestion(text, List.of("demo"));
            return near.isEmpty() && CrateName.isValid(text) ? ", did you mean \"list:" + text + "\"?" : near;
        }
        String form = text.substring(0, colon + 1);
        List<String> forms = List.of("list:", "file:", "local:");
        return forms.contains(form) ? ", as it names nothing" : Spelling.suggestion(form, forms);
    }
}
