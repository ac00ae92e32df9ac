package dev.maar.crates;

import org.jspecify.annotations.Nullable;

/// What the registry's database says of a crate.
///
/// `version` is the registry's default version: the highest release that is not yanked, or the highest pre-release where there is no
/// release; null where every version is yanked. `checksum` is its archive's SHA-256, null where the dump had none. `recentDownloads` are
/// those of the last ninety days; `dependents` counts the crates whose own default version names this one.
public record KnownCrate(String name, @Nullable String version, @Nullable String checksum, @Nullable String rustVersion,
        @Nullable String repository, long downloads, long recentDownloads, int dependents) {}
