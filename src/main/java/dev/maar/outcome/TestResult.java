package dev.maar.outcome;

import org.jspecify.annotations.Nullable;

/// One test of the crate, as libtest printed it: `result` is `ok`, `FAILED` or `ignored`; `target` is the line that cargo
/// printed before it (`unittests src/lib.rs`, `Doc-tests NAME`); `message` says why it failed, null where it did not or nothing was said.
public record TestResult(String target, String name, String result, @Nullable TestMessage message) {
    /// The result of a test that did not go well.
    public static final String FAILED = "FAILED";

    public TestResult {
        if (message != null && !result.equals(FAILED)) {
            throw new IllegalArgumentException("'message' is there although 'result' is " + result);
        }
    }

    public TestResult(String target, String name, String result) {
        this(target, name, result, null);
    }
}
