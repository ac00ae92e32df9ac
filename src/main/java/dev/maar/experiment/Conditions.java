package dev.maar.experiment;

import dev.maar.outcome.Wanted;

/// Under what every attempt of an experiment is made, from its first to the last after any number of resumes.
///
/// `imageDigest` is the sandbox image's and `runtime` the engine's word for what runs it; `limits` is the sandbox's limits as one line of
/// text, from which crates with quirks may differ; `attempts` is how many each side of a difference has before it is believed;
/// `ignoreQuirks` says that the file of quirks was not looked at. `registry` is the name of where crates come from and `registryIndex` the
/// address of another index, empty for the one that the name gives; of an experiment that an older maar made both are empty.
public record Conditions(String imageDigest, String runtime, String limits, Wanted attempts, boolean ignoreQuirks,
        String registry, String registryIndex) {

    /// Of a registry that is not known.
    public Conditions(String imageDigest, String runtime, String limits, Wanted attempts, boolean ignoreQuirks) {
        this(imageDigest, runtime, limits, attempts, ignoreQuirks, "", "");
    }
}
