package dev.maar.config;

import com.fasterxml.jackson.databind.JsonNode;
import dev.maar.crates.CrateName;
import dev.maar.crates.Quirk;
import dev.maar.crates.QuirkEntry;
import dev.maar.crates.VersionRange;
import dev.maar.problem.Spelling;
import dev.maar.problem.UserError;
import dev.maar.sandbox.Limits;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/// Reads one entry of a file of quirks; every complaint has the line.
record ReadQuirk(Path file, TableLines lines, int index, int count, JsonNode table) {
    private static final int LONGEST_REASON = 300;
    private static final String SKIP = "skip";
    private static final List<String> EFFECTS = List.of(SKIP, "skip-tests", "broken", "memory", "cpus", "pids", "disk",
            "tmp", "timeout", "inactivity", "jobs");
    private static final List<String> KEYS = Stream
            .concat(Stream.of("name", "versions", "local", "reason"), EFFECTS.stream())
            .toList();

    QuirkEntry entry() {
        checkKeys();
        if (table.has("name") == table.has("local")) {
            throw wrong(table.has("name") ? "both \"name\" and \"local\" are given" : "it is not said which crate",
                    "either name = \"a crate of the registry\" or local = \"a local crate's folder\"");
        }
        return table.has("name") ? published() : folder();
    }

    /// What is special about one crate, given inside an entry of its own: without words that say which crate.
    Quirk inside(String crate) {
        List<String> keys = Stream.concat(EFFECTS.stream(), Stream.of("reason")).toList();
        new StrictTable(table, place(), this::place).check(keys);
        return quirk(crate);
    }

    private void checkKeys() {
        table.fieldNames().forEachRemaining(key -> {
            if (!KEYS.contains(key)) {
                throw new UserError(place(key) + ": unknown key \"" + key + "\": expected one of "
                        + String.join(", ", KEYS) + Spelling.suggestion(key, KEYS));
            }
        });
    }

    private QuirkEntry published() {
        String name = given("name").asText();
        if (!CrateName.isValid(name)) {
            throw given("name").wrong("a crate's name: up to 64 letters, digits, '-' or '_'"
                    + (name.contains("@") ? "; versions are a key of their own" : ""));
        }
        return new QuirkEntry.Published(new CrateName(name), versions(), quirk(name));
    }

    private VersionRange versions() {
        Given given = table.has("versions") ? given("versions") : new Given("", "*", Given.Form.QUOTED);
        String expected = "a range as cargo writes it, such as \"1.2\", \">=0.3, <0.5\" or \"=1.4.0\"";
        VersionRange range = VersionRange.parse(given.asText()).orElseThrow(() -> given.wrong(expected));
        if (range.common(range).isEmpty()) {
            throw given.wrong(expected + "; no version can be in this one");
        }
        return range;
    }

    private QuirkEntry folder() {
        Given name = given("local");
        if (name.asText().isBlank() || name.asText().contains("/")) {
            throw name.wrong("the last name of a local crate's folder");
        }
        if (table.has("versions")) {
            throw wrong("\"versions\" is given for a local crate", "\"versions\" only beside \"name\"");
        }
        return new QuirkEntry.Folder(name.asText(), quirk(name.asText()));
    }

    private Quirk quirk(String crate) {
        if (!table.has("reason") || given("reason").asText().isBlank()) {
            throw wrong("the entry for \"" + crate + "\" has no reason",
                    "reason = \"...\", so that others can tell when it may go");
        }
        String reason = given("reason").asText().strip();
        if (reason.length() > LONGEST_REASON || reason.lines().count() > 1) {
            throw wrong("the reason for \"" + crate + "\" is long",
                    "one line of at most " + LONGEST_REASON + " characters");
        }
        List<String> effects = EFFECTS.stream().filter(this::effective).toList();
        if (effects.isEmpty()) {
            throw wrong("the entry for \"" + crate + "\" does nothing", "one of " + String.join(", ", EFFECTS));
        }
        if (effects.contains(SKIP) && effects.size() > 1) {
            throw wrong("skip leaves nothing to do for " + String.join(", ", effects.subList(1, effects.size())),
                    "skip alone");
        }
        return new Quirk(effects.contains(SKIP), effects.contains("skip-tests"), effects.contains("broken"), limits(),
                jobs(), reason, place());
    }

    /// What is `false` is as good as not there.
    private boolean effective(String key) {
        return table.has(key) && switch (key) {
            case SKIP, "skip-tests", "broken" -> given(key).asTruth();
            default -> true;
        };
    }

    private String limits() {
        List<String> words = new ArrayList<>();
        for (String key : EFFECTS) {
            if (table.has(key)) {
                switch (key) {
                    case "memory", "disk", "tmp" -> words.add(key + " " + Limits.size(given(key).asSize()));
                    case "cpus" -> words.add("cpus " + Limits.number(given(key).asNumber()));
                    case "pids" -> words.add("processes " + given(key).asCount());
                    case "timeout", "inactivity" -> words.add(key + " " + Limits.time(given(key).asTime()));
                    default -> {
                    }
                }
            }
        }
        return String.join(", ", words);
    }

    private @Nullable Integer jobs() {
        return table.has("jobs") ? given("jobs").asCount() : null;
    }

    private Given given(String key) {
        return Given.of(place(key) + ": " + key, table.path(key));
    }

    private UserError wrong(String what, String expected) {
        return new UserError(place() + ": " + what + ": expected " + expected);
    }

    private String place() {
        return file + ":" + lines.of(index, count);
    }

    private String place(String key) {
        return file + ":" + lines.of(index, count, key);
    }
}
