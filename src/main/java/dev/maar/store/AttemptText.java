package dev.maar.store;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import dev.maar.outcome.Attempt;
import dev.maar.outcome.BuildLog;
import dev.maar.outcome.Diagnostic;
import dev.maar.outcome.Lint;
import dev.maar.outcome.Outcome;
import dev.maar.outcome.Purpose;
import dev.maar.outcome.StepResult;
import dev.maar.outcome.TestResult;
import dev.maar.outcome.Untold;
import java.io.IOException;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// A row of the table `attempt`, most of it as one JSON text that the database makes: each value that is asked of its driver costs more
/// than reading a text does.
record AttemptText(long crate, long attempt, int toolchain, String outcome, String json, String steps, int tests,
        String warnings) {
    /// The order in the text is that in which [#read] takes it.
    static final String COLUMNS = """
            experiment_crate_id as owner, attempt.id, toolchain_position, outcome, json_array(
                number, purpose, outcome, kill_reason, attempt.started_at, ended_at, wall_millis, cpu_millis, peak_memory_bytes,
                worker), steps, tests, warnings""";

    private static final JsonFactory JSON = new JsonFactory();
    private static final BuildLog NOT_READ = new BuildLog(new byte[0], 0);

    static AttemptText of(ResultSet row) throws SQLException {
        return new AttemptText(row.getLong(1), row.getLong(2), row.getInt(3), Rows.text(row, 4), Rows.text(row, 5),
                Rows.text(row, 6), row.getInt(7), Rows.text(row, 8));
    }

    /// Makes the attempt with what it said.
    Attempt read(AttemptWords words, List<Diagnostic> diagnostics, List<TestResult> results) {
        return read(words, diagnostics, results, Untold.NOTHING);
    }

    /// Makes the attempt, of which what it said is only counted.
    Attempt count(AttemptWords words) {
        return read(words, List.of(), List.of(), new Untold(tests, words.lints(warnings)));
    }

    private Attempt read(AttemptWords words, List<Diagnostic> diagnostics, List<TestResult> results, Untold untold) {
        try (JsonParser text = JSON.createParser(json)) {
            text.nextToken();
            int number = text.nextIntValue(0);
            Purpose purpose = words.purpose(text.nextTextValue());
            Outcome ended = words.outcome(text.nextTextValue());
            String killReason = text.nextTextValue();
            Instant startedAt = Instant.ofEpochMilli(text.nextLongValue(0));
            Instant endedAt = Instant.ofEpochMilli(text.nextLongValue(0));
            long wallMillis = text.nextLongValue(0);
            long cpuMillis = text.nextLongValue(0);
            long peakMemoryBytes = text.nextLongValue(0);
            String worker = text.nextTextValue();
            return new Attempt(number, purpose, ended, killReason, steps(words), diagnostics, results, untold,
                    NOT_READ, startedAt, endedAt, wallMillis, cpuMillis, peakMemoryBytes, worker);
        } catch (IOException e) {
            throw new IllegalStateException("no attempt: " + attempt, e);
        }
    }

    private List<StepResult> steps(AttemptWords words) throws IOException {
        List<StepResult> read = new ArrayList<>();
        try (JsonParser text = JSON.createParser(steps)) {
            text.nextToken();
            while (text.nextToken() == JsonToken.START_ARRAY) {
                AttemptWords.Command command = words.command(text.nextLongValue(0));
                read.add(new StepResult(command.kind(), command.words(), command.environment(), integerOrNull(text),
                        text.nextTextValue(), text.nextLongValue(0)));
                text.nextToken();
            }
        }
        return read;
    }

    private static @Nullable Integer integerOrNull(JsonParser text) throws IOException {
        return text.nextToken() == JsonToken.VALUE_NULL ? null : Integer.valueOf(text.getIntValue());
    }

    /// Counts the lints of a list of `[level, code, local, how many]`.
    static Map<Lint, Integer> lints(String list) {
        Map<Lint, Integer> counts = new HashMap<>();
        try (JsonParser text = JSON.createParser(list)) {
            text.nextToken();
            while (text.nextToken() == JsonToken.START_ARRAY) {
                Lint lint = Lint.of(text.nextTextValue(), text.nextTextValue(), text.nextIntValue(0) != 0);
                counts.merge(lint, text.nextIntValue(0), Integer::sum);
                text.nextToken();
            }
        } catch (IOException e) {
            throw new IllegalStateException("no list of lints: " + list, e);
        }
        return counts;
    }
}
