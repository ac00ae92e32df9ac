package dev.maar.build;

import dev.maar.outcome.StepKind;
import dev.maar.toolchain.Modifiers;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/// Lets a toolchain's modifiers act on its builds as Crater does (`field-crater` 3.4).
final class ApplyModifiers {
    private ApplyModifiers() {
    }

    /// Puts the flags behind those that every toolchain has.
    static void toEnvironment(Modifiers modifiers, Map<String, String> environment) {
        append(environment, "RUSTFLAGS", modifiers.rustflags());
        append(environment, "RUSTDOCFLAGS", modifiers.rustdocflags());
    }

    private static void append(Map<String, String> environment, String variable, String flags) {
        if (!flags.isEmpty()) {
            environment.merge(variable, flags, (before, more) -> before + " " + more);
        }
    }

    /// The words behind a step's own: none where cargo only says what the crate is.
    static List<String> words(Modifiers modifiers, CargoStep step) {
        if (step.kind() == StepKind.METADATA) {
            return List.of();
        }
        var words = new ArrayList<String>();
        if (!modifiers.target().isEmpty()) {
            words.addAll(List.of("--target", modifiers.target()));
        }
        words.addAll(modifiers.cargoWords());
        return words;
    }
}
