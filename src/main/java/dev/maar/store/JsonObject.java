package dev.maar.store;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.util.LinkedHashMap;
import java.util.Map;

/// Words by name in one column, as a JSON object; their order is kept.
final class JsonObject {
    private static final ObjectMapper JSON = new ObjectMapper();

    private JsonObject() {
    }

    static String write(Map<String, String> words) {
        try {
            return JSON.writeValueAsString(words);
        } catch (JsonProcessingException e) {
            throw new IllegalArgumentException("no JSON for " + words, e);
        }
    }

    static Map<String, String> read(String text) {
        try {
            return JSON.readValue(text, new TypeReference<LinkedHashMap<String, String>>() {
            });
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("no words by name: " + text, e);
        }
    }
}
