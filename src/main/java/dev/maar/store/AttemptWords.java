package dev.maar.store;

import dev.maar.outcome.Outcome;
import dev.maar.outcome.Purpose;
import dev.maar.outcome.StepKind;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;

/// Understands the words in attempts' rows, each once: thousands of attempts have the same commands and ends. For one thread and one page.
final class AttemptWords {
    private static final Map<String, StepKind> STEPS = Arrays.stream(StepKind.values())
            .collect(Collectors.toUnmodifiableMap(StepKind::text, Function.identity()));
    private static final Map<String, Purpose> PURPOSES = Arrays.stream(Purpose.values())
            .collect(Collectors.toUnmodifiableMap(Purpose::text, Function.identity()));

    private final Map<String, List<String>> commands = new HashMap<>();
    private final Map<String, Map<String, String>> environments = new HashMap<>();
    private final Map<String, Outcome> outcomes = new HashMap<>();

    List<String> command(String text) {
        return commands.computeIfAbsent(text, words -> List.copyOf(JsonList.read(words)));
    }

    Map<String, String> environment(String text) {
        return environments.computeIfAbsent(text, JsonObject::read);
    }

    Outcome outcome(String text) {
        return outcomes.computeIfAbsent(text, Outcome::parse);
    }

    Purpose purpose(String text) {
        return known(PURPOSES, "purpose", text);
    }

    StepKind step(String text) {
        return known(STEPS, "step", text);
    }

    private static <T> T known(Map<String, T> words, String what, String text) {
        T value = words.get(text);
        if (value == null) {
            throw new IllegalStateException("no " + what + ": " + text);
        }
        return value;
    }
}
