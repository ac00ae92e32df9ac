package dev.maar.report;

import com.fasterxml.jackson.core.JsonGenerator;
import dev.maar.outcome.Attempt;
import dev.maar.outcome.Diagnostic;
import dev.maar.outcome.StepResult;
import dev.maar.outcome.TestMessage;
import dev.maar.outcome.TestResult;
import java.io.IOException;
import java.util.List;
import java.util.Map;

/// One run of a crate as JSON: Crater's `res` and `log`, then what was seen on the way; null where nothing was tried yet.
final class JsonRun {
    private static final int MOST_TESTS = 100;
    private static final Excerpt MESSAGE = new Excerpt(20, 1_000);

    private JsonRun() {
    }

    /// `brief` leaves out what nobody asks of one crate among very many that is the same under every toolchain.
    static void write(JsonGenerator json, RunReport run, KeptLogs kept, boolean brief) throws IOException {
        Attempt attempt = run.counted();
        if (attempt == null) {
            json.writeNull();
            return;
        }
        List<Diagnostic> errors = Evidence.errors(attempt);
        json.writeStartObject();
        json.writeStringField("res", attempt.outcome().text());
        json.writeStringField("log", run.logFolder());
        json.writeStringField("log_link", LogFiles.link(run));
        json.writeStringField("toolchain", run.toolchain().spec().text());
        if (!brief) {
            writeCourse(json, run, kept);
        }
        json.writeNumberField("duration_ms", attempt.wallMillis());
        json.writeNumberField("cpu_ms", attempt.cpuMillis());
        json.writeNumberField("peak_memory_bytes", attempt.peakMemoryBytes());
        writeTests(json, attempt);
        json.writeNumberField("errors", errors.size());
        if (!brief) {
            JsonDiagnostic.write(json, "diagnostics", errors);
        }
        json.writeEndObject();
    }

    private static void writeCourse(JsonGenerator json, RunReport run, KeptLogs kept) throws IOException {
        Attempt attempt = run.attempts().getFirst();
        json.writeArrayFieldStart("attempts");
        for (Attempt one : run.attempts()) {
            writeAttempt(json, one, kept.of(run, one) ? LogFiles.link(run, one.number()) : "");
        }
        json.writeEndArray();
        json.writeStringField("kill_reason", attempt.killReason());
        json.writeStringField("started_at", attempt.startedAt().toString());
        json.writeStringField("ended_at", attempt.endedAt().toString());
        json.writeStringField("worker", attempt.worker());
        json.writeArrayFieldStart("steps");
        for (StepResult step : attempt.steps()) {
            writeStep(json, step);
        }
        json.writeEndArray();
    }

    private static void writeAttempt(JsonGenerator json, Attempt attempt, String log) throws IOException {
        json.writeStartObject();
        json.writeNumberField("number", attempt.number());
        json.writeStringField("purpose", attempt.purpose().text());
        json.writeStringField("res", attempt.outcome().text());
        json.writeStringField("kill_reason", attempt.killReason());
        json.writeNumberField("duration_ms", attempt.wallMillis());
        json.writeStringField("log_link", log);
        json.writeEndObject();
    }

    private static void writeStep(JsonGenerator json, StepResult step) throws IOException {
        json.writeStartObject();
        json.writeStringField("kind", step.kind().text());
        JsonFields.texts(json, "command", step.command());
        json.writeObjectFieldStart("environment");
        for (Map.Entry<String, String> one : step.environment().entrySet()) {
            json.writeStringField(one.getKey(), one.getValue());
        }
        json.writeEndObject();
        JsonFields.number(json, "exit_code", step.exitCode());
        json.writeStringField("signal", step.signal());
        json.writeStringField("kill_reason", step.killReason());
        json.writeNumberField("duration_ms", step.wallMillis());
        json.writeEndObject();
    }

    private static void writeTests(JsonGenerator json, Attempt attempt) throws IOException {
        List<TestResult> failed = Evidence.failedTests(attempt);
        json.writeObjectFieldStart("tests");
        json.writeNumberField("total", attempt.testCount());
        json.writeNumberField("failed", failed.size());
        json.writeArrayFieldStart("failed_tests");
        for (TestResult test : failed.subList(0, Math.min(MOST_TESTS, failed.size()))) {
            json.writeStartObject();
            json.writeStringField("target", test.target());
            json.writeStringField("name", test.name());
            TestMessage message = test.message();
            if (message != null) {
                json.writeStringField("message", MESSAGE.of(message.text()));
                json.writeStringField("place", message.place());
                json.writeStringField("key", MESSAGE.of(message.key()));
            }
            json.writeEndObject();
        }
        json.writeEndArray();
        json.writeEndObject();
    }
}
