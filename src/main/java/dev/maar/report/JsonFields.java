package dev.maar.report;

import com.fasterxml.jackson.core.JsonGenerator;
import java.io.IOException;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// Writes fields that a generator has no method for.
final class JsonFields {
    private JsonFields() {
    }

    static void texts(JsonGenerator json, String name, List<String> texts) throws IOException {
        json.writeArrayFieldStart(name);
        for (String text : texts) {
            json.writeString(text);
        }
        json.writeEndArray();
    }

    /// A number that may be missing.
    static void number(JsonGenerator json, String name, @Nullable Long number) throws IOException {
        json.writeFieldName(name);
        if (number == null) {
            json.writeNull();
        } else {
            json.writeNumber(number);
        }
    }

    /// A small number that may be missing.
    static void number(JsonGenerator json, String name, @Nullable Integer number) throws IOException {
        number(json, name, number == null ? null : Long.valueOf(number));
    }
}
