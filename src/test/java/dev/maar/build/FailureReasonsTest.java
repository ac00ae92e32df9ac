package dev.maar.build;

import static dev.maar.build.Fixture.BUILD;
import static dev.maar.build.Fixture.TEST_RUN;
import static dev.maar.build.Fixture.read;
import static org.assertj.core.api.Assertions.assertThat;

import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// Every row of Crater's table of reasons (`field-crater` 4.3) by its name, and that the first that applies wins.
final class FailureReasonsTest {
    private static final String ICE = message("error: internal compiler error", null, Fixture.ROOT);
    private static final String LOCAL = message("error", "E0308", Fixture.ROOT);
    private static final String LINT = message("error", "clippy::print_with_newline", Fixture.ROOT);
    private static final String UNCODED = message("error", null, Fixture.ROOT);
    private static final String DEPENDENCY = message("error", "E0277", null);
    private static final String DEPENDENCY_ICE = message("error: internal compiler error", null, null);
    private static final String FULL = "No space left on device (os error 28)\n";
    private static final String NETWORK = "Address already in use\n";
    private static final String TRYBUILD = "the environment variable TRYBUILD=overwrite\n";

    @Test
    void row1AnInternalErrorOfTheCrateIsIce() {
        assertThat(reason(ICE)).isEqualTo("ice");
    }

    @Test
    void row1ComesBeforeEverything() {
        assertThat(reason(LOCAL + DEPENDENCY + FULL + NETWORK + TRYBUILD + ICE)).isEqualTo("ice");
    }

    @ParameterizedTest(name = "row 2: \"{0}\" is no-space")
    @CsvSource({"No space left on device", "write failed: no space left on device (os error 28)",
            "collect2: fatal error: ld terminated with signal 7 [Bus error]"})
    void row2AFullDiskIsNoSpace(String line) {
        assertThat(reason(line + "\n")).isEqualTo("no-space");
    }

    @Test
    void row2ComesBeforeDependencies() {
        assertThat(reason(DEPENDENCY + LOCAL + NETWORK + FULL)).isEqualTo("no-space");
    }

    @Test
    void row3AnErrorOfADependencyIsDependsOn() {
        assertThat(reason(DEPENDENCY)).isEqualTo("depends-on(reg/dep/1.0.0)");
    }

    @Test
    void row3AnInternalErrorOnADependencyIsDependsOnToo() {
        assertThat(reason(DEPENDENCY_ICE)).isEqualTo("depends-on(reg/dep/1.0.0)");
    }

    @Test
    void row3ComesBeforeTheCratesOwnErrors() {
        assertThat(reason(LOCAL + NETWORK + DEPENDENCY)).isEqualTo("depends-on(reg/dep/1.0.0)");
    }

    @Test
    void row4TheCratesOwnErrorsAreTheirCodesSorted() {
        assertThat(reason(message("error", "E0425", Fixture.ROOT) + LOCAL)).isEqualTo("compiler-error(E0308, E0425)");
    }

    @Test
    void row4ALintsNameIsACode() {
        assertThat(reason(LINT)).isEqualTo("compiler-error(clippy::print_with_newline)");
    }

    @Test
    void row4AnErrorWithoutACodeGivesNothing() {
        assertThat(reason(UNCODED)).isEqualTo("unknown");
    }

    @Test
    void row4ComesBeforeTheNetwork() {
        assertThat(reason(NETWORK + TRYBUILD + LOCAL)).isEqualTo("compiler-error(E0308)");
    }

    @ParameterizedTest(name = "row 5: \"{0}\" is network-access")
    @CsvSource({"<urlopen error [Errno -3] Temporary failure in name resolution>", "Address already in use",
            "'Os { code: 111, kind: ConnectionRefused, message: \"Connection refused\" }'"})
    void row5TheNetworkIsNetworkAccess(String line) {
        assertThat(reason(line + "\n")).isEqualTo("network-access");
    }

    @ParameterizedTest(name = "row 5: \"{0}\" alone is nothing")
    @CsvSource({"Connection refused", "code: 111", "<urlopen error timed out>"})
    void row5HalfOfItIsNothing(String line) {
        assertThat(reason(line + "\n")).isEqualTo("unknown");
    }

    @Test
    void row5ComesBeforeATestOfDiagnostics() {
        assertThat(reason(TRYBUILD + NETWORK)).isEqualTo("network-access");
    }

    @Test
    void row6ATestOfDiagnosticsIsCompilerDiagnosticChange() {
        assertThat(reason(TRYBUILD)).isEqualTo("compiler-diagnostic-change");
    }

    @ParameterizedTest(name = "row 7: killed for {0} is {1}")
    @CsvSource({"timeout, timeout", "inactivity, timeout", "oom, oom", "no-space, no-space", "pids, unknown",
            "log-size, unknown"})
    void row7ElseTheSandboxsWord(String killReason, String expected) {
        assertThat(FailureReasons.of(read(BUILD, "", "").output(), killReason).text()).isEqualTo(expected);
        assertThat(FailureReasons.of(read(TEST_RUN, "", "").output(), killReason).text()).isEqualTo(expected);
    }

    @Test
    void row7ElseUnknown() {
        assertThat(reason("")).isEqualTo("unknown");
    }

    @Test
    void ourRowACompilerThatTheKernelKilledIsOom() {
        assertThat(read(BUILD, "killed").reason()).isEqualTo("oom");
    }

    @Test
    void ourRowABuildScriptOfADependencyNamesIt() {
        assertThat(read(BUILD, "dep-script").reason()).isEqualTo("depends-on(reg/bad-script/0.3.1)");
    }

    @ParameterizedTest(name = "in the run of the tests: \"{0}\" is {1}")
    @CsvSource({"No space left on device, no-space", "Address already in use, network-access",
            "the environment variable TRYBUILD=overwrite, compiler-diagnostic-change",
            "collect2: fatal error: ld terminated with signal 9 [Killed], oom", "assertion failed, unknown"})
    void ourRowTheRunOfTheTestsIsReadToo(String line, String expected) {
        assertThat(read(TEST_RUN, line + "\n", "").reason()).isEqualTo(expected);
    }

    @Test
    void aProgramOfTestsThatASignalEndedSaysSo() {
        var read = read(TEST_RUN, "running 2 tests\n",
                """
                             Running unittests src/lib.rs (target/debug/deps/x-0123456789abcdef)
                        error: test failed, to rerun pass `--lib`

                        Caused by:
                          process didn't exit successfully: `/opt/maar/target/debug/deps/x-0123456789abcdef` (signal: 11, SIGSEGV: invalid memory reference)
                        """);
        assertThat(read.diagnostics()).singleElement().satisfies(found -> {
            assertThat(found.message()).isEqualTo("the tests of unittests src/lib.rs were ended by SIGSEGV");
            assertThat(found.error()).isTrue();
        });
        assertThat(read.reason()).isEqualTo("unknown");
    }

    private static String reason(String stdout) {
        return read(BUILD, stdout, "").reason();
    }

    private static String message(String level, @Nullable String code, @Nullable String folder) {
        String id = folder == null
                ? "registry+https://registry.invalid/index#dep@1.0.0"
                : "path+file://" + folder + "#crate@1.0.0";
        String said = code == null ? "null" : "{\"code\":\"" + code + "\"}";
        return "{\"reason\":\"compiler-message\",\"package_id\":\"" + id + "\",\"message\":{\"level\":\"" + level
                + "\",\"code\":" + said + ",\"message\":\"m\",\"spans\":[],\"rendered\":\"m\"}}\n";
    }
}
