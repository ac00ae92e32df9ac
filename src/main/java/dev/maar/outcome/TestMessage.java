package dev.maar.outcome;

/// Why a single test failed, in its own words: of its panics the first, else the error that it returned, else libtest's or rustdoc's remark.
///
/// `place` is where it panicked (`src/lib.rs:7:9`), empty where that is not said. `key` is the text with paths, hashes, addresses and numbers normalised,
/// as that of a [Diagnostic]: equal keys are one cause. None of them has colours or other control characters.
public record TestMessage(String text, String place, String key) {}
