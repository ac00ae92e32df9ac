package dev.maar.config;

import com.fasterxml.jackson.core.JsonLocation;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.dataformat.toml.TomlMapper;
import dev.maar.problem.Spelling;
import dev.maar.problem.UserError;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;

/// The values that one TOML file gives, each with its line.
final class TomlFile {
    private final Path file;
    private final String text;

    private TomlFile(Path file, String text) {
        this.file = file;
        this.text = text;
    }

    /// Throws [UserError] for a file that cannot be read, is no TOML or has an unknown key.
    static Map<Key, Given> read(Path file) {
        try {
            String text = Files.readString(file);
            return new TomlFile(file, text).values(parse(file, text));
        } catch (IOException e) {
            throw new UserError(
                    "configuration file " + file + " cannot be read: expected a TOML file such as config/maar.toml"
                            + " (" + e + ")",
                    e);
        }
    }

    /// The same of the part of a file that is of the configuration's keys; `root` is that part.
    static Map<Key, Given> read(Path file, String text, JsonNode root) {
        return new TomlFile(file, text).values(root);
    }

    private Map<Key, Given> values(JsonNode root) {
        var values = new EnumMap<Key, Given>(Key.class);
        collect("", root, values);
        return values;
    }

    /// Throws [UserError] with line and column for what is no TOML.
    static JsonNode parse(Path file, String text) {
        try {
            return new TomlMapper().readTree(text);
        } catch (JsonProcessingException e) {
            JsonLocation at = e.getLocation();
            String place = at == null ? "" : ":" + at.getLineNr() + ":" + at.getColumnNr();
            throw new UserError(file + place + ": no TOML: " + e.getOriginalMessage().lines().findFirst().orElse(""),
                    e);
        }
    }

    private void collect(String prefix, JsonNode table, Map<Key, Given> values) {
        for (var field : table.properties()) {
            String name = prefix + field.getKey();
            if (field.getValue().isObject() && Key.texts().stream().anyMatch(text -> text.startsWith(name + "."))) {
                collect(name + ".", field.getValue(), values);
            } else {
                Key key = Key.named(name).orElseThrow(() -> unknown(name));
                values.put(key, Given.of(place(name) + ": " + name, field.getValue()));
            }
        }
    }

    private UserError unknown(String name) {
        return new UserError(place(name) + ": unknown key \"" + name + "\""
                + LoadConfiguration.hint(Spelling.suggestion(name, Key.texts())));
    }

    /// The parser knows no lines once it has read the file: the line is the first that sets the key's last part in its table.
    private String place(String name) {
        String last = name.substring(name.lastIndexOf('.') + 1);
        String table = name.substring(0, Math.max(0, name.lastIndexOf('.')));
        var assignment = Pattern.compile("\\s*(\\S*\\.)?[\"']?" + Pattern.quote(last) + "[\"']?\\s*[=.].*");
        String current = "";
        List<String> lines = text.lines().toList();
        for (int index = 0; index < lines.size(); index++) {
            String line = lines.get(index).strip();
            if (line.startsWith("[")) {
                current = line.replaceAll("[\\[\\]\\s]|#.*", "");
                if (current.equals(name)) {
                    return file + ":" + (index + 1);
                }
            } else if ((current.equals(table) || current.isEmpty()) && assignment.matcher(line).matches()) {
                return file + ":" + (index + 1);
            }
        }
        return file.toString();
    }
}
