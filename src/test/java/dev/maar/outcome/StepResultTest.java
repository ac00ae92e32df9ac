package dev.maar.outcome;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

final class StepResultTest {

    @ParameterizedTest(name = "exit code {0} is told as: {1}")
    @CsvSource({
            "0, exit code 0", "101, exit code 101", "128, exit code 128", "134, ended by SIGABRT (exit code 134)",
            "137, ended by SIGKILL (exit code 137)", "139, ended by SIGSEGV (exit code 139)",
            "145, ended by SIGNAL 17 (exit code 145)", "255, exit code 255"})
    void anEndBySignalIsToldAsOne(int exitCode, String words) {
        assertThat(new StepResult(StepKind.BUILD, List.of("cargo"), exitCode, null, 1).end()).isEqualTo(words);
    }

    @Test
    void whatWeKilledIsToldByOurReason() {
        StepResult killed = new StepResult(StepKind.BUILD, List.of("cargo"), null, "timeout", 1);
        assertThat(killed.end()).isEqualTo("killed: timeout");
        assertThat(killed.signal()).isNull();
        assertThat(new StepResult(StepKind.BUILD, List.of("cargo"), 137, "oom", 1).end()).isEqualTo("killed: oom");
    }
}
