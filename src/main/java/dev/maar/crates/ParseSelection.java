package dev.maar.crates;

import dev.maar.problem.Spelling;
import dev.maar.problem.UserError;
import java.net.URI;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;

/// Reads one word of `--crates` or `--exclude`.
final class ParseSelection {
    private static final List<String> FORMS = List.of("list:", "file:", "local:", "experiment:", "failed:",
            "regressed:");

    private final String text;

    ParseSelection(String text) {
        this.text = text;
    }

    Selection selection() {
        if (text.equals("demo")) {
            return new Selection.Demo(text);
        }
        int colon = text.indexOf(':');
        String value = text.substring(colon + 1);
        if (colon < 0 || value.isBlank()) {
            throw unknown();
        }
        return switch (text.substring(0, colon)) {
            case "list" -> new Selection.Names(text, Stream.of(value.split(",", -1)).map(String::strip).toList());
            case "file" -> isAddress(value) ? page(value) : new Selection.NamesFile(text, path(value));
            case "http", "https" -> page(text);
            case "local" -> new Selection.LocalFolders(text, path(value));
            case "experiment" -> new Selection.Past(text, PastCrates.Which.ALL, value);
            case "failed" -> new Selection.Past(text, PastCrates.Which.FAILED, value);
            case "regressed" -> new Selection.Past(text, PastCrates.Which.REGRESSED, value);
            default -> throw unknown();
        };
    }

    private static boolean isAddress(String value) {
        return value.startsWith("http://") || value.startsWith("https://");
    }

    private Selection page(String value) {
        try {
            URI address = URI.create(value);
            if (isAddress(value) && address.getHost() != null) {
                return new Selection.NamesPage(text, address);
            }
        } catch (IllegalArgumentException _) {
            // Said below, together with an address that names no host.
        }
        throw new UserError(
                "selection \"" + text + "\": expected a whole http(s) address, such as file:https://HOST/list.txt");
    }

    private Path path(String value) {
        try {
            return Path.of(value);
        } catch (InvalidPathException e) {
            throw new UserError("selection \"" + text + "\": expected a path, but " + e.getMessage(), e);
        }
    }

    private UserError unknown() {
        return new UserError("selection \"" + text + "\" is of no known form" + hint()
                + " (expected demo, list:NAME[@VERSION],…, file:PATH or file:https://… with one entry a line, local:DIR,"
                + " experiment:NAME, failed:NAME or regressed:NAME)");
    }

    private String hint() {
        int colon = text.indexOf(':');
        if (colon < 0) {
            String near = Spelling.suggestion(text, List.of("demo"));
            return near.isEmpty() && CrateName.isValid(text) ? ", did you mean \"list:" + text + "\"?" : near;
        }
        String form = text.substring(0, colon + 1);
        return FORMS.contains(form) ? ", as it names nothing" : Spelling.suggestion(form, FORMS);
    }
}
