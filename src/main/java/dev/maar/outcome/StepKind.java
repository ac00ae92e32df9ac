package dev.maar.outcome;

/// The steps of one attempt, in the order in which they can come; the text is what is stored and shown.
public enum StepKind {
    /** Resolving the lockfile; shared by all toolchains of the experiment. */
    RESOLVE("resolve"),
    /** Copying the sources to where they may be changed. */
    COPY("copy"),
    /** `cargo metadata`: does this toolchain's cargo accept the manifest? */
    METADATA("metadata"),
    /** `cargo check`. */
    CHECK("check"),
    /** `cargo clippy`. */
    CLIPPY("clippy"),
    /** `cargo fix`. */
    FIX("fix"),
    /** `cargo doc`. */
    DOC("doc"),
    /** `cargo rustdoc` as docs.rs calls it. */
    DOCS_RS("docs.rs"),
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
