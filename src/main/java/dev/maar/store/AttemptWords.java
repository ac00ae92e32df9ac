package dev.maar.store;

import dev.maar.outcome.Judgement;
import dev.maar.outcome.Lint;
import dev.maar.outcome.Outcome;
import dev.maar.outcome.Purpose;
import dev.maar.outcome.StepKind;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/// Understands the words in attempts' rows, each once: thousands of attempts have the same commands and ends. For one thread and one page.
final class AttemptWords {
    private static final Map<String, StepKind> STEPS = Arrays.stream(StepKind.values())
            .collect(Collectors.toUnmodifiableMap(StepKind::text, Function.identity()));
    private static final Map<String, Purpose> PURPOSES = Arrays.stream(Purpose.values())
            .collect(Collectors.toUnmodifiableMap(Purpose::text, Function.identity()));

    private final Connection connection;
    private final Map<Long, Command> commands = new HashMap<>();
    private final Map<String, Map<Lint, Integer>> lints = new HashMap<>();
    private final Map<String, Judgement> judgements = new HashMap<>();
    private final Map<String, Outcome> outcomes = new HashMap<>();

    AttemptWords(Connection connection) {
        this.connection = connection;
    }

    /// A row of the table `command`.
    record Command(StepKind kind, List<String> words, Map<String, String> environment) {}

    Command command(long id) {
        return commands.computeIfAbsent(id, this::read);
    }

    private Command read(long id) {
        try (PreparedStatement statement = connection
                .prepareStatement("select kind, words, environment from command where id = ?")) {
            statement.setLong(1, id);
            try (ResultSet row = statement.executeQuery()) {
                return new Command(known(STEPS, "step", row.getString(1)), List.copyOf(JsonList.read(row.getString(2))),
                        JsonObject.read(row.getString(3)));
            }
        } catch (SQLException e) {
            throw new IllegalStateException("cannot read command " + id, e);
        }
    }

    /// How often each lint is in a list as [StoredAttempt#lints] reads it.
    Map<Lint, Integer> lints(String text) {
        return lints.computeIfAbsent(text, StoredAttempt::lints);
    }

    Outcome outcome(String text) {
        return outcomes.computeIfAbsent(text, Outcome::parse);
    }

    /// What a text of [VerdictStore#TEXT] says.
    Judgement judgement(String text) {
        return judgements.computeIfAbsent(text, VerdictStore::judgement);
    }

    Purpose purpose(String text) {
        return known(PURPOSES, "purpose", text);
    }

    private static <T> T known(Map<String, T> words, String what, String text) {
        T value = words.get(text);
        if (value == null) {
            throw new IllegalStateException("no " + what + ": " + text);
        }
        return value;
    }
}
