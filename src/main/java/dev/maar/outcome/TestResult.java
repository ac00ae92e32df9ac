package dev.maar.outcome;

/// One test of the crate, as libtest printed it: `result` is `ok`, `FAILED` or `ignored`; `target` is the line that cargo
/// printed before it (`unittests src/lib.rs`, `Doc-tests NAME`).
public record TestResult(String target, String name, String result) {}
