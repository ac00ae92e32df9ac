package dev.maar.experiment;

import dev.maar.outcome.Wanted;

/// Under what every attempt of an experiment is made, from its first to the last after any number of resumes.
///
/// `imageDigest` is the sandbox image's and `runtime` the engine's word for what runs it; `limits` is the sandbox's limits as one line of
/// text, from which crates with quirks may differ; `attempts` is how many each side of a difference has before it is believed;
/// `ignoreQuirks` says that the file of quirks was not looked at.
public record Conditions(String imageDigest, String runtime, String limits, Wanted attempts, boolean ignoreQuirks) {}
