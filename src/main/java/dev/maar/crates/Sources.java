package dev.maar.crates;

import java.nio.file.Path;

/// A crate's sources, or why there are none.
public sealed interface Sources {

    /// The folder that holds the crate's `Cargo.toml`, whole.
    record Ready(Path folder) implements Sources {}

    /// The crate itself is at fault: its archive is gone, broken, too large or leads out of its folder. The reason names the
    /// archive and the entry.
    record Refused(String reason) implements Sources {}
}
