package dev.maar.report;

import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;

import dev.maar.experiment.CapLints;
import dev.maar.experiment.Experiment;
import dev.maar.experiment.ExperimentState;
import dev.maar.experiment.Mode;
import java.util.List;
import org.junit.jupiter.api.Test;

final class CompareWithTest {
    private static final String E0282 = "build-fail:compiler-error(E0282)";
    private static final String E0308 = "build-fail:compiler-error(E0308)";
    private static final String E0277 = "build-fail:compiler-error(E0277)";

    @Test
    void saysWhatIsNewStillThereAndGone() {
        SampleRuns before = SampleRuns.empty();
        before.add("stays", "1.0.0", "test-pass", E0282);
        before.add("updated", "1.0.0", "test-pass", E0282);
        before.add("mended", "1.0.0", "test-pass", E0308);
        before.add("worsens", "1.0.0", "test-pass", "test-pass");
        before.add("broken-before", "1.0.0", E0308, E0308);
        before.add("left", "1.0.0", "test-pass", E0308);
        before.add("left-well", "1.0.0", "test-pass", "test-pass");
        SampleRuns now = SampleRuns.empty();
        now.add("stays", "1.0.0", "test-pass", E0282);
        now.add("updated", "1.1.0", "test-pass", E0282);
        now.add("mended", "1.0.0", "test-pass", "test-pass");
        now.add("worsens", "1.0.0", "test-pass", E0277);
        now.add("broken-before", "1.0.0", "test-pass", E0277);
        now.add("joined", "1.0.0", "test-pass", E0277);
        Against against = against(now, before);
        assertThat(against.causes()).extracting(cause -> cause.state().text() + " " + cause.title().substring(0, 5)
                + " " + cause.here() + " " + cause.there())
                .containsExactly("new E0277 3 0", "still there E0282 2 2", "gone E0308 0 2");
        assertThat(changes(against.newly())).containsExactly("broken-before-1.0.0: no difference > regressed",
                "worsens-1.0.0: no difference > regressed");
        assertThat(changes(against.still())).containsExactly("stays-1.0.0: regressed > regressed",
                "updated-1.1.0 (updated-1.0.0): regressed > regressed");
        assertThat(changes(against.noLonger())).containsExactly("mended-1.0.0: regressed > test-pass");
        assertThat(changes(against.unseen())).containsExactly("left-1.0.0: regressed > ");
        assertThat(against.onlyHere()).isEqualTo(1);
        assertThat(against.onlyThere()).isEqualTo(2);
        assertThat(against.notes()).isEmpty();
        assertThat(against.summary()).isEqualTo("against sample: 1 new cause, 1 still there, 1 gone; 2 crates newly"
                + " regressed, 2 still, 1 no longer, 1 not run");
    }

    @Test
    void aCauseIsNotGoneWhoseCratesWereNotRunAgain() {
        SampleRuns before = SampleRuns.empty();
        before.add("left", "1.0.0", "test-pass", E0308);
        before.add("stays", "1.0.0", "test-pass", E0282);
        SampleRuns now = SampleRuns.empty();
        now.add("stays", "1.0.0", "test-pass", E0282);
        Against against = against(now, before);
        assertThat(against.causes()).extracting(Against.CauseChange::state)
                .containsExactly(Against.State.STILL, Against.State.UNSEEN);
        assertThat(against.summary()).isEqualTo("against sample: 0 new causes, 1 still there, 0 gone, 1 not run;"
                + " 0 crates newly regressed, 1 still, 0 no longer, 1 not run");
    }

    @Test
    void aCauseIsNotNewWhoseCratesWereNotRunBefore() {
        SampleRuns before = SampleRuns.empty();
        before.add("stays", "1.0.0", "test-pass", E0282);
        SampleRuns now = SampleRuns.empty();
        now.add("stays", "1.0.0", "test-pass", E0282);
        now.add("came", "1.0.0", "test-pass", E0308);
        Against against = against(now, before);
        assertThat(against.causes()).extracting(Against.CauseChange::state)
                .containsExactly(Against.State.UNTRIED, Against.State.STILL);
        assertThat(against.summary())
                .startsWith("against sample: 0 new causes, 1 still there, 0 gone, 1 not run there;");
    }

    @Test
    void saysInWhichWaysTheTwoAreNotAlike() {
        SampleRuns sample = SampleRuns.empty();
        sample.add("a", "1.0.0", "test-pass", E0282);
        Experiment like = sample.input(ExperimentState.COMPLETED).experiment();
        var other = new Experiment("beta-1", Mode.CHECK_ONLY, CapLints.WARN, like.selections(), like.toolchains(),
                like.conditions(), like.state(), like.createdAt(), null, null);
        ReportInput input = sample.input(ExperimentState.COMPLETED);
        Against against = requireNonNull(SampleRuns
                .model(input.with(HistorySource.NONE, new MadeOther(other, input.crates(), 3)))
                .beside()
                .against());
        assertThat(against.notes()).containsExactly(
                "The mode differs: \"build-and-test\" here, \"check-only\" there.",
                "The cap-lints differ: \"forbid\" here, \"warn\" there.",
                "3 crates of beta-1 are not done there: they count as not regressed.");
    }

    private static Against against(SampleRuns now, SampleRuns before) {
        ReportInput there = before.input(ExperimentState.COMPLETED);
        ReportInput here = now.input(ExperimentState.COMPLETED)
                .with(HistorySource.NONE, new MadeOther(there.experiment(), there.crates(), 0));
        return requireNonNull(SampleRuns.model(here).beside().against());
    }

    private static List<String> changes(Against.Changes changes) {
        return changes.first()
                .stream()
                .map(one -> one.name() + (one.otherName().isEmpty() ? "" : " (" + one.otherName() + ")") + ": "
                        + one.then() + " > " + one.now())
                .toList();
    }
}
