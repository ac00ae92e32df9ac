package dev.maar.outcome;

import static org.assertj.core.api.Assertions.assertThat;

import dev.maar.outcome.Problem.CompilerError;
import dev.maar.outcome.Problem.EndedStep;
import dev.maar.outcome.Problem.FailingStep;
import dev.maar.outcome.Problem.FailingTest;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

final class InsideDifferenceTest {
    private static final Attempts BUILD = Attempts.ended("build-fail:compiler-error(E0308)");
    private static final Attempts TESTS = Attempts.ended("test-fail:unknown");
    private static final Attempts MISMATCH = BUILD.error("E0308", "mismatched types", "src/lib.rs", 3);

    @Test
    void equalErrorsAreNoDifferenceWhereverTheyAre() {
        assertThat(between(MISMATCH, MISMATCH)).isEqualTo(new InsideDifference(List.of(), List.of(), 0, 0));
        assertThat(between(MISMATCH, BUILD.error("E0308", "mismatched types", "src/macros.rs", 9)))
                .isEqualTo(new InsideDifference(List.of(), List.of(), 0, 0));
    }

    @Test
    void anErrorThatOnlyTheCandidateHasIsNew() {
        InsideDifference difference = between(MISMATCH, MISMATCH.error("E0277", "no such bound", "src/a.rs", 7));
        assertThat(difference.newErrors()).extracting(Diagnostic::code).containsExactly("E0277");
        assertThat(difference.goneErrors()).isEmpty();
        assertThat(between(MISMATCH.error("E0277", "no such bound", "src/a.rs", 7), MISMATCH).goneErrors()).hasSize(1);
    }

    @Test
    void aThirdOfTwoEqualErrorsIsNewAndItIsTheOneAtAnotherPlace() {
        InsideDifference difference = between(MISMATCH.error("E0308", "mismatched types", "src/b.rs", 4),
                BUILD.error("E0308", "mismatched types", "src/c.rs", 1)
                        .error("E0308", "mismatched types", "src/lib.rs", 3)
                        .error("E0308", "mismatched types", "src/b.rs", 4));
        assertThat(difference.newErrors()).extracting(Diagnostic::file).containsExactly("src/c.rs");
    }

    @Test
    void otherWordsOrAnotherCodeAtTheSameLineAreTheSameError() {
        InsideDifference difference = between(BUILD.error("E0412", "cannot find type `T`", "src/lib.rs", 5),
                BUILD.error("E0425", "cannot find type `T` in this scope", "src/lib.rs", 5));
        assertThat(difference).isEqualTo(new InsideDifference(List.of(), List.of(), 1, 0));
    }

    @Test
    void otherWordsForTheSameCodeInTheSameFileAreTheSameError() {
        InsideDifference difference = between(MISMATCH, BUILD.error("E0308", "types do not match", "src/lib.rs", 4));
        assertThat(difference).isEqualTo(new InsideDifference(List.of(), List.of(), 1, 0));
        assertThat(between(MISMATCH, BUILD.error("E0308", "types do not match", "src/a.rs", 3)).newErrors()).hasSize(1);
    }

    @Test
    void aFolderOfTheBuildHasTheSameNameUnderEachCompiler() {
        String file = "/opt/maar/target/debug/build/gen-%s/out/gen.rs";
        InsideDifference difference = between(
                BUILD.error("E0308", "old words", file.formatted("0123456789abcdef"), 3),
                BUILD.error("E0308", "new words", file.formatted("fedcba9876543210"), 3));
        assertThat(difference.reworded()).isEqualTo(1);
    }

    @Test
    void anInternalErrorIsNoOtherWordingOfAnError() {
        Diagnostic ice = Attempts.diagnostic(null, "error: internal compiler error", "unexpected panic",
                "reg/crate/1.0.0", "src/lib.rs", 3);
        assertThat(between(MISMATCH, BUILD.with(ice)).newErrors()).containsExactly(ice);
    }

    @Test
    void whatAnotherBuildScriptSaysIsANewError() {
        InsideDifference difference = between(BUILD.error(null, "build script failed: no libfoo", null, null),
                BUILD.error(null, "build script failed: cannot read the compiler's version", null, null));
        assertThat(difference.newErrors()).hasSize(1);
        assertThat(difference.goneErrors()).hasSize(1);
    }

    @Test
    void anErrorCountsForThePackageItIsInAndNothingIsSaidOfWhatDependsOnIt() {
        Attempts syn = BUILD
                .with(Attempts.diagnostic("E0308", "error", "mismatched types", "reg/syn/1.0.0", "src/lib.rs", 3));
        InsideDifference worse = between(MISMATCH, syn);
        assertThat(worse.newErrors()).extracting(Diagnostic::packageId).containsExactly("reg/syn/1.0.0");
        assertThat(worse.goneErrors()).isEmpty();
        InsideDifference better = between(syn, MISMATCH);
        assertThat(better.newErrors()).isEmpty();
        assertThat(better.further()).isOne();
        assertThat(better.goneErrors()).extracting(Diagnostic::packageId).containsExactly("reg/syn/1.0.0");
    }

    @Test
    void whoGoesOnToALaterPassHasNoNewErrorsAndWhoStopsEarlierLosesNone() {
        Attempts names = BUILD.error("E0432", "unresolved import `x`", "src/lib.rs", 1);
        Attempts more = names.error("E0308", "mismatched types", "src/lib.rs", 9)
                .error(null, "future cannot be sent between threads safely", "src/lib.rs", 8);
        InsideDifference farther = between(names, more);
        assertThat(farther.worse()).isEmpty();
        assertThat(farther.further()).isEqualTo(2);
        assertThat(between(more, names).better()).isEmpty();
        assertThat(between(more, names.error("E0425", "cannot find `y`", "src/a.rs", 2)).newErrors()).hasSize(1);
    }

