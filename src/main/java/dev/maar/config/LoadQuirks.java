package dev.maar.config;

import com.fasterxml.jackson.databind.JsonNode;
import dev.maar.crates.QuirkEntry;
import dev.maar.crates.Quirks;
import dev.maar.crates.VersionRange;
import dev.maar.problem.Spelling;
import dev.maar.problem.UserError;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// Reads the file of quirks: the crates that need special handling, each with its reason.
public final class LoadQuirks {
    private static final String ENTRIES = "crate";

    private final Path home;

    /// `home` is the folder with `config/quirks.toml`, which may be missing.
    public LoadQuirks(Path home) {
        this.home = home;
    }

    /// Reads `file`, or the default one where it is null.
    ///
    /// Throws [UserError] with the line for anything that is not as `config/quirks.toml` documents it, two entries that mean the
    /// same version of a crate among it.
    public Quirks load(@Nullable Path file) {
        Path usual = home.resolve("config/quirks.toml");
        if (file == null && !Files.exists(usual)) {
            return Quirks.NONE;
        }
        Path chosen = file == null ? usual : file;
        try {
            return read(chosen, Files.readString(chosen));
        } catch (IOException e) {
            throw new UserError("quirks file " + chosen
                    + " cannot be read: expected a TOML file such as config/quirks.toml (" + e + ")", e);
        }
    }

    private static Quirks read(Path file, String text) {
        var lines = new TableLines(text, ENTRIES);
        List<JsonNode> tables = tables(file, TomlFile.parse(file, text), lines);
        List<QuirkEntry> entries = new ArrayList<>();
        for (int index = 0; index < tables.size(); index++) {
            QuirkEntry entry = new ReadQuirk(file, lines, index, tables.size(), tables.get(index)).entry();
            for (QuirkEntry earlier : entries) {
                checkApart(earlier, entry);
            }
            entries.add(entry);
        }
        return new Quirks(entries);
    }

    private static List<JsonNode> tables(Path file, JsonNode root, TableLines lines) {
        for (var field : root.properties()) {
            String name = field.getKey();
            if (!name.equals(ENTRIES)) {
                throw new UserError(file + ":" + lines.ofKey(name) + ": unknown key \"" + name
                        + "\": expected entries that begin with [[crate]]"
                        + Spelling.suggestion(name, List.of(ENTRIES)));
            }
        }
        JsonNode entries = root.path(ENTRIES);
        boolean tables = entries.isArray() && entries.valueStream().allMatch(JsonNode::isObject);
        if (!entries.isMissingNode() && !tables) {
            throw new UserError(file + ":" + lines.ofKey(ENTRIES)
                    + ": \"crate\" is no list of tables: expected entries that begin with [[crate]]");
        }
        return entries.valueStream().toList();
    }

    private static void checkApart(QuirkEntry earlier, QuirkEntry later) {
        Optional<String> both = switch (later) {
            case QuirkEntry.Published(var name, VersionRange versions, _) ->
                earlier instanceof QuirkEntry.Published other && other.name().equals(name)
                        ? versions.common(other.versions()).map(version -> name.text() + " " + version)
                        : Optional.empty();
            case QuirkEntry.Folder(String name, _) ->
                earlier instanceof QuirkEntry.Folder other && other.name().equals(name)
                        ? Optional.of("the local crate " + name)
                        : Optional.empty();
        };
        if (both.isPresent()) {
            String line = earlier.quirk().place().substring(earlier.quirk().place().lastIndexOf(':') + 1);
            throw new UserError(later.quirk().place() + ": this entry and the one in line " + line + " both mean "
                    + both.get() + ": expected one entry for each version of a crate");
        }
    }
}
