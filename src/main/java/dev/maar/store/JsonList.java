package dev.maar.store;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.util.List;

/// Lists of words in one column, as a JSON array.
final class JsonList {
    private static final ObjectMapper JSON = new ObjectMapper();

    private JsonList() {
    }

    static String write(List<String> words) {
        try {
            return JSON.writeValueAsString(words);
        } catch (JsonProcessingException e) {
            throw new IllegalArgumentException("no JSON for " + words, e);
        }
    }

    static List<String> read(String text) {
        try {
            return JSON.readValue(text, new TypeReference<List<String>>() {
            });
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("no list of words: " + text, e);
        }
    }
}
