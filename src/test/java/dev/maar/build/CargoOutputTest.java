package dev.maar.build;

import static dev.maar.build.Fixture.BUILD;
import static dev.maar.build.Fixture.CRATE;
import static dev.maar.build.Fixture.TEST_RUN;
import static dev.maar.build.Fixture.read;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import dev.maar.outcome.Diagnostic;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

final class CargoOutputTest {

    @ParameterizedTest
    @ValueSource(strings = {"local-error", "local-error-old"})
    void theCratesOwnErrorsAreItsReason(String name) {
        var read = read(BUILD, name);

        assertThat(read.reason()).isEqualTo(name.endsWith("old")
                ? "compiler-error(E0308, E0412)"
                : "compiler-error(E0308, E0425)");
        assertThat(read.diagnostics()).filteredOn(Diagnostic::error)
                .extracting(Diagnostic::packageId, Diagnostic::local, Diagnostic::file)
                .containsOnly(tuple(CRATE, true, "src/lib.rs"));
        assertThat(read.diagnostics()).extracting(Diagnostic::message)
                .contains("mismatched types")
                .noneMatch(message -> message.startsWith("aborting due to"));
    }

    @Test
    void aDiagnosticSaysWhereAndWhat() {
        assertThat(read(BUILD, "local-error").diagnostics()).filteredOn(found -> "E0308".equals(found.code()))
                .singleElement()
                .satisfies(found -> {
                    assertThat(found.level()).isEqualTo("error");
                    assertThat(found.line()).isEqualTo(3);
                    assertThat(found.rendered()).startsWith("error[E0308]: mismatched types\n --> src/lib.rs:3:5\n");
                    assertThat(found.key()).isEqualTo("E0308: mismatched types");
                });
    }

    @Test
    void theLogHasTheRenderedTextAndNoJson() {
        var read = read(BUILD, "local-error");

        assertThat(read.log()).startsWith("[stderr]    Compiling local-error v0.1.0 (/opt/maar/source)",
                "[stderr] error: could not compile `local-error` (lib) due to 2 previous errors",
                "[stdout] error[E0425]: cannot find type `Missing` in this scope",
                "[stdout]  --> src/lib.rs:5:17");
        assertThat(read.log()).noneMatch(line -> line.contains("{\"reason\""));
    }

    @ParameterizedTest
    @ValueSource(strings = {"coloured", "coloured-old"})
    void aDiagnosticKeepsTheCompilersColoursAndTheLogHasNone(String name) {
        var read = read(BUILD, name);

        assertThat(read.log()).contains("[stdout] error[E0308]: mismatched types", "[stdout]  --> src/lib.rs:2:5")
                .noneMatch(line -> line.contains("\u001b"));
        assertThat(read.diagnostics()).filteredOn(found -> Integer.valueOf(2).equals(found.line()))
                .singleElement()
                .satisfies(found -> {
                    assertThat(found.rendered()).startsWith("\u001b[0;1;91merror[E0308]\u001b[0;1m: mismatched types"
                            + "\u001b[0m\n \u001b[0;1;94m--> \u001b[0msrc/lib.rs:2:5\n  \u001b[0;1;94m|\u001b[0m\n");
                    assertThat(found.plain()).startsWith("error[E0308]: mismatched types\n --> src/lib.rs:2:5\n  |\n");
                    assertThat(read.log()).containsSubsequence(
                            found.plain().strip().lines().map(line -> "[stdout] " + line).toList());
                });
    }

    /// rustc 1.63 gives the source as it is, later ones with pictures of its control characters.
    @ParameterizedTest
    @CsvSource({"coloured, '\"a␛]0;title␇b␛[31m␛[8mhid␛[2J\"'", "coloured-old, '\"a␛]0;title␇bhid␛[2J\"'"})
    void aSourcesOwnSequencesAreShown(String name, String shown) {
        assertThat(read(BUILD, name).diagnostics()).extracting(Diagnostic::plain)
                .anySatisfy(plain -> assertThat(plain).contains("2 |     " + shown));
    }

    @Test
    void aLintsNameIsACodeToo() {
        assertThat(read(BUILD, "warns").reason()).isEqualTo("compiler-error(unused_variables)");
    }

    @Test
    void theSameDiagnosticOfTwoTargetsIsOne() {
        assertThat(read(BUILD, Fixture.text("warns-check.stdout"), "").diagnostics()).hasSize(1);
    }

    @Test
    void anErrorWithoutACodeIsNoReason() {
        var read = read(BUILD, "uncoded");

        assertThat(read.reason()).isEqualTo("unknown");
        assertThat(read.diagnostics()).extracting(Diagnostic::key).containsExactly("only for wasm");
    }

