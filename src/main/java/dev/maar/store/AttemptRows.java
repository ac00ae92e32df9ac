package dev.maar.store;

import com.fasterxml.jackson.core.JsonParser;
import dev.maar.outcome.Attempt;
import dev.maar.outcome.Diagnostic;
import dev.maar.outcome.StepResult;
import dev.maar.outcome.TestMessage;
import dev.maar.outcome.TestResult;
import java.io.IOException;
import java.util.List;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.statement.SqlStatement;
import org.jspecify.annotations.Nullable;

/// Writes an attempt's parts into their rows and reads them back.
final class AttemptRows {
    private AttemptRows() {
    }

    static void bind(Handle handle, SqlStatement<?> statement, Attempt attempt) {
        statement.bind("number", attempt.number())
                .bind("purpose", attempt.purpose().text())
                .bind("outcome", attempt.outcome().text())
                .bind("killReason", attempt.killReason())
                .bind("startedAt", attempt.startedAt())
                .bind("endedAt", attempt.endedAt())
                .bind("wallMillis", attempt.wallMillis())
                .bind("cpuMillis", attempt.cpuMillis())
                .bind("peakMemoryBytes", attempt.peakMemoryBytes())
                .bind("worker", attempt.worker())
                .bind("steps", AttemptLists.steps(attempt.steps(), step -> commandId(handle, step)))
                .bind("tests", attempt.tests().size())
                .bind("warnings", AttemptLists.warnings(attempt.diagnostics()));
    }

    private static long commandId(Handle handle, StepResult step) {
        Object[] command = {step.kind().text(), JsonList.write(step.command()), JsonObject.write(step.environment())};
        handle.execute("insert into command (kind, words, environment) values (?, ?, ?) on conflict do nothing",
                command);
        return handle.select("select id from command where kind = ? and words = ? and environment = ?", command)
                .mapTo(Long.class)
                .one();
    }

    static void insertParts(Handle handle, long attempt, Attempt parts) {
        insertDiagnostics(handle, attempt, parts.diagnostics());
        insertTests(handle, attempt, parts.tests());
    }

    /// A row of the table `diagnostic`, in whose order [#diagnostic] takes the values.
    static final String DIAGNOSTIC = "code, level, message, package_id, local, file, line, rendered, message_key";

    static Diagnostic diagnostic(JsonParser row) throws IOException {
        return new Diagnostic(row.nextTextValue(), row.nextTextValue(), row.nextTextValue(), row.nextTextValue(),
                JsonRows.truth(row), row.nextTextValue(), JsonRows.integerOrNull(row), row.nextTextValue(),
                row.nextTextValue());
    }

    /// A row of the table `test_result`, in whose order [#test] takes the values.
    static final String TEST = "target, name, result, message, place, message_key";

    static TestResult test(JsonParser row) throws IOException {
        return new TestResult(row.nextTextValue(), row.nextTextValue(), row.nextTextValue(),
                message(row.nextTextValue(), row.nextTextValue(), row.nextTextValue()));
    }

    private static @Nullable TestMessage message(@Nullable String text, @Nullable String place, @Nullable String key) {
        return text == null || place == null || key == null ? null : new TestMessage(text, place, key);
    }

    private static void insertDiagnostics(Handle handle, long attempt, List<Diagnostic> diagnostics) {
        var batch = handle.prepareBatch("""
                insert into diagnostic (attempt_id, position, code, level, message, package_id, local, file, line,
                                        rendered, message_key)
                values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)""");
        for (int position = 0; position < diagnostics.size(); position++) {
            Diagnostic diagnostic = diagnostics.get(position);
            batch.add(attempt, position, diagnostic.code(), diagnostic.level(), diagnostic.message(),
                    diagnostic.packageId(), diagnostic.local(), diagnostic.file(), diagnostic.line(),
                    diagnostic.rendered(), diagnostic.key());
        }
        batch.execute();
    }

    private static void insertTests(Handle handle, long attempt, List<TestResult> tests) {
        var batch = handle.prepareBatch(
                "insert into test_result (attempt_id, position, target, name, result, message, place, message_key)"
                        + " values (?, ?, ?, ?, ?, ?, ?, ?)");
        for (int position = 0; position < tests.size(); position++) {
            TestResult test = tests.get(position);
            TestMessage message = test.message();
            batch.add(attempt, position, test.target(), test.name(), test.result(),
                    message == null ? null : message.text(), message == null ? null : message.place(),
                    message == null ? null : message.key());
        }
        batch.execute();
    }
}
