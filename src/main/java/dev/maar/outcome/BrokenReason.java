package dev.maar.outcome;

import java.util.Arrays;
import java.util.Optional;

/// Why a crate cannot be prepared on any toolchain, spelled as Crater's `BrokenReason`.
public enum BrokenReason {
    UNKNOWN("unknown"),
    CARGO_TOML("cargo-toml"),
    BROKEN_DEPS("broken-deps"),
    YANKED("yanked"),
    MISSING_DEPS("missing-deps"),
    INVALID_CARGO_LOCK("invalid-cargo-lock"),
    MISSING_GIT_REPOSITORY("missing-git-repository");

    private final String text;

    BrokenReason(String text) {
        this.text = text;
    }

    /// Crater's spelling.
    public String text() {
        return text;
    }

    static Optional<BrokenReason> parse(String text) {
        return Arrays.stream(values()).filter(reason -> reason.text.equals(text)).findFirst();
    }
}
