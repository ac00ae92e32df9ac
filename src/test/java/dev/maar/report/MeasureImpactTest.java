package dev.maar.report;

import static org.assertj.core.api.Assertions.assertThat;

import dev.maar.experiment.ExperimentState;
import java.util.List;
import org.junit.jupiter.api.Test;

final class MeasureImpactTest {

    @Test
    void rootsAndWhatIsBehindThemAreApartAndAddUp() {
        Impact impact = impact(MadeFacts.in(SampleRuns.pair()));
        assertThat(impact.affected()).isEqualTo(8);
        assertThat(impact.direct() + impact.blocked()).isEqualTo(8);
        assertThat(impact.roots().stream().mapToInt(Impact.RootCrate::crates).sum()).isEqualTo(8);
        Impact.RootCrate first = impact.roots().getFirst();
        assertThat(first.name()).isEqualTo("try-lock-0.2.2");
        assertThat(first.direct()).isEqualTo(1);
        assertThat(first.blocked()).isEqualTo(2);
        assertThat(first.downloads()).isEqualTo(8_000);
        assertThat(first.tested()).isTrue();
        assertThat(impact.asOf()).isEqualTo("2026-11-19");
        assertThat(impact.undecided()).isEqualTo(2);
    }

    @Test
    void tenAffectedCratesAreTheLine() {
        assertThat(affected(0).sentence()).startsWith("No crate is affected: ").contains("straight to an error");
        assertThat(affected(9).warningsFirst()).isFalse();
        assertThat(affected(9).sentence()).startsWith("9 crates are affected in all, roots and what is behind them,"
                + " fewer than 10: ").contains("can go straight to an error", "a lower bound");
        assertThat(affected(10).warningsFirst()).isTrue();
        assertThat(affected(10).sentence()).startsWith("10 crates are affected in all").contains("warnings come first");
    }

    @Test
    void lintsOfFutureIncompatibilityAreCounted() {
        assertThat(impact(SampleRuns.pair()).lints()).containsExactly(new Impact.FutureLint(
                0, "debian:bookworm/rustc-web", "never_type_fallback", true, 1, 2));
    }

    @Test
    void ownersComeWithMostUsersFirst() {
        assertThat(impact(MadeFacts.in(SampleRuns.pair())).owners()).extracting(Impact.Owner::name)
                .containsExactly("alice", "github:org:team", "x <script>alert(1)</script> @all", "bob");
        assertThat(impact(MadeFacts.in(SampleRuns.pair())).owners().getFirst())
                .isEqualTo(new Impact.Owner("alice", List.of("try-lock-0.2.2", "time-0.3.34"), 12_000L));
        assertThat(impact(SampleRuns.pair()).owners()).isEmpty();
    }

    @Test
    void theSectionIsTheTemplatesAndCanBePasted() {
        assertThat(impact(MadeFacts.in(SampleRuns.pair())).section()).startsWith("""
                ### Breaking changes

                8 crates of 23 regressed: 6 by their own code, 2 behind one of 6 root crates. 2 more are undecided.""")
                .contains("\nCrater report:\n\n- *TODO*", "\nCrater analysis:\n\n| cause | crates |",
                        "\n- never_type_fallback (future incompatibility): 2 more reports in 1 crate under ",
                        "\nPRs to affected crates:\n\n- [ ] [try-lock-0.2.2](https://crates.io/crates/try-lock/0.2.2)"
                                + " (3 crates; cc @alice, @org/team): *TODO*\n",
                        "cc x \\<script\\>alert(1)\\</script\\> \\@all")
                .doesNotContain("\u001b", "\u202e", "<script>");
    }

    private static Impact affected(int crates) {
        SampleRuns sample = SampleRuns.empty();
        for (int index = 0; index < crates; index++) {
            sample.add("leaf" + index, "1.0.0", "test-pass", "build-fail:depends-on(reg/root/1.0.0)");
        }
        return impact(sample.input(ExperimentState.COMPLETED));
    }

    private static Impact impact(ReportInput input) {
        return SampleRuns.model(input).beside().impact();
    }
}
