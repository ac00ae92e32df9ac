package dev.maar.report;

import static org.assertj.core.api.Assertions.assertThat;

import dev.maar.experiment.ExperimentState;
import dev.maar.outcome.Comparison;
import dev.maar.outcome.Judgement;
import java.util.List;
import org.junit.jupiter.api.Test;

final class ReportModelTest {

    @Test
    void countsAddUpToTheNumberOfCrates() {
        for (ReportInput input : List.of(SampleRuns.pair(), SampleRuns.triple())) {
            ReportModel model = SampleRuns.model(input);
            assertThat(sum(model.totals().headline())).isEqualTo(input.crates().count());
            assertThat(model.totals().candidates()).allSatisfy(
                    counts -> assertThat(sum(counts)).isEqualTo(input.crates().count()));
        }
    }

    @Test
    void theSummarySaysEveryNumberOnce() {
        assertThat(SampleRuns.model(SampleRuns.pair()).summary()).isEqualTo("5 causes, 8 crates regressed"
                + " (6 unconfirmed), 2 undecided (1 flaky, 1 machine), 1 spurious-regressed, 1 fixed, 1 error, 1 broken,"
                + " 3 build-fail (1 with new errors), 2 test-fail (1 with tests failing that passed, 1 undecided inside),"
                + " 1 test-skipped, 2 test-pass, 1 skipped of 23");
        assertThat(SampleRuns.model(SampleRuns.triple()).summary())
                .isEqualTo(
                        "2 causes, 2 crates regressed (2 unconfirmed), 1 undecided (1 open), 2 unknown, 1 test-pass of 6"
                                + " (3 not finished)");
    }

    @Test
    void aMissingAttemptIsUnknown() {
        CrateReport waits = crate(SampleRuns.triple(), "reg/waits/0.1.0");
        assertThat(waits.judgements()).extracting(Judgement::comparison)
                .containsExactly(Comparison.TEST_PASS, Comparison.UNKNOWN);
        assertThat(waits.comparison()).isEqualTo(Comparison.UNKNOWN);
        assertThat(waits.finished()).isFalse();
    }

    @Test
    void theWorstCandidateIsTheHeadline() {
        CrateReport late = crate(SampleRuns.triple(), "reg/late/2.0.0");
        assertThat(late.judgements()).extracting(Judgement::comparison)
                .containsExactly(Comparison.SPURIOUS_REGRESSED, Comparison.REGRESSED);
        assertThat(late.comparison()).isEqualTo(Comparison.REGRESSED);
        assertThat(late.telling().toolchain().release()).isEqualTo("1.99.0-dev");
    }

    @Test
    void onlyWhatCanBeBelievedCountsWhateverItsReason() {
        ReportInput input = SampleRuns.pair();
        CrateReport hangs = crate(input, "reg/hangs/1.0.0");
        assertThat(hangs.comparison()).isEqualTo(Comparison.SPURIOUS_REGRESSED);
        assertThat(hangs.is(Comparison.REGRESSED)).isTrue();
        assertThat(crate(input, "reg/slow/1.0.0+build.5").is(Comparison.SPURIOUS_REGRESSED)).isTrue();
        CrateReport flaky = crate(input, "reg/random/1.0.0");
        assertThat(flaky.comparison()).isEqualTo(Comparison.REGRESSED);
        assertThat(flaky.headline().text()).isEqualTo("regressed, but flaky: baseline 2/2, candidate 1/2");
        assertThat(flaky.is(Comparison.REGRESSED)).isFalse();
        assertThat(SampleRuns.model(input).undecided().lines()).extracting(CrateLine::name)
                .containsExactly("random-1.0.0", "unlucky-1.0.0");
    }

    @Test
    void aCrateBelongsToOneCauseAndTheirNumbersAddUp() {
        for (ReportInput input : List.of(SampleRuns.pair(), SampleRuns.triple(), SampleRuns.three())) {
            ReportModel model = SampleRuns.model(input);
            assertThat(model.regressedCauses().stream().mapToInt(Cause::number).sum())
                    .isEqualTo(model.count(Comparison.REGRESSED));
            assertThat(model.fixedCauses().stream().mapToInt(Cause::number).sum())
                    .isEqualTo(model.count(Comparison.FIXED));
            assertThat(model.regressedCauses()).allSatisfy(cause -> {
                assertThat(cause.members()).hasSize(cause.number());
                assertThat(cause.roots().stream().mapToInt(Cause.Root::direct).sum()).isEqualTo(cause.direct());
                assertThat(cause.roots().stream().mapToInt(Cause.Root::blocked).sum()).isEqualTo(cause.blocked());
            });
        }
    }