    @ParameterizedTest
    @ValueSource(strings = {"dep-error", "dep-error-old"})
    void aDependencysErrorIsTheDependencys(String name) {
        var read = read(BUILD, name);

        assertThat(read.reason()).isEqualTo("depends-on(reg/bad-types/1.2.0)");
        assertThat(read.diagnostics()).extracting(Diagnostic::packageId, Diagnostic::local)
                .containsExactly(tuple("reg/bad-types/1.2.0", false));
    }

    @ParameterizedTest
    @ValueSource(strings = {"dep-script", "dep-script-old"})
    void aDependencysBuildScriptIsTheDependencys(String name) {
        var read = read(BUILD, name);

        assertThat(read.reason()).isEqualTo("depends-on(reg/bad-script/0.3.1)");
        assertThat(read.diagnostics()).singleElement().satisfies(found -> {
            assertThat(found.message()).isEqualTo("build script failed: libfoo 2.4 was not found in /usr/lib/x86_64");
            assertThat(found.key()).isEqualTo("build script failed: libfoo 2.4 was not found in PATH");
            assertThat(found.rendered()).startsWith("error: failed to run custom build command for `bad-script v0.3.1`")
                    .contains("looking for libfoo");
        });
    }

    @Test
    void theCratesOwnBuildScriptHasNoReasonOfCraters() {
        var read = read(BUILD, "local-script");

        assertThat(read.reason()).isEqualTo("unknown");
        assertThat(read.diagnostics()).extracting(Diagnostic::packageId, Diagnostic::local, Diagnostic::message)
                .containsExactly(tuple(CRATE, true, "build script failed: no compiler for FORTRAN"));
    }

    @Test
    void aMemberByPathIsTheCrateItself() {
        assertThat(read(BUILD, "ws").reason()).isEqualTo("compiler-error(E0308)");
    }

    @Test
    void anInternalErrorBeatsTheCode() {
        var read = read(BUILD, "ice");

        assertThat(read.reason()).isEqualTo("ice");
        assertThat(read.diagnostics().getFirst().level()).isEqualTo("error: internal compiler error");
    }

    @Test
    void aPanicOfTheCompilerWithoutAMessageIsAnInternalError() {
        assertThat(read(BUILD, "", Fixture.text("ice.stderr")).reason()).isEqualTo("ice");
    }

    @Test
    void aPanicOfTheCompilerOnADependencyIsTheDependencys() {
        String words = Fixture.text("ice.stderr").replace("icecrate v0.1.0 (/opt/maar/source)", "icecrate v0.1.0");

        assertThat(read(BUILD, "", words).reason()).isEqualTo("depends-on(reg/icecrate/0.1.0)");
    }

    @Test
    void aKilledCompilerIsOutOfMemoryUnlessWeKilledIt() {
        var read = read(BUILD, "killed");

        assertThat(read.reason()).isEqualTo("oom");
        assertThat(FailureReasons.of(read.output(), "timeout").text()).isEqualTo("timeout");
        assertThat(read.diagnostics()).extracting(Diagnostic::message)
                .containsExactly("the compiler was ended by SIGKILL");
    }

    @Test
    void aFullDiskIsSeenInTheRenderedTextBeforeAnythingElse() {
        assertThat(read(BUILD, "no-space").reason()).isEqualTo("no-space");
    }

    @ParameterizedTest
    @CsvSource({
            "timeout, timeout", "inactivity, timeout", "oom, oom", "no-space, no-space", "log-size, unknown"})
    void theSandboxsWordCountsWhereCargoSaidNothing(String killReason, String expected) {
        var read = read(BUILD, "", "   Compiling local-error v0.1.0 (/opt/maar/source)\n");

        assertThat(FailureReasons.of(read.output(), killReason).text()).isEqualTo(expected);
    }

