package dev.maar.report;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.maar.outcome.Attempt;
import dev.maar.outcome.Diagnostic;
import dev.maar.outcome.StepResult;
import dev.maar.outcome.TestResult;
import java.util.List;

/// One run of a crate as JSON: Crater's `res` and `log`, then what was seen on the way; null where nothing was tried yet.
final class JsonRun {
    private static final int MOST_DIAGNOSTICS = 20;
    private static final int MOST_TESTS = 100;
    private static final Excerpt MESSAGE = new Excerpt(20, 1_000);
    private static final Excerpt RENDERED = new Excerpt(60, 4_000);

    private JsonRun() {
    }

    static JsonNode of(RunReport run) {
        Attempt attempt = run.counted();
        if (attempt == null) {
            return JsonNodeFactory.instance.nullNode();
        }
        ObjectNode node = JsonNodeFactory.instance.objectNode();
        node.put("res", attempt.outcome().text());
        node.put("log", run.logFolder());
        node.put("log_link", LogFiles.link(run));
        node.put("toolchain", run.toolchain().spec().text());
        ArrayNode attempts = node.putArray("attempts");
        run.attempts().forEach(one -> attempts.add(attempt(run, one)));
        node.put("kill_reason", attempt.killReason());
        node.put("started_at", attempt.startedAt().toString());
        node.put("ended_at", attempt.endedAt().toString());
        node.put("duration_ms", attempt.wallMillis());
        node.put("cpu_ms", attempt.cpuMillis());
        node.put("peak_memory_bytes", attempt.peakMemoryBytes());
        node.put("worker", attempt.worker());
        ArrayNode steps = node.putArray("steps");
        attempt.steps().forEach(step -> steps.add(step(step)));
        node.set("tests", tests(attempt));
        List<Diagnostic> errors = Evidence.errors(attempt);
        node.put("errors", errors.size());
        ArrayNode diagnostics = node.putArray("diagnostics");
        errors.stream().limit(MOST_DIAGNOSTICS).forEach(error -> diagnostics.add(diagnostic(error)));
        return node;
    }

    private static ObjectNode attempt(RunReport run, Attempt attempt) {
        ObjectNode node = JsonNodeFactory.instance.objectNode();
        node.put("number", attempt.number());
        node.put("purpose", attempt.purpose().text());
        node.put("res", attempt.outcome().text());
        node.put("kill_reason", attempt.killReason());
        node.put("duration_ms", attempt.wallMillis());
        node.put("log_link", LogFiles.link(run, attempt.number()));
        return node;
    }

    private static ObjectNode step(StepResult step) {
        ObjectNode node = JsonNodeFactory.instance.objectNode();
        node.put("kind", step.kind().text());
        step.command().forEach(node.putArray("command")::add);
        node.put("exit_code", step.exitCode());
        node.put("signal", step.signal());
        node.put("kill_reason", step.killReason());
        node.put("duration_ms", step.wallMillis());
        return node;
    }

    private static ObjectNode tests(Attempt attempt) {
        ObjectNode node = JsonNodeFactory.instance.objectNode();
        node.put("total", attempt.tests().size());
        List<TestResult> failed = Evidence.failedTests(attempt);
        node.put("failed", failed.size());
        ArrayNode names = node.putArray("failed_tests");
        for (TestResult test : failed.subList(0, Math.min(MOST_TESTS, failed.size()))) {
            names.addObject().put("target", test.target()).put("name", test.name());
        }
        return node;
    }

    static ObjectNode diagnostic(Diagnostic diagnostic) {
        ObjectNode node = JsonNodeFactory.instance.objectNode();
        node.put("code", diagnostic.code());
        node.put("level", diagnostic.level());
        node.put("message", MESSAGE.of(diagnostic.message()));
        node.put("package", diagnostic.packageId());
        node.put("local", diagnostic.local());
        node.put("file", diagnostic.file());
        node.put("line", diagnostic.line());
        node.put("rendered", RENDERED.of(diagnostic.plain()));
        node.put("key", MESSAGE.of(diagnostic.key()));
        return node;
    }
}
