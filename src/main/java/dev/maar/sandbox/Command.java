package dev.maar.sandbox;

import java.util.List;
import java.util.Map;

/// A command to run in a sandbox; `environment` is added to the sandbox's own.
public record Command(List<String> words, Map<String, String> environment) {
    public Command {
        words = List.copyOf(words);
        environment = Map.copyOf(environment);
        if (words.isEmpty()) {
            throw new IllegalArgumentException("'words' must not be empty");
        }
    }

    public static Command of(String... words) {
        return new Command(List.of(words), Map.of());
    }
}
