package dev.maar.report;

import com.fasterxml.jackson.core.JsonGenerator;
import dev.maar.problem.VisibleText;
import java.io.IOException;

/// Writes foreign text into SARIF's messages, so that it stays text.
///
/// A message may hold links (`[words](address)`) and places for arguments (`{0}`); brackets get a backslash and braces are doubled, as SARIF 2.1.0, sections 3.11.5 and 3.11.6, has it.
final class SarifText {
    private static final int LONGEST = 200;

    private SarifText() {
    }

    static String of(String text) {
        String visible = VisibleText.of(text).replace('\n', ' ');
        StringBuilder safe = new StringBuilder();
        visible.codePoints().limit(LONGEST).forEach(character -> {
            switch (character) {
                case '[', ']', '\\' -> safe.append('\\').appendCodePoint(character);
                case '{', '}' -> safe.appendCodePoint(character).appendCodePoint(character);
                default -> safe.appendCodePoint(character);
            }
        });
        return visible.codePointCount(0, visible.length()) > LONGEST ? safe + "…" : safe.toString();
    }

    /// Writes `NAME: {"text": …}`; the text went through [#of] where it is foreign.
    static void message(JsonGenerator json, String name, String text) throws IOException {
        json.writeObjectFieldStart(name);
        json.writeStringField("text", text);
        json.writeEndObject();
    }
}
