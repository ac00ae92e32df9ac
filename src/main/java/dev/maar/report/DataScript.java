package dev.maar.report;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.SerializableString;
import com.fasterxml.jackson.core.io.CharacterEscapes;
import com.fasterxml.jackson.core.io.SerializedString;
import java.io.Closeable;
import java.io.FilterWriter;
import java.io.IOException;
import java.io.OutputStreamWriter;
import java.io.Writer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/// One file of data that a page from disk can load: a script that calls `maar.add(KIND, NUMBER, {…})`.
///
/// What is written through [#json] is one object. `<` and the line separators of JavaScript are escaped, so that no text in it can end the script
/// or a line of it; half of a surrogate pair becomes `?`.
final class DataScript implements Closeable {
    /// The folder of all data below the report's.
    static final String FOLDER = "data";

    private static final JsonFactory FACTORY = factory();

    private final CountingWriter out;
    private final JsonGenerator json;

    private DataScript(CountingWriter out, JsonGenerator json) {
        this.out = out;
        this.json = json;
    }

    private static JsonFactory factory() {
        JsonFactory factory = new JsonFactory();
        factory.setCharacterEscapes(new Escapes());
        factory.disable(JsonGenerator.Feature.AUTO_CLOSE_TARGET);
        factory.setRootValueSeparator("");
        return factory;
    }

    /// Begins the file, in a folder that is made where it is missing; `kind` and `number` are what its page asks for.
    static DataScript open(Path file, String kind, int number) throws IOException {
        return open(file, kind, String.valueOf(number), false);
    }

    /// Begins a file that its page asks for by a name.
    static DataScript open(Path file, String kind, String name) throws IOException {
        return open(file, kind, name, true);
    }

    private static DataScript open(Path file, String kind, String key, boolean text) throws IOException {
        Path folder = Objects.requireNonNull(file.getParent(), "a file of data is in the report's folder");
        if (!Files.isDirectory(folder)) {
            Files.createDirectories(folder);
        }
        // Generator and encoder have their buffers: one more would be most of what a small file costs.
        CountingWriter out = new CountingWriter(
                new OutputStreamWriter(Files.newOutputStream(file), StandardCharsets.UTF_8));
        JsonGenerator json = FACTORY.createGenerator(out);
        out.write("maar.add(");
        json.writeString(kind);
        json.flush();
        out.write(", ");
        if (text) {
            json.writeString(key);
        } else {
            json.writeNumber(key);
        }
        json.flush();
        out.write(", ");
        json.writeStartObject();
        return new DataScript(out, json);
    }

    /// Writes the object's fields; its braces are not the caller's.
    JsonGenerator json() {
        return json;
    }

    /// About how many characters the file has so far.
    long length() {
        return out.count + Math.max(0, json.getOutputBuffered());
    }

    /// Ends object and script.
    @Override
    public void close() throws IOException {
        try (out) {
            json.writeEndObject();
            json.close();
            out.write(");\n");
        }
    }

    /// Counts what passes.
    private static final class CountingWriter extends FilterWriter {
        private long count;

        CountingWriter(Writer out) {
            super(out);
        }

        @Override
        public void write(int character) throws IOException {
            out.write(character);
            count++;
        }

        @Override
        public void write(char[] text, int offset, int length) throws IOException {
            out.write(text, offset, length);
            count += length;
        }

        @Override
        public void write(String text, int offset, int length) throws IOException {
            out.write(text, offset, length);
            count += length;
        }
    }

    /// JSON's escapes and those that a script needs.
    @SuppressWarnings("serial")
    private static final class Escapes extends CharacterEscapes {
        private final int[] ascii = CharacterEscapes.standardAsciiEscapesForJSON();

        Escapes() {
            ascii['<'] = CharacterEscapes.ESCAPE_STANDARD;
        }

        @Override
        public int[] getEscapeCodesForAscii() {
            return ascii.clone();
        }

        @Override
        public @Nullable SerializableString getEscapeSequence(int character) {
            return character == '\u2028' || character == '\u2029'
                    ? new SerializedString("\\u" + Integer.toHexString(character))
                    : null;
        }
    }
}
