package dev.maar.cli;

import dev.maar.experiment.CapLints;
import dev.maar.experiment.Mode;
import dev.maar.toolchain.ToolchainSpec;
import java.util.List;

/// An experiment as it was asked for: the toolchains with the baseline first, the selections in the user's words.
public record RunRequest(String name, List<ToolchainSpec> toolchains, List<String> selections, Mode mode,
        CapLints capLints) {
    public RunRequest {
        toolchains = List.copyOf(toolchains);
        selections = List.copyOf(selections);
    }
}