    @Test
    void theCratesOwnErrorsBeatTheSandboxsWord() {
        var read = read(BUILD, "local-error");

        assertThat(FailureReasons.of(read.output(), "timeout").text()).startsWith("compiler-error(");
        assertThat(FailureReasons.of(read.output(), "no-space").text()).isEqualTo("no-space");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', value = {
            "<urlopen error [Errno -3] Temporary failure in name resolution> | network-access",
            "Os { code: 98, kind: AddrInUse, message: \"Address already in use\" } | network-access",
            "Os { code: 111, kind: ConnectionRefused, message: \"Connection refused\" } | network-access",
            "update this file by the environment variable TRYBUILD=overwrite | compiler-diagnostic-change",
            "collect2: fatal error: ld terminated with signal 7 [Bus error] | no-space",
            "collect2: fatal error: ld terminated with signal 9 [Killed] | oom",
            "No Space Left On Device | no-space",
            "Connection refused | unknown"})
    void theRunOfTheTestsIsReadForReasonsToo(String line, String expected) {
        assertThat(read(TEST_RUN, line + "\n", "").reason()).isEqualTo(expected);
        assertThat(read(TEST_RUN, "", line + "\n").reason()).isEqualTo(expected);
        assertThat(StepFailure.of(read(TEST_RUN, line + "\n", "").output(), null).text())
                .isEqualTo("test-fail:" + expected);
    }

    @Test
    void aDocumentationTestThatDoesNotCompileGivesItsCode() {
        var read = read(TEST_RUN, "tests-run");

        assertThat(read.reason()).isEqualTo("compiler-error(E0308)");
        assertThat(read.diagnostics()).singleElement().satisfies(found -> {
            assertThat(found.file()).isEqualTo("src/lib.rs");
            assertThat(found.line()).isEqualTo(8);
            assertThat(found.rendered()).contains("expected `u32`, found `&str`");
        });
    }

    @Test
    void aTestThatQuotesACompilerGivesNoCode() {
        String words = """
                running 1 test
                test ui ... FAILED

                failures:

                ---- ui stdout ----
                error[E0277]: the trait bound is not satisfied
                 --> src/lib.rs:1:1

                failures:
                    ui
                """;

        assertThat(read(TEST_RUN, words, "").reason()).isEqualTo("unknown");
    }

    @Test
    void rustdocsPanicIsAnInternalError() {
        assertThat(read(TEST_RUN, "", "   Doc-tests x\nerror: internal compiler error: unexpected panic\n").reason())
                .isEqualTo("ice");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', value = {
            "error: package `dep v1.0.0` cannot be built because it requires rustc 1.90 or newer, while | depends-on(reg/dep/1.0.0)",
            "'  dep@1.0.0 requires rustc 1.90' | depends-on(reg/dep/1.0.0)",
            "error: package `me v1.0.0 (/opt/maar/source)` cannot be built because it requires rustc 1.90 or | unknown"})
    void aPackageForANewerCompilerIsNamed(String line, String expected) {
        assertThat(read(BUILD, "", line + "\n").reason()).isEqualTo(expected);
        assertThat(read(BUILD, "", line + "\n").diagnostics()).extracting(Diagnostic::message)
                .containsExactly("needs rustc 1.90");
    }

    @Test
    void foreignWordsNeitherFailNorGrow() {
        var found = new FoundDiagnostics();
        var output = new CargoOutput(BUILD, LocalPackages.notYetKnown("/x"), CRATE, found);
        for (String line : List.of("{", "{}", "[]", "{\"reason\":1}", "{\"reason\":\"compiler-message\"}",
                "{\"reason\":\"compiler-message\",\"message\":{\"level\":\"error\",\"code\":{\"code\":\"E1), ice\"}}}",
                "[".repeat(100_000), "{\"a\":".repeat(100_000), "\u0000\uFFFF\uD800", "x".repeat(5_000_000))) {
            output.stdout(line);
            output.stderr(line);
        }
        for (int index = 0; index < 10_000; index++) {
            output.stdout("{\"reason\":\"compiler-message\",\"package_id\":\"d" + index + " 1.0.0 (registry+x)\","
                    + "\"message\":{\"level\":\"error\",\"message\":\"m" + index + "\"}}");
        }
        output.finish();

        assertThat(found.list()).hasSizeLessThanOrEqualTo(1_000);
        assertThat(FailureReasons.of(output, null).text()).hasSizeLessThan(2_000);
    }

    @Test
    @Timeout(20)
    void noLineTakesLongToRead() {
        String quoted = "process didn't exit successfully: (signal: 1, a";
        for (String unit : List.of("@", quoted, "--> Cargo.toml:1", "thread 'rustc' panicked at '", "test a ... ",
                "lock file ",
                "failed to parse manifest at `", "(", "', x:1:1")) {
            for (String start : List.of("", "  ", "error: ", "test ", "error: could not compile `",
                    "running 1 test\n")) {
                String words = "error: could not compile `x` (lib)\n" + start + unit.repeat(200_000 / unit.length())
                        + "\n";
                read(BUILD, words, words);
                read(TEST_RUN, words, words);
            }
        }
    }

    @Test
    void aLineThatOnlyLooksLikeJsonIsKept() {
        assertThat(read(BUILD, "{\"mine\": 1}\n", "").log()).containsExactly("[stdout] {\"mine\": 1}");
        assertThat(read(TEST_RUN, "{\"reason\":\"build-finished\"}\n", "").log())
                .containsExactly("[stdout] {\"reason\":\"build-finished\"}");
    }
}
