package dev.maar.experiment;

import dev.maar.crates.CrateChoice;
import dev.maar.toolchain.ToolchainSpec;
import java.nio.file.Path;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// An experiment as it was asked for: the toolchains with the baseline first, and which crates.
///
/// `quirks` is the file of crates that need special handling, null for the usual one; `recorded` is what is known of an experiment that
/// this one repeats.
public record RunRequest(String name, List<ToolchainSpec> toolchains, CrateChoice crates, Mode mode,
        CapLints capLints, boolean ignoreQuirks, @Nullable Path quirks, Recorded recorded) {
    public RunRequest {
        toolchains = List.copyOf(toolchains);
        mode.check(capLints);
    }

    /// One that repeats nothing.
    public RunRequest(String name, List<ToolchainSpec> toolchains, CrateChoice crates, Mode mode, CapLints capLints,
            boolean ignoreQuirks, @Nullable Path quirks) {
        this(name, toolchains, crates, mode, capLints, ignoreQuirks, quirks, Recorded.NOTHING);
    }
}
