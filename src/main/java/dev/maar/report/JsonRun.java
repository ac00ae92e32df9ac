package dev.maar.report;

import com.fasterxml.jackson.core.JsonGenerator;
import dev.maar.outcome.Attempt;
import dev.maar.outcome.Diagnostic;
import dev.maar.outcome.StepResult;
import dev.maar.outcome.TestResult;
import java.io.IOException;
import java.util.List;

/// One run of a crate as JSON: Crater's `res` and `log`, then what was seen on the way; null where nothing was tried yet.
final class JsonRun {
    private static final int MOST_TESTS = 100;

    private JsonRun() {
    }

    static void write(JsonGenerator json, RunReport run) throws IOException {
        Attempt attempt = run.counted();
        if (attempt == null) {
            json.writeNull();
            return;
        }
        json.writeStartObject();
        json.writeStringField("res", attempt.outcome().text());
        json.writeStringField("log", run.logFolder());
        json.writeStringField("log_link", LogFiles.link(run));
        json.writeStringField("toolchain", run.toolchain().spec().text());
        json.writeArrayFieldStart("attempts");
        for (Attempt one : run.attempts()) {
            writeAttempt(json, run, one);
        }
        json.writeEndArray();
        writeMeasures(json, attempt);
        json.writeArrayFieldStart("steps");
        for (StepResult step : attempt.steps()) {
            writeStep(json, step);
        }
        json.writeEndArray();
        writeTests(json, attempt);
        List<Diagnostic> errors = Evidence.errors(attempt);
        json.writeNumberField("errors", errors.size());
        JsonDiagnostic.write(json, "diagnostics", errors);
        json.writeEndObject();
    }

    private static void writeAttempt(JsonGenerator json, RunReport run, Attempt attempt) throws IOException {
        json.writeStartObject();
        json.writeNumberField("number", attempt.number());
        json.writeStringField("purpose", attempt.purpose().text());
        json.writeStringField("res", attempt.outcome().text());
        json.writeStringField("kill_reason", attempt.killReason());
        json.writeNumberField("duration_ms", attempt.wallMillis());
        json.writeStringField("log_link", LogFiles.link(run, attempt.number()));
        json.writeEndObject();
    }

    private static void writeMeasures(JsonGenerator json, Attempt attempt) throws IOException {
        json.writeStringField("kill_reason", attempt.killReason());
        json.writeStringField("started_at", attempt.startedAt().toString());
        json.writeStringField("ended_at", attempt.endedAt().toString());
        json.writeNumberField("duration_ms", attempt.wallMillis());
        json.writeNumberField("cpu_ms", attempt.cpuMillis());
        json.writeNumberField("peak_memory_bytes", attempt.peakMemoryBytes());
        json.writeStringField("worker", attempt.worker());
    }

    private static void writeStep(JsonGenerator json, StepResult step) throws IOException {
        json.writeStartObject();
        json.writeStringField("kind", step.kind().text());
        JsonFields.texts(json, "command", step.command());
        JsonFields.number(json, "exit_code", step.exitCode());
        json.writeStringField("signal", step.signal());
        json.writeStringField("kill_reason", step.killReason());
        json.writeNumberField("duration_ms", step.wallMillis());
        json.writeEndObject();
    }

    private static void writeTests(JsonGenerator json, Attempt attempt) throws IOException {
        List<TestResult> failed = Evidence.failedTests(attempt);
        json.writeObjectFieldStart("tests");
        json.writeNumberField("total", attempt.tests().size());
        json.writeNumberField("failed", failed.size());
        json.writeArrayFieldStart("failed_tests");
        for (TestResult test : failed.subList(0, Math.min(MOST_TESTS, failed.size()))) {
            json.writeStartObject();
            json.writeStringField("target", test.target());
            json.writeStringField("name", test.name());
            json.writeEndObject();
        }
        json.writeEndArray();
        json.writeEndObject();
    }
}
