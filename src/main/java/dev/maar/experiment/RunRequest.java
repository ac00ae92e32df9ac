package dev.maar.experiment;

import dev.maar.crates.CrateChoice;
import dev.maar.toolchain.ToolchainSpec;
import java.nio.file.Path;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// An experiment as it was asked for: the toolchains with the baseline first, and which crates.
///
/// `quirks` is the file of crates that need special handling, null for the usual one.
public record RunRequest(String name, List<ToolchainSpec> toolchains, CrateChoice crates, Mode mode,
        CapLints capLints, boolean ignoreQuirks, @Nullable Path quirks) {
    public RunRequest {
        toolchains = List.copyOf(toolchains);
    }
}
