package dev.maar.store;

import dev.maar.outcome.Attempt;
import dev.maar.outcome.Diagnostic;
import dev.maar.outcome.StepResult;
import dev.maar.outcome.TestMessage;
import dev.maar.outcome.TestResult;
import java.sql.ResultSet;
import java.sql.SQLException;
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

    static Diagnostic diagnostic(ResultSet row) throws SQLException {
        return new Diagnostic(Rows.textOrNull(row, "code"), Rows.text(row, "level"), Rows.text(row, "message"),
                Rows.text(row, "package_id"), row.getBoolean("local"), Rows.textOrNull(row, "file"),
                integerOrNull(row, "line"), Rows.text(row, "rendered"), Rows.text(row, "message_key"));
    }

    static TestResult test(ResultSet row) throws SQLException {
        String message = Rows.textOrNull(row, "message");
        return new TestResult(Rows.text(row, "target"), Rows.text(row, "name"), Rows.text(row, "result"),
                message == null
                        ? null
                        : new TestMessage(message, Rows.text(row, "place"), Rows.text(row, "message_key")));
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

    private static @Nullable Integer integerOrNull(ResultSet row, String column) throws SQLException {
        int value = row.getInt(column);
        return row.wasNull() ? null : value;
    }
}
