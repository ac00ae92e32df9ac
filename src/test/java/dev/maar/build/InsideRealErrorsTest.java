package dev.maar.build;

import static dev.maar.build.Fixture.BUILD;
import static dev.maar.build.Fixture.text;
import static org.assertj.core.api.Assertions.assertThat;

import dev.maar.outcome.Attempt;
import dev.maar.outcome.BuildLog;
import dev.maar.outcome.Diagnostic;
import dev.maar.outcome.InsideDifference;
import dev.maar.outcome.Outcome;
import dev.maar.outcome.Purpose;
import dev.maar.outcome.StepKind;
import dev.maar.outcome.StepResult;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;

/// What rustc 1.63.0 and 1.96.0 said of the same broken crate: other words (E0038), another code (E0412 became E0425), a build
/// folder of another name, and a later end, since 1.63.0 stops at names and 1.96.0 goes on to types and borrows.
final class InsideRealErrorsTest {
    private static final Attempt OLD = attempt("failing-old");
    private static final Attempt NEW = attempt("failing");

    @Test
    void whatANewerCompilerSaysOtherwiseOrBesidesIsNoNewError() {
        InsideDifference difference = InsideDifference.of(OLD, NEW);
        assertThat(difference.worse()).isEmpty();
        assertThat(difference.better()).isEmpty();
        assertThat(difference.reworded()).isEqualTo(2);
        assertThat(difference.further()).isEqualTo(9);
    }

    @Test
    void anOlderCompilerThatStopsEarlierLosesNoErrors() {
        assertThat(InsideDifference.of(NEW, OLD).worse()).isEmpty();
        assertThat(InsideDifference.of(NEW, OLD).better()).isEmpty();
    }

    @Test
    void theSameCompilerSaysTheSame() {
        assertThat(InsideDifference.of(NEW, attempt("failing"))).isEqualTo(InsideDifference.of(OLD, OLD));
    }

    private static Attempt attempt(String name) {
        List<Diagnostic> found = Fixture.read(BUILD, text(name + ".stdout"), "").diagnostics();
        assertThat(found).hasSizeGreaterThan(3);
        return new Attempt(1, Purpose.FIRST, Outcome.parse("build-fail:unknown"), null,
                List.of(new StepResult(StepKind.BUILD, List.of("cargo", "build"), 101, null, 1)), found, List.of(),
                new BuildLog(new byte[0], 0), Instant.EPOCH, Instant.EPOCH, 1, 1, 1, "worker-1");
    }
}
