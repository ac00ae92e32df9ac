package dev.maar.report.read;

import com.fasterxml.jackson.databind.JsonNode;
import dev.maar.outcome.Attempt;
import dev.maar.outcome.BuildLog;
import dev.maar.outcome.Diagnostic;
import dev.maar.outcome.Outcome;
import dev.maar.outcome.Purpose;
import dev.maar.outcome.StepKind;
import dev.maar.outcome.StepResult;
import dev.maar.outcome.TestMessage;
import dev.maar.outcome.TestResult;
import dev.maar.outcome.Untold;
import java.time.DateTimeException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// Reads what one toolchain made of one crate: Crater's `res` alone, or all that maar writes beside it.
final class ReadAttempts {
    private static final String OUTCOME = "an outcome such as test-pass, build-fail:compiler-error(E0277) or"
            + " broken:cargo-toml";
    private static final BuildLog NO_LOG = new BuildLog(new byte[0], 0);

    private ReadAttempts() {
    }

    /// The attempts by number; none for a run that is null.
    static List<Attempt> of(@Nullable Entry run) {
        if (run == null) {
            return List.of();
        }
        Attempt first = first(run);
        List<Attempt> attempts = new ArrayList<>(List.of(first));
        for (Entry entry : run.objects("attempts")) {
            if (entry.numberOrZero("number") > 1) {
                attempts.add(again(entry, attempts.size() + 1));
            }
        }
        return attempts;
    }

    private static Attempt first(Entry run) {
        Outcome outcome = outcome(run);
        return new Attempt(1, Purpose.FIRST, outcome, run.textOrNull("kill_reason"), steps(run), diagnostics(run),
                tests(run), untold(run), NO_LOG, instant(run, "started_at"), instant(run, "ended_at"),
                run.numberOrZero("duration_ms"), run.numberOrZero("cpu_ms"), run.numberOrZero("peak_memory_bytes"),
                run.textOrEmpty("worker"));
    }

    /// Of the attempts behind the first no more is written than how they ended.
    private static Attempt again(Entry entry, int number) {
        return new Attempt(number, Purpose.of(number), outcome(entry), entry.textOrNull("kill_reason"), List.of(),
                List.of(), List.of(), NO_LOG, Instant.EPOCH, Instant.EPOCH, entry.numberOrZero("duration_ms"), 0, 0,
                "");
    }

    private static Outcome outcome(Entry entry) {
        return entry.parsed("res", OUTCOME, Outcome::parse);
    }

    private static Instant instant(Entry run, String key) {
        if (run.isAbsent(key)) {
            return Instant.EPOCH;
        }
        try {
            return Instant.parse(run.text(key, "a time"));
        } catch (DateTimeException _) {
            throw run.wrong(key, "a time such as 2026-11-20T10:00:00Z");
        }
    }

    private static List<StepResult> steps(Entry run) {
        return run.objects("steps").stream().map(ReadAttempts::step).toList();
    }

    private static StepResult step(Entry step) {
        Integer exitCode = step.isAbsent("exit_code") ? null : (int) step.numberOrZero("exit_code");
        return new StepResult(step.parsed("kind", "a step such as check or test run", ReadAttempts::kind),
                step.words("command"), environment(step), exitCode, step.textOrNull("kill_reason"),
                step.numberOrZero("duration_ms"));
    }

    private static StepKind kind(String text) {
        return Arrays.stream(StepKind.values())
                .filter(kind -> kind.text().equals(text))
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException("no step: " + text));
    }

    private static List<Diagnostic> diagnostics(Entry run) {
        return run.objects("diagnostics").stream().map(ReadAttempts::diagnostic).toList();
    }

    private static Diagnostic diagnostic(Entry one) {
        Integer line = one.isAbsent("line") ? null : (int) one.numberOrZero("line");
        return new Diagnostic(one.textOrNull("code"), one.text("level", "error or warning"),
                one.text("message", "what was said"), one.textOrEmpty("package"), one.truth("local"),
                one.textOrNull("file"), line, one.textOrEmpty("rendered"), one.textOrEmpty("key"));
    }

    private static Map<String, String> environment(Entry step) {
        Map<String, String> environment = new LinkedHashMap<>();
        step.node().path("environment").forEachEntry((name, value) -> environment.put(name, value.asText()));
        return environment;
    }

    private static Optional<Entry> testsOf(Entry run) {
        JsonNode tests = run.node().path("tests");
        return tests.isObject() ? Optional.of(new Entry(tests, run.place(), run.path() + ".tests")) : Optional.empty();
    }

    private static List<TestResult> tests(Entry run) {
        return testsOf(run).stream()
                .flatMap(tests -> tests.objects("failed_tests").stream())
                .map(ReadAttempts::test)
                .toList();
    }

    private static TestResult test(Entry test) {
        TestMessage message = test.isAbsent("message")
                ? null
                : new TestMessage(test.text("message", "why it failed"), test.textOrEmpty("place"),
                        test.textOrEmpty("key"));
        return new TestResult(test.textOrEmpty("target"), test.text("name", "a test"), TestResult.FAILED, message);
    }

    /// Of the tests that passed the file has the number; what is beyond the first failed ones counts with them.
    private static Untold untold(Entry run) {
        return testsOf(run)
                .map(tests -> tests.numberOrZero("total") - tests.objects("failed_tests").size())
                .map(more -> new Untold((int) Math.max(0, more), Map.of()))
                .orElse(Untold.NOTHING);
    }
}
