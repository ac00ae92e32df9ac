package dev.maar.toolchain;

/// A part of a toolchain that not every one has, and some modes need.
public enum Component {
    /** The lints of `cargo clippy`. */
    CLIPPY("clippy", "bin/cargo-clippy");

    private final String text;
    private final String program;

    Component(String text, String program) {
        this.text = text;
        this.program = program;
    }

    /// Its name at rustup.
    public String text() {
        return text;
    }

    /// The file by which a sysroot is seen to have it, from the sysroot.
    String program() {
        return program;
    }
}
