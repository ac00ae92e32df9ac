package dev.maar.outcome;

import org.jspecify.annotations.Nullable;

/// One message of the compiler about one package.
///
/// `level` is rustc's (`error`, `warning`, `error: internal compiler error`), or [#FUTURE_INCOMPATIBLE] for what cargo reports as
/// code that a later release will refuse; `code` is an error code or a lint's name, null where
/// rustc gives none; `packageId` is the crate's id (`reg/NAME/VERSION`, `local/NAME`); `local` says that it is the crate under
/// test and not a dependency; `file` and `line` (from 1) are the primary span's, null where there is none; `rendered` is rustc's own text,
/// with its colours where they are known, as [Colours] keeps them.
/// `key` is the message with paths, hashes, addresses and numbers normalised: equal keys are one cause.
public record Diagnostic(@Nullable String code, String level, String message, String packageId, boolean local,
        @Nullable String file, @Nullable Integer line, String rendered, String key) {
    /// The level of what stands in cargo's report of future incompatibilities.
    public static final String FUTURE_INCOMPATIBLE = "future-incompatible";

    /// The compiler's own text without colours.
    public String plain() {
        return Colours.without(rendered);
    }

    /// Whether this alone makes a build fail.
    public boolean error() {
        return level.startsWith("error");
    }

    /// Whether the compiler warned.
    public boolean warning() {
        return level.equals("warning");
    }

    /// Whether it stands in cargo's report of future incompatibilities.
    public boolean futureIncompatible() {
        return level.equals(FUTURE_INCOMPATIBLE);
    }
}
