package dev.maar.report;

import java.util.Optional;

/// Reads lockfiles by the hash that a crate's row names.
@FunctionalInterface
public interface LockfileSource {
    /// Has none.
    LockfileSource NONE = _ -> Optional.empty();

    /// Returns the lockfile with this SHA-256 (in hex), as cargo reads it; empty where it is not kept.
    Optional<byte[]> lockfile(String hash);
}
