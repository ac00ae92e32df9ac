package dev.maar.build;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.entry;

import dev.maar.outcome.StepKind;
import java.util.List;
import org.junit.jupiter.api.Test;

/// Crater's command lines (`field-crater` 3.4).
final class CargoPlanTest {

    @Test
    void buildsAndTests() {
        assertThat(lines(CargoPlan.buildAndTest())).containsExactly(
                "metadata --no-deps --format-version=1",
                "build --frozen --message-format=json-diagnostic-rendered-ansi",
                "test --frozen --no-run --message-format=json-diagnostic-rendered-ansi",
                "test --frozen");
        assertThat(CargoPlan.buildAndTest().success().text()).isEqualTo("test-pass");
        assertThat(CargoPlan.buildAndTest().steps()).extracting(CargoStep::json)
                .containsExactly(false, true, true, false);
    }

    @Test
    void builds() {
        assertThat(lines(CargoPlan.buildOnly())).containsExactly(
                "metadata --no-deps --format-version=1",
                "build --frozen --message-format=json-diagnostic-rendered-ansi",
                "test --frozen --no-run --message-format=json-diagnostic-rendered-ansi");
        assertThat(CargoPlan.buildOnly().success().text()).isEqualTo("test-skipped");
    }

    @Test
    void checks() {
        assertThat(lines(CargoPlan.checkOnly())).containsExactly(
                "metadata --no-deps --format-version=1",
                "check --frozen --all --all-targets --message-format=json-diagnostic-rendered-ansi");
        assertThat(CargoPlan.checkOnly().success().text()).isEqualTo("test-pass");
    }

    @Test
    void ofAWorkspaceEveryMemberIsBuilt() {
        assertThat(lines(CargoPlan.buildAndTest().ofWorkspace())).containsExactly(
                "metadata --no-deps --format-version=1",
                "build --frozen --workspace --message-format=json-diagnostic-rendered-ansi",
                "test --frozen --workspace --no-run --message-format=json-diagnostic-rendered-ansi",
                "test --frozen --workspace");
        assertThat(CargoPlan.checkOnly().ofWorkspace()).isEqualTo(CargoPlan.checkOnly());
    }

    @Test
    void lints() {
        assertThat(lines(CargoPlan.clippy())).containsExactly(
                "metadata --no-deps --format-version=1",
                "clippy --frozen --all --all-targets --message-format=json-diagnostic-rendered-ansi");
        assertThat(CargoPlan.clippy().success().text()).isEqualTo("test-pass");
        assertThat(CargoPlan.clippy().changesSources()).isFalse();
    }

    @Test
    void documents() {
        assertThat(lines(CargoPlan.rustdoc())).containsExactly(
                "metadata --no-deps --format-version=1",
                "doc --frozen --no-deps --document-private-items --message-format=json-diagnostic-rendered-ansi");
        assertThat(CargoPlan.rustdoc().docsRs()).isTrue();
        assertThat(CargoPlan.rustdoc().success().text()).isEqualTo("test-pass");
    }

    @Test
    void fixes() {
        assertThat(lines(CargoPlan.fix())).containsExactly(
                "metadata --no-deps --format-version=1",
                "fix --allow-no-vcs --allow-dirty --frozen --all --all-targets --message-format=json-diagnostic-rendered-ansi");
        assertThat(lines(CargoPlan.fixEdition())).element(1)
                .isEqualTo("fix --edition --allow-no-vcs --allow-dirty --frozen --all --all-targets"
                        + " --message-format=json-diagnostic-rendered-ansi");
        assertThat(CargoPlan.fix().changesSources()).isTrue();
        assertThat(CargoPlan.fix().success().text()).isEqualTo("test-pass");
    }

    @Test
    void onlyTheMetadataIsLeftOutOfTheLog() {
        assertThat(CargoPlan.buildAndTest().steps()).filteredOn(step -> !step.logged())
                .extracting(CargoStep::kind)
                .containsExactly(StepKind.METADATA);
    }

    @Test
    void everyStepHasCratersEnvironment() {
        assertThat(CargoPlan.environment("warn")).containsOnly(
                entry("CARGO_INCREMENTAL", "0"),
                entry("RUST_BACKTRACE", "full"),
                entry("RUSTFLAGS", "--cap-lints=warn"),
                entry("RUSTDOCFLAGS", "--cap-lints=warn"));
    }

    private static List<String> lines(CargoPlan plan) {
        return plan.steps().stream().map(step -> String.join(" ", step.arguments())).toList();
    }
}