    @Test
    void anErrorOfSyntaxAloneIsNewWhereTheOtherSideCameFarther() {
        assertThat(between(MISMATCH, BUILD.error(null, "expected one of `;`", "src/a.rs", 1)).newErrors()).hasSize(1);
        assertThat(between(BUILD.error(null, "expected one of `;`", "src/a.rs", 1), MISMATCH).newErrors()).isEmpty();
    }

    @Test
    void warningsAreNoErrors() {
        assertThat(between(MISMATCH, MISMATCH.with(Attempts.diagnostic("unused_variables", "warning", "unused",
                "reg/crate/1.0.0", "src/lib.rs", 1))).worse()).isEmpty();
    }

    @Test
    void whoFailsAtAnEarlierStepHasNewErrorsAndLosesNone() {
        Attempts inTests = BUILD.at(StepKind.TEST_BUILD).error("E0425", "cannot find `x`", "tests/a.rs", 1);
        InsideDifference worse = between(inTests, MISMATCH);
        assertThat(worse.worse()).hasSize(2).first().isEqualTo(new FailingStep(StepKind.BUILD));
        assertThat(worse.newErrors()).extracting(Diagnostic::code).containsExactly("E0308");
        assertThat(worse.goneErrors()).isEmpty();
        InsideDifference better = between(MISMATCH, inTests);
        assertThat(better.newErrors()).isEmpty();
        assertThat(better.better()).first().isEqualTo(new FailingStep(StepKind.BUILD));
    }

    @Test
    void whoWasKilledSaysNothingOfTheErrors() {
        Attempts killed = Attempts.ended("build-fail:timeout").killed("timeout");
        InsideDifference hangs = between(MISMATCH, killed);
        assertThat(hangs.worse()).containsExactly(new EndedStep(StepKind.BUILD, "timeout"));
        assertThat(hangs.goneErrors()).isEmpty();
        InsideDifference ends = between(killed, MISMATCH);
        assertThat(ends.newErrors()).isEmpty();
        assertThat(ends.better()).containsExactly(new EndedStep(StepKind.BUILD, "timeout"));
        assertThat(between(killed, killed).worse()).isEmpty();
    }

    @Test
    void aCompilerThatTheKernelKilledWasKilledToo() {
        assertThat(between(MISMATCH, Attempts.ended("build-fail:oom")).worse())
                .containsExactly(new EndedStep(StepKind.BUILD, "oom"));
    }

    @Test
    void aTestThatPassedAndFailsIsNewlyFailing() {
        Attempts before = TESTS.test("a", "FAILED").test("b", "ok").test("c", "ignored").test("e", "ok");
        Attempts after = TESTS.test("a", "ok").test("b", "FAILED").test("c", "FAILED").test("d", "FAILED");
        InsideDifference difference = between(before, after);
        assertThat(difference.newlyFailing()).extracting(FailingTest::name).containsExactly("b");
        assertThat(difference.newlyPassing()).extracting(FailingTest::name).containsExactly("a");
    }

    @Test
    void testsThatDidNotRunNeitherFailNorPass() {
        InsideDifference difference = between(TESTS.test("a", "FAILED").test("b", "ok"), TESTS);
        assertThat(difference.worse()).isEmpty();
        assertThat(difference.better()).isEmpty();
    }

    @Test
    void aListThatMayHaveBeenCutProvesNothing() {
        List<Attempts> full = IntStream.range(0, Attempt.MOST_ERRORS)
                .mapToObj(number -> BUILD.error("E0308", "wrong " + number, "src/" + number + ".rs", 1))
                .toList();
        Attempts cut = full.stream()
                .reduce(BUILD, (all, one) -> all.with(one.diagnostics().getFirst()));
        assertThat(between(cut, MISMATCH).newErrors()).isEmpty();
    }

    @Test
    void onlyWhatEveryPairOfAttemptsShowsIsKept() {
        Attempt before = TESTS.test("a", "ok").test("b", "ok").made();
        Attempt both = TESTS.test("a", "FAILED").test("b", "FAILED").made();
        Attempt one = TESTS.test("a", "ok").test("b", "FAILED").made();
        assertThat(InsideDifference.of(List.of(before, before), List.of(both, one)).worse())
                .containsExactly(new FailingTest("unittests src/lib.rs", "b"));
        assertThat(InsideDifference.of(List.of(before, one), List.of(both, both)).worse())
                .containsExactly(new FailingTest("unittests src/lib.rs", "a"));
        assertThat(InsideDifference.of(List.of(), List.of(both)).worse()).isEmpty();
    }

    @Test
    void equalProblemsAreKeptAsOftenAsEveryPairHasThem() {
        Attempt two = MISMATCH.error("E0308", "mismatched types", "src/a.rs", 4).made();
        Attempt three = MISMATCH.error("E0308", "mismatched types", "src/a.rs", 4)
                .error("E0308", "mismatched types", "src/b.rs", 5)
                .made();
        assertThat(InsideDifference.of(List.of(BUILD.made()), List.of(three, two)).worse()).hasSize(2)
                .allSatisfy(problem -> assertThat(problem).isInstanceOf(CompilerError.class));
    }

    private static InsideDifference between(Attempts baseline, Attempts candidate) {
        return InsideDifference.of(baseline.made(), candidate.made());
    }
}
