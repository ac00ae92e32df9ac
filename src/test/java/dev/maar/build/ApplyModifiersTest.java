package dev.maar.build;

import static org.assertj.core.api.Assertions.assertThat;

import dev.maar.toolchain.Modifiers;
import dev.maar.toolchain.ToolchainSpec;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;

/// What Crater does with a toolchain's flags (`field-crater` 3.4).
final class ApplyModifiersTest {

    @Test
    void flagsGoBehindCapLints() {
        assertThat(environment("stable+rustflags=-Zthreads=8 -Cdebuginfo=0+rustdocflags=-Dwarnings"))
                .containsEntry("RUSTFLAGS", "--cap-lints=warn -Zthreads=8 -Cdebuginfo=0")
                .containsEntry("RUSTDOCFLAGS", "--cap-lints=warn -Dwarnings");
        assertThat(environment("stable")).isEqualTo(CargoPlan.environment("warn"));
    }

    private static Map<String, String> environment(String spec) {
        var environment = new TreeMap<>(CargoPlan.environment("warn"));
        ApplyModifiers.toEnvironment(ToolchainSpec.parse(spec).modifiers(), environment);
        return environment;
    }

    @Test
    void targetAndCargosWordsGoBehindEachStepThatBuilds() {
        Modifiers modifiers = ToolchainSpec.parse("stable+cargoflags= --release  --keep-going+target=wasm32-wasip1")
                .modifiers();
        assertThat(CargoPlan.buildAndTest().steps())
                .extracting(step -> String.join(" ", ApplyModifiers.words(modifiers, step)))
                .containsExactly("", "--target wasm32-wasip1 --release --keep-going",
                        "--target wasm32-wasip1 --release --keep-going",
                        "--target wasm32-wasip1 --release --keep-going");
        assertThat(CargoPlan.checkOnly().steps())
                .allSatisfy(step -> assertThat(ApplyModifiers.words(Modifiers.NONE, step)).isEmpty());
    }
}
