package dev.maar.build;

import static org.assertj.core.api.Assertions.assertThat;

import dev.maar.sandbox.Command;
import dev.maar.sandbox.Limits;
import dev.maar.toolchain.ToolchainSpec;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

final class CommandEnvironmentTest {

    @Test
    void whatIsChosenIsAllThatSomebodyNeedsToDoItAgain() {
        assertThat(environment(CargoPlan.buildAndTest(), "stable+rustflags=-Zx").chosen())
                .containsExactlyInAnyOrderEntriesOf(Map.of("CARGO_BUILD_JOBS", "3", "CARGO_INCREMENTAL", "0",
                        "RUSTDOCFLAGS", "--cap-lints=warn", "RUSTFLAGS", "--cap-lints=warn -Zx", "RUST_BACKTRACE",
                        "full",
                        "RUST_TEST_THREADS", "2"));
    }

    @Test
    void nothingButTheseIsInAContainer() {
        var environment = environment(CargoPlan.checkOnly(), "stable");

        assertThat(environment.fixed()).containsOnlyKeys("PATH", "HOME", "LANG", "CARGO_HOME", "CARGO_TARGET_DIR",
                "CARGO_TERM_COLOR");
        assertThat(environment.all()).containsAllEntriesOf(environment.fixed())
                .containsAllEntriesOf(environment.chosen())
                .hasSize(environment.fixed().size() + environment.chosen().size());
    }

    @Test
    void aCommandsOwnVariablesAreChosenToo() {
        var command = new Command(List.of("cargo"), Map.of("DOCS_RS", "1", "RUST_BACKTRACE", "0"));

        assertThat(environment(CargoPlan.rustdoc(), "stable").chosenFor(command))
                .containsEntry("DOCS_RS", "1")
                .containsEntry("RUST_BACKTRACE", "0")
                .doesNotContainKey("PATH");
        assertThat(environment(CargoPlan.rustdoc(), "stable").chosenFor(command).keySet().stream()).isSorted();
    }

    @Test
    void noLintIsCappedWhereSourcesChange() {
        assertThat(environment(CargoPlan.fix(), "stable+rustflags=-Zx").chosen())
                .containsEntry("RUSTFLAGS", " -Zx")
                .containsEntry("RUSTDOCFLAGS", "");
    }

    private static CommandEnvironment environment(CargoPlan plan, String toolchain) {
        var limits = new Limits(4L << 30, 2, 512, 4L << 30, 64 << 20, Duration.ofMinutes(15), Duration.ofMinutes(5),
                5 << 20);
        return CommandEnvironment.of(plan, "warn", new Share(limits, 3), ToolchainSpec.parse(toolchain).modifiers());
    }
}
