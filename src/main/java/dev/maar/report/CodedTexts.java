package dev.maar.report;

import com.fasterxml.jackson.core.JsonGenerator;
import java.io.IOException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/// Gives each text of a file a number, so that it is written once; the empty text is 0.
final class CodedTexts {
    private final Map<String, Integer> codes = new HashMap<>();
    private final List<String> texts = new ArrayList<>();

    CodedTexts() {
        code("");
    }

    int code(String text) {
        Integer known = codes.get(text);
        if (known != null) {
            return known;
        }
        codes.put(text, texts.size());
        texts.add(text);
        return texts.size() - 1;
    }

    /// Writes all texts as the field `texts`, in the order of their numbers.
    void write(JsonGenerator json) throws IOException {
        json.writeArrayFieldStart("texts");
        for (String text : texts) {
            json.writeString(text);
        }
        json.writeEndArray();
    }
}
