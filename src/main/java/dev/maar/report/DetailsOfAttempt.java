package dev.maar.report;

import com.fasterxml.jackson.core.JsonGenerator;
import dev.maar.outcome.Attempt;
import dev.maar.outcome.Diagnostic;
import dev.maar.outcome.TestResult;
import java.io.IOException;
import java.util.List;

/// Writes what is to be told of an attempt beside its numbers: why it was killed, what the compiler said, which tests failed; nothing where
/// there is none of that.
final class DetailsOfAttempt {
    private static final int MOST_ERRORS = 12;
    private static final int MOST_TESTS = 100;
    private static final Excerpt MESSAGE = new Excerpt(6, 600);
    private static final Excerpt RENDERED = new Excerpt(60, 4_000);

    private DetailsOfAttempt() {
    }

    static void write(JsonGenerator json, Attempt attempt, CrateDetails.Shown shown) throws IOException {
        List<Diagnostic> errors = Evidence.errors(attempt);
        List<TestResult> failed = Evidence.failedTests(attempt);
        if (errors.isEmpty() && failed.isEmpty() && attempt.killReason() == null
                && (attempt.testCount() == 0 || !shown.more())) {
            return;
        }
        json.writeStartObject();
        if (attempt.killReason() != null) {
            json.writeStringField("killed", attempt.killReason());
        }
        errors(json, errors, attempt.number() == 1 ? shown.errors() : 1, shown.rendered() && attempt.number() == 1);
        if (attempt.testCount() > 0) {
            json.writeNumberField("tests", attempt.testCount());
        }
        failed(json, failed);
        json.writeEndObject();
    }

    private static void errors(JsonGenerator json, List<Diagnostic> errors, int most, boolean rendered)
            throws IOException {
        if (errors.isEmpty()) {
            return;
        }
        json.writeNumberField("errorCount", errors.size());
        json.writeArrayFieldStart("errors");
        for (Diagnostic error : errors.subList(0, Math.min(Math.min(most, MOST_ERRORS), errors.size()))) {
            error(json, error, rendered);
        }
        json.writeEndArray();
    }

    private static void error(JsonGenerator json, Diagnostic error, boolean rendered) throws IOException {
        json.writeStartObject();
        if (error.code() != null) {
            json.writeStringField("code", error.code());
        }
        json.writeStringField("level", error.level());
        json.writeStringField("message", MESSAGE.of(error.message()));
        if (!error.local()) {
            json.writeStringField("package", error.packageId());
        }
        if (error.file() != null) {
            json.writeStringField("file", error.file());
        }
        if (error.line() != null) {
            json.writeNumberField("line", error.line());
        }
        if (rendered) {
            json.writeStringField("rendered", RENDERED.of(error.rendered()));
        }
        json.writeEndObject();
    }

    private static void failed(JsonGenerator json, List<TestResult> failed) throws IOException {
        if (failed.isEmpty()) {
            return;
        }
        json.writeNumberField("failedCount", failed.size());
        json.writeArrayFieldStart("failed");
        for (TestResult test : failed.subList(0, Math.min(MOST_TESTS, failed.size()))) {
            json.writeStartObject();
            json.writeStringField("target", test.target());
            json.writeStringField("name", test.name());
            json.writeEndObject();
        }
        json.writeEndArray();
    }
}
