package dev.maar.build;

import dev.maar.outcome.BuildLog;
import dev.maar.outcome.Outcome;
import dev.maar.outcome.StepResult;
import java.nio.file.Path;
import java.util.List;

/// What a toolchain's patches make of a crate's inputs.
sealed interface PatchedInputs {

    /// The lockfile as all toolchains have it with nothing but the patched packages in other places; `folder` holds `source/` and the
    /// dependencies' links.
    @SuppressWarnings("ArrayRecordComponent")
    record Changed(Path folder, List<PatchedPackage> packages, byte[] lockfile, List<StepResult> steps,
            BuildLog log) implements PatchedInputs {}

    /// No patch fits what the crate depends on: its inputs are everybody's.
    record Same(BuildLog log) implements PatchedInputs {}

    /// The patched packages cannot be resolved: what the crate ends as under this toolchain alone.
    record Refused(Outcome outcome, List<StepResult> steps, BuildLog log) implements PatchedInputs {}
}
