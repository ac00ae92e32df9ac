package dev.maar.build;

import com.fasterxml.jackson.core.JacksonException;
import com.fasterxml.jackson.core.StreamReadConstraints;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.databind.node.TextNode;
import com.fasterxml.jackson.dataformat.toml.TomlFactory;
import com.fasterxml.jackson.dataformat.toml.TomlMapper;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.util.Map;

/// Reads and writes the TOML files of crates, which are foreign: bounded in size, never through a link.
final class TomlFile {
    private static final int LARGEST = 10 * 1024 * 1024;
    private static final TomlMapper TOML = TomlMapper.builder(TomlFactory.builder()
            .streamReadConstraints(StreamReadConstraints.builder().maxNestingDepth(200).build())
            .build())
            .enable(DeserializationFeature.USE_BIG_DECIMAL_FOR_FLOATS)
            .build();

    private TomlFile() {
    }

    /// The file's text. `name` is what the file is called in messages.
    static String text(Path file, String name) throws UnreadableToml, IOException {
        if (!Files.isRegularFile(file, LinkOption.NOFOLLOW_LINKS)) {
            throw new UnreadableToml(name + " is missing");
        }
        byte[] bytes;
        try (var stream = Files.newInputStream(file, LinkOption.NOFOLLOW_LINKS)) {
            bytes = stream.readNBytes(LARGEST + 1);
        }
        if (bytes.length > LARGEST) {
            throw new UnreadableToml(name + " is larger than 10 MiB");
        }
        try {
            return StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(bytes)).toString();
        } catch (CharacterCodingException _) {
            throw new UnreadableToml(name + " is not UTF-8");
        }
    }

    /// The text as a tree.
    static ObjectNode parse(String text, String name) throws UnreadableToml {
        try {
            JsonNode root = TOML.readTree(text);
            if (root instanceof ObjectNode table) {
                return table;
            }
            throw new UnreadableToml(name + " is no TOML table");
        } catch (JacksonException e) {
            var place = e.getLocation();
            throw new UnreadableToml(
                    name + (place == null ? "" : ":" + place.getLineNr()) + ": " + e.getOriginalMessage());
        } catch (RuntimeException e) {
            // The parser lets some numbers and dates that are none through to their constructors.
            throw new UnreadableToml(name + ": " + e.getMessage());
        }
    }

    /// The tree as text. Dates have become strings by then, and so do the numbers that Jackson would write as no TOML reads them
    /// (`inf`, `nan`): both occur in metadata alone.
    static String write(ObjectNode table) throws IOException {
        ObjectNode copy = table.deepCopy();
        spellOut(copy);
        return TOML.writeValueAsString(copy);
    }

    private static void spellOut(JsonNode node) {
        if (node instanceof ObjectNode table) {
            for (Map.Entry<String, JsonNode> entry : table.properties()) {
                entry.setValue(finite(entry.getValue()));
            }
        } else if (node instanceof ArrayNode array) {
            for (int index = 0; index < array.size(); index++) {
                array.set(index, finite(array.get(index)));
            }
        }
    }

    private static JsonNode finite(JsonNode node) {
        if (node.isDouble() && !Double.isFinite(node.doubleValue())) {
            return TextNode.valueOf(String.valueOf(node.doubleValue()));
        }
        spellOut(node);
        return node;
    }
}
