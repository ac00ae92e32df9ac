package dev.maar.report;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import dev.maar.experiment.ExperimentState;
import dev.maar.outcome.Comparison;
import dev.maar.outcome.Judgement;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

final class ReportModelTest {

    @Test
    void countsAddUpToTheNumberOfCrates() {
        for (ReportInput input : List.of(SampleRuns.pair(), SampleRuns.triple())) {
            ReportModel model = ReportModel.of(input, "crates.io");
            assertThat(sum(model.counts()) + sum(model.undecided())).isEqualTo(input.crates().size());
            for (int candidate = 0; candidate < input.experiment().toolchains().size() - 1; candidate++) {
                assertThat(sum(model.countsOf(candidate)) + sum(model.undecidedOf(candidate)))
                        .isEqualTo(input.crates().size());
            }
        }
    }

    @Test
    void theSummarySaysEveryNumberOnce() {
        assertThat(ReportModel.of(SampleRuns.pair(), "crates.io").summary()).isEqualTo("8 causes, 8 crates regressed"
                + " (6 unconfirmed), 2 undecided (1 flaky, 1 machine), 1 spurious-regressed, 1 fixed, 1 error, 1 broken,"
                + " 3 build-fail (1 with new errors), 2 test-fail (1 with tests failing that passed, 1 undecided inside),"
                + " 1 test-skipped, 2 test-pass, 1 skipped of 23");
        assertThat(ReportModel.of(SampleRuns.triple(), "crates.io").summary())
                .isEqualTo(
                        "3 causes, 2 crates regressed (2 unconfirmed), 1 undecided (1 open), 2 unknown, 1 test-pass of 6"
                                + " (3 not finished)");
    }

    @Test
    void aMissingAttemptIsUnknown() {
        CrateReport waits = crate(ReportModel.of(SampleRuns.triple(), "crates.io"), "reg/waits/0.1.0");
        assertThat(waits.judgements()).extracting(Judgement::comparison)
                .containsExactly(Comparison.TEST_PASS, Comparison.UNKNOWN);
        assertThat(waits.comparison()).isEqualTo(Comparison.UNKNOWN);
        assertThat(waits.finished()).isFalse();
    }

    @Test
    void theWorstCandidateIsTheHeadline() {
        CrateReport late = crate(ReportModel.of(SampleRuns.triple(), "crates.io"), "reg/late/2.0.0");
        assertThat(late.judgements()).extracting(Judgement::comparison)
                .containsExactly(Comparison.SPURIOUS_REGRESSED, Comparison.REGRESSED);
        assertThat(late.comparison()).isEqualTo(Comparison.REGRESSED);
        assertThat(late.telling().toolchain().release()).isEqualTo("1.99.0-dev");
    }

    @Test
    void onlyWhatCanBeBelievedCountsWhateverItsReason() {
        ReportModel model = ReportModel.of(SampleRuns.pair(), "crates.io");
        CrateReport hangs = crate(model, "reg/hangs/1.0.0");
        assertThat(hangs.comparison()).isEqualTo(Comparison.SPURIOUS_REGRESSED);
        assertThat(hangs.is(Comparison.REGRESSED)).isTrue();
        assertThat(crate(model, "reg/slow/1.0.0+build.5").is(Comparison.SPURIOUS_REGRESSED)).isTrue();
        CrateReport flaky = crate(model, "reg/random/1.0.0");
        assertThat(flaky.comparison()).isEqualTo(Comparison.REGRESSED);
        assertThat(flaky.headline().text()).isEqualTo("regressed, but flaky: baseline 2/2, candidate 1/2");
        assertThat(flaky.is(Comparison.REGRESSED)).isFalse();
        assertThat(model.undecidedCrates()).extracting(crate -> crate.id().name())
                .containsExactly("random", "unlucky");
    }

    @Test
    void causesAreSortedByCratesHitThenName() {
        ReportModel model = ReportModel.of(SampleRuns.pair(), "crates.io");
        assertThat(model.regressedCauses()).extracting(Cause::name, cause -> cause.crates().size())
                .containsExactly(tuple("E0282", 2), tuple("reg/try-lock/0.2.2", 2), tuple("E0308", 1),
                        tuple("build-fail:unknown", 1), tuple("mismatched_lifetime_syntaxes", 1),
                        tuple("reg/untested/1.0.0", 1), tuple("test-fail:timeout", 1),
                        tuple("test-fail:unknown", 1));
        assertThat(model.fixedCauses()).extracting(Cause::name, Cause::kind)
                .containsExactly(tuple("E0658", Cause.Kind.ERROR_CODE));
    }

    @Test
    void aCrateHitUnderTwoCandidatesCountsOnceInACause() {
        ReportModel model = ReportModel.of(SampleRuns.triple(), "crates.io");
        assertThat(model.regressedCauses()).filteredOn(cause -> cause.name().equals("E0282"))
                .singleElement()
                .satisfies(cause -> assertThat(cause.crates()).hasSize(1));
    }

    @Test
    void aCauseNamesTheCandidatesUnderWhichItHit() {
        ReportModel model = ReportModel.of(SampleRuns.three(), "crates.io");
        assertThat(model.regressedCauses()).extracting(Cause::name, Cause::candidates)
                .contains(tuple("E0282", List.of("debian:bookworm/rustc-web", "debian:trixie")),
                        tuple("mismatched_lifetime_syntaxes", List.of("debian:bookworm/rustc-web")),
                        tuple("E0308", List.of("debian:trixie")));
        assertThat(model.fixedCauses()).extracting(Cause::name, Cause::candidates)
                .contains(tuple("E0658", List.of("debian:bookworm/rustc-web", "debian:trixie")));
    }

    @Test
    void whatIsFixedUnderOneCandidateAndRegressedUnderAnotherIsBoth() {
        ReportModel model = ReportModel.of(SampleRuns.three(), "crates.io");
        CrateReport both = crate(model, "reg/both/1.0.0");
        assertThat(both.is(Comparison.REGRESSED)).isTrue();
        assertThat(both.headlineRuns()).extracting(run -> run.toolchain().release()).containsExactly("1.85.1");
        assertThat(model.fixedCauses()).anySatisfy(cause -> assertThat(cause.crates()).contains(both));
        assertThat(model.underAnyCandidate()).contains(Comparison.FIXED, Comparison.REGRESSED, Comparison.ERROR);
    }

    @Test
    void noCratesGiveNoughts() {
        ReportModel model = ReportModel.of(SampleRuns.empty().input(ExperimentState.COMPLETED), "crates.io");
        assertThat(model.summary()).isEqualTo("0 causes, 0 crates regressed of 0");
    }

    private static CrateReport crate(ReportModel model, String id) {
        return model.crates().stream().filter(crate -> crate.id().id().equals(id)).findFirst().orElseThrow();
    }

    private static int sum(Map<?, Integer> counts) {
        return counts.values().stream().mapToInt(Integer::intValue).sum();
    }
}
