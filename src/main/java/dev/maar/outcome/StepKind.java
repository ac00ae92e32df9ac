package dev.maar.outcome;

/// The steps of one attempt, in the order in which they can come; the text is what is stored and shown.
public enum StepKind {
    /** Resolving the lockfile; shared by all toolchains of the experiment. */
    RESOLVE("resolve"),
    /** `cargo metadata`: does this toolchain's cargo accept the manifest? */
    METADATA("metadata"),
    /** `cargo check`. */
    CHECK("check"),
    /** `cargo build`. */
    BUILD("build"),
    /** `cargo test --no-run`. */
    TEST_BUILD("test build"),
    /** `cargo test`. */
    TEST_RUN("test run");

    private final String text;

    StepKind(String text) {
        this.text = text;
    }

    public String text() {
        return text;
    }
}
