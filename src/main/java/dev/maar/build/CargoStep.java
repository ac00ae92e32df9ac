package dev.maar.build;

import dev.maar.outcome.StepKind;
import java.util.List;

/// One command of cargo: its arguments without the program, and whether its standard output is cargo's JSON messages.
public record CargoStep(StepKind kind, List<String> arguments, boolean json) {
    public CargoStep {
        arguments = List.copyOf(arguments);
    }

    /// Whether the step's output belongs in the log; that of `cargo metadata` is for us alone.
    public boolean logged() {
        return kind != StepKind.METADATA;
    }
}
