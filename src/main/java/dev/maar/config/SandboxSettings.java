package dev.maar.config;

import dev.maar.sandbox.Limits;

/// In what foreign code runs: `image` is a reference to pull, empty for the image that is built here; `runtime` is the engine's
/// (`runc`, `runsc`). `usualCpus` says that nobody chose the number of processors, so that a small machine may give fewer.
public record SandboxSettings(String image, String runtime, Limits limits, boolean usualCpus) {}
