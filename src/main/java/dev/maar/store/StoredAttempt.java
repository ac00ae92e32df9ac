package dev.maar.store;

import com.fasterxml.jackson.core.JsonParser;
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
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/// A row of the table `attempt`: what ran and how it ended, but not yet what was said meanwhile. `tests` and `warnings` count that.
record StoredAttempt(long crate, long id, int toolchain, int tests, String warnings, Attempt silent) {
    /// The row as one JSON text, in whose order [#read] takes the values.
    static final String ROW = """
            '[' || json_array(experiment_crate_id, attempt.id, toolchain_position, tests, warnings,
                number, purpose, outcome, kill_reason, attempt.started_at, ended_at, wall_millis, cpu_millis, peak_memory_bytes,
                worker) || ',' || steps || ']'""";

    private static final BuildLog NOT_READ = new BuildLog(new byte[0], 0);

    static StoredAttempt read(JsonParser row, AttemptWords words) throws IOException {
        row.nextToken();
        long crate = row.nextLongValue(0);
        long id = row.nextLongValue(0);
        int toolchain = row.nextIntValue(0);
        int tests = row.nextIntValue(0);
        String warnings = row.nextTextValue();
        int number = row.nextIntValue(0);
        Purpose purpose = words.purpose(row.nextTextValue());
        Outcome outcome = words.outcome(row.nextTextValue());
        String killReason = row.nextTextValue();
        Instant startedAt = Instant.ofEpochMilli(row.nextLongValue(0));
        Instant endedAt = Instant.ofEpochMilli(row.nextLongValue(0));
        long wallMillis = row.nextLongValue(0);
        long cpuMillis = row.nextLongValue(0);
        long peakMemoryBytes = row.nextLongValue(0);
        String worker = row.nextTextValue();
        row.nextToken();
        return new StoredAttempt(crate, id, toolchain, tests, warnings,
                new Attempt(number, purpose, outcome, killReason, steps(row, words), List.of(), List.of(), NOT_READ,
                        startedAt, endedAt, wallMillis, cpuMillis, peakMemoryBytes, worker));
    }

    private static List<StepResult> steps(JsonParser row, AttemptWords words) throws IOException {
        List<StepResult> steps = new ArrayList<>();
        JsonRows.each(row, step -> {
            AttemptWords.Command command = words.command(step.nextLongValue(0));
            steps.add(new StepResult(command.kind(), command.words(), command.environment(),
                    JsonRows.integerOrNull(step), step.nextTextValue(), step.nextLongValue(0)));
        });
        return steps;
    }

    /// The attempt with what it said.
    Attempt told(List<Diagnostic> diagnostics, List<TestResult> results) {
        return silent.told(diagnostics, results, Untold.NOTHING);
    }

    /// The attempt, of which what it said is only counted.
    Attempt counted(AttemptWords words) {
        return silent.told(List.of(), List.of(), new Untold(tests, words.lints(warnings)));
    }

    /// Counts the lints of a list of `[level, code, local, how many]`.
    static Map<Lint, Integer> lints(String list) {
        Map<Lint, Integer> counts = new HashMap<>();
        JsonRows.all(list, row -> counts.merge(Lint.of(row.nextTextValue(), row.nextTextValue(), JsonRows.truth(row)),
                row.nextIntValue(0), Integer::sum));
        return Map.copyOf(counts);
    }
}
