package dev.maar.report;

import static org.assertj.core.api.Assertions.assertThat;

import dev.maar.outcome.Attempt;
import dev.maar.outcome.BuildLog;
import dev.maar.outcome.Outcome;
import dev.maar.outcome.Purpose;
import dev.maar.outcome.StepKind;
import dev.maar.outcome.StepResult;
import dev.maar.outcome.TestMessage;
import dev.maar.outcome.TestResult;
import dev.maar.store.Samples;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import org.junit.jupiter.api.Test;

/// The cause of a crate whose tests fail: what the first of them says.
final class FailedTestCauseTest {
    private static final TestResult SILENT = new TestResult("unittests src/lib.rs", "a", TestResult.FAILED);
    private static final TestResult TALKING = new TestResult("unittests src/lib.rs", "b", TestResult.FAILED,
            new TestMessage("cannot open /tmp/x\nat all", "src/lib.rs:7:9", "cannot open PATH at all"));

    @Test
    void theFirstMessageIsTheCauseAndItsKeyMakesCratesOne() {
        FoundCause cause = cause(SILENT, TALKING);

        assertThat(cause.words()).isEqualTo("cannot open /tmp/x");
        assertThat(cause.signature()).isEqualTo(
                new Signature(Signature.Direction.REGRESSED, "test run", "", "cannot open PATH at all"));
        assertThat(cause.direct()).isTrue();
        assertThat(Evidence.of(run(SILENT, TALKING), cause)).startsWith("""
                test a failed (unittests src/lib.rs)
                test b failed (unittests src/lib.rs)
                    at src/lib.rs:7:9
                    cannot open /tmp/x
                    at all
                """);
    }

    @Test
    void testsThatSayNothingAreOneCause() {
        assertThat(cause(SILENT).signature().message()).isEqualTo("tests failed");
    }

    private static FoundCause cause(TestResult... tests) {
        return Objects.requireNonNull(FindCause.of(Signature.Direction.REGRESSED, "reg/x/1.0.0", run(tests)));
    }

    private static RunReport run(TestResult... tests) {
        var attempt = new Attempt(1, Purpose.FIRST, Outcome.parse("test-fail:unknown"), null,
                List.of(new StepResult(StepKind.TEST_RUN, List.of("cargo", "test"), 101, null, 1)), List.of(),
                List.of(tests), new BuildLog(new byte[0], 0), Instant.EPOCH, Instant.EPOCH, 1, 1, 1, "w");
        return new RunReport(Samples.toolchain("debian:bookworm"), List.of(attempt), "logs");
    }
}
