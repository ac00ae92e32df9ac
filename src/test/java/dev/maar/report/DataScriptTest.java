package dev.maar.report;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class DataScriptTest {
    private static final String HOSTILE = "</script><!-- ]]> \u2028\u2029 \\\" ' \u0000\u0007\u001b[31m \ud800x \ud83d\ude00 ${x} `";

    @TempDir
    private Path folder;

    /// What a page would be given, read back.
    static JsonNode read(Path file, String call) throws IOException {
        String text = Files.readString(file);
        assertThat(text).startsWith(call).endsWith(");\n").hasLineCount(1);
        return new ObjectMapper().readTree(text.substring(call.length(), text.length() - 3));
    }

    @Test
    void noTextEndsTheScriptOrALineOfIt() throws IOException {
        Path file = folder.resolve("data/x.js");
        try (DataScript script = DataScript.open(file, "log", HOSTILE)) {
            script.json().writeStringField(HOSTILE, HOSTILE);
        }
        String text = Files.readString(file);
        assertThat(text).doesNotContain("<", "\u2028", "\u2029", "\u0000", "\u001b").hasLineCount(1);
        assertThat(text).contains("\\u003C/script>", "\\u2028\\u2029");
    }

    @Test
    void whatWasWrittenIsWhatAPageIsGiven() throws IOException {
        Path file = folder.resolve("x.js");
        try (DataScript script = DataScript.open(file, "crates", 7)) {
            script.json().writeStringField("text", HOSTILE);
        }
        JsonNode data = read(file, "maar.add(\"crates\", 7, ");
        assertThat(data.get("text").textValue()).isEqualTo(HOSTILE.replace('\ud800', '?'));
    }

    @Test
    void theLengthIsKnownWhileItIsWritten() throws IOException {
        Path file = folder.resolve("x.js");
        long length;
        try (DataScript script = DataScript.open(file, "crates", 0)) {
            for (int index = 0; index < 5_000; index++) {
                script.json().writeNumberField("n" + index, index);
            }
            length = script.length();
        }
        assertThat(length).isEqualTo(Files.size(file) - "});\n".length());
    }
}
