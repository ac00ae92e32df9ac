package dev.maar.build;

import dev.maar.sandbox.Limits;
import java.nio.file.Path;

/// What all builds of an experiment have in common on this machine.
///
/// `image` and `runtime` are the sandbox's; `limits` are those of crates without a quirk; `packages` is the folder of all unpacked packages; `capLints` is rustc's word.
public record BuildSettings(String image, String runtime, Limits limits, Path packages, String capLints) {}
