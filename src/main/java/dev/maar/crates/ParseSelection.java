package dev.maar.crates;

import dev.maar.problem.Spelling;
import dev.maar.problem.UserError;
import java.net.URI;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/// Reads one word of `--crates` or `--exclude`.
final class ParseSelection {
    private static final List<String> FORMS = List.of("list:", "file:", "local:", "git:", "repos:", "rdeps:",
            "experiment:", "failed:", "regressed:");
    private static final Pattern TOP = Pattern.compile("top-([1-9][0-9]{0,8})(:downloads|:dependents)?");
    private static final Pattern RANDOM = Pattern.compile("random-([1-9][0-9]{0,8}):([0-9]{1,18})");
    private static final Pattern DEPENDENTS = Pattern.compile("rdeps:([^@:]+)(?:@([^:]+))?(?::([1-9][0-9]{0,8}))?");

    private final String text;

    ParseSelection(String text) {
        this.text = text;
    }

    Selection selection() {
        if (text.equals("demo")) {
            return new Selection.Demo(text);
        }
        if (text.equals("full")) {
            return new Selection.Everything(text);
        }
        if (text.startsWith("top-")) {
            return top();
        }
        if (text.startsWith("random-")) {
            return random();
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
            case "git" -> new Selection.Repository(text, repository(value));
            case "repos" -> new Selection.RepositoryList(text, repositories(value));
            case "rdeps" -> dependents();
            case "experiment" -> new Selection.Past(text, PastCrates.Which.ALL, value);
            case "failed" -> new Selection.Past(text, PastCrates.Which.FAILED, value);
            case "regressed" -> new Selection.Past(text, PastCrates.Which.REGRESSED, value);
            default -> throw unknown();
        };
    }

    private Selection top() {
        Matcher matcher = TOP.matcher(text);
        if (!matcher.matches()) {
            throw new UserError("selection \"" + text
                    + "\": expected top-N with N from 1, such as top-1000, or top-1000:dependents");
        }
        Catalogue.Order order = ":dependents".equals(matcher.group(2))
                ? Catalogue.Order.DEPENDENTS
                : Catalogue.Order.DOWNLOADS;
        return new Selection.Top(text, Integer.parseInt(matcher.group(1)), order);
    }

    private Selection random() {
        Matcher matcher = RANDOM.matcher(text);
        if (!matcher.matches()) {
            throw new UserError(
                    "selection \"" + text + "\": expected random-N:SEED with N from 1 and a seed of up to 18 digits,"
                            + " such as random-100:1; the same seed draws the same crates");
        }
        return new Selection.Random(text, Integer.parseInt(matcher.group(1)), Long.parseLong(matcher.group(2)));
    }

    private Selection dependents() {
        Matcher matcher = DEPENDENTS.matcher(text);
        String expected = "selection \"" + text + "\": expected rdeps:NAME, rdeps:NAME@REQ or rdeps:NAME@REQ:N, such as"
                + " rdeps:rand@0.8:100";
        if (!matcher.matches()) {
            throw new UserError(expected);
        }
        String name = new CrateName(matcher.group(1)).text();
        VersionRange requirement = matcher.group(2) == null
                ? null
                : VersionRange.parse(matcher.group(2))
                        .orElseThrow(() -> new UserError(expected + "; \"" + matcher.group(2)
                                + "\" is no version requirement of cargo's"));
        int limit = matcher.group(3) == null ? Integer.MAX_VALUE : Integer.parseInt(matcher.group(3));
        return new Selection.Dependents(text, name, requirement, limit);
    }

    private RepositoryRequest repository(String value) {
        try {
            return RepositoryRequest.parse(value);
        } catch (UserError e) {
            throw new UserError("selection \"" + text + "\": " + e.getMessage(), e);
        }
    }

    private String repositories(String value) {
        return isAddress(value) ? address(value).toString() : path(value).toString();
    }

    private static boolean isAddress(String value) {
        return value.startsWith("http://") || value.startsWith("https://");
    }

    private Selection page(String value) {
        return new Selection.NamesPage(text, address(value));
    }

    private URI address(String value) {
        try {
            URI address = URI.create(value);
            if (isAddress(value) && address.getHost() != null) {
                return address;
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
                + " (expected demo, full, top-N[:dependents], random-N:SEED, rdeps:NAME[@REQ][:N], list:NAME[@VERSION],…,"
                + " file:PATH or file:https://… with one entry a line, local:DIR, git:URL[#REV], repos:FILE.csv, experiment:NAME, failed:NAME or regressed:NAME)");
    }

    private String hint() {
        int colon = text.indexOf(':');
        if (colon < 0) {
            String near = Spelling.suggestion(text, List.of("demo", "full"));
            return near.isEmpty() && CrateName.isValid(text) ? ", did you mean \"list:" + text + "\"?" : near;
        }
        String form = text.substring(0, colon + 1);
        return FORMS.contains(form) ? ", as it names nothing" : Spelling.suggestion(form, FORMS);
    }
}