    @Test
    void aCauseIsThePackageThatFailedTheStepTheCodeAndTheMessage() {
        Cause lint = cause(SampleRuns.pair(), "mismatched_lifetime_syntaxes");
        assertThat(lint.signature()).isEqualTo(new Signature(Signature.Direction.REGRESSED, "build",
                "mismatched_lifetime_syntaxes", "no good"));
        assertThat(lint.number()).isEqualTo(3);
        assertThat(lint.direct()).isEqualTo(1);
        assertThat(lint.roots()).containsExactly(new Cause.Root("reg/try-lock/0.2.2", true, 1, 2));
        assertThat(lint.members()).extracting(CrateLine::name)
                .containsExactly("hyper-0.14.20", "try-lock-0.2.2", "want-0.3.0");
        assertThat(lint.example().crate().name()).isEqualTo("try-lock-0.2.2");
    }

    @Test
    void aPackageThatWasNotTestedItselfCanBeAtFault() {
        SampleRuns sample = SampleRuns.empty();
        sample.add("behind", "1.0.0", "test-pass", "build-fail:depends-on(reg/untested/1.0.0)");
        assertThat(SampleRuns.model(sample.input(ExperimentState.COMPLETED)).regressedCauses()).singleElement()
                .extracting(Cause::roots)
                .isEqualTo(List.of(new Cause.Root("reg/untested/1.0.0", false, 0, 1)));
    }

    @Test
    void aCauseHasTheSameIdInAnotherExperiment() {
        assertThat(cause(SampleRuns.pair(), "E0282").id()).isEqualTo(cause(SampleRuns.three(), "E0282").id());
        assertThat(cause(SampleRuns.pair(), "E0282").id()).matches("c-[0-9a-f]{12}");
    }

    @Test
    void aCauseNamesTheCandidatesUnderWhichItHit() {
        assertThat(cause(SampleRuns.three(), "E0282").candidates()).containsExactly("debian:bookworm/rustc-web",
                "debian:trixie");
        assertThat(cause(SampleRuns.three(), "E0308").candidates()).containsExactly("debian:trixie");
        assertThat(SampleRuns.model(SampleRuns.three()).fixedCauses())
                .filteredOn(cause -> cause.signature().code().equals("E0658"))
                .extracting(Cause::candidates)
                .containsExactly(List.of("debian:bookworm/rustc-web", "debian:trixie"));
    }

    @Test
    void whatIsFixedUnderOneCandidateAndRegressedUnderAnotherHasRegressed() {
        CrateReport both = crate(SampleRuns.three(), "reg/both/1.0.0");
        assertThat(both.is(Comparison.REGRESSED)).isTrue();
        assertThat(both.headlineRuns()).extracting(run -> run.toolchain().release()).containsExactly("1.85.1");
        assertThat(SampleRuns.model(SampleRuns.three()).totals().underAnyCandidate()).contains(Comparison.FIXED,
                Comparison.REGRESSED, Comparison.ERROR);
    }

    @Test
    void noCratesGiveNoughts() {
        ReportModel model = SampleRuns.model(SampleRuns.empty().input(ExperimentState.COMPLETED));
        assertThat(model.summary()).isEqualTo("0 causes, 0 crates regressed of 0");
    }

    private static Cause cause(ReportInput input, String code) {
        return SampleRuns.model(input)
                .regressedCauses()
                .stream()
                .filter(cause -> cause.signature().code().equals(code))
                .findFirst()
                .orElseThrow();
    }

    private static CrateReport crate(ReportInput input, String id) {
        return SampleRuns.reports(input)
                .stream()
                .filter(crate -> crate.id().id().equals(id))
                .findFirst()
                .orElseThrow();
    }

    private static int sum(Counts counts) {
        return counts.settled().values().stream().mapToInt(Integer::intValue).sum() + counts.open();
    }
}
