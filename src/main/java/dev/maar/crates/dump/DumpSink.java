package dev.maar.crates.dump;

import org.jspecify.annotations.Nullable;

/// Takes what a dump says, each kind in any order; crates, people and teams are named by their numbers in the registry's database.
public interface DumpSink {

    void crate(int crate, String name, @Nullable String repository);

    /// The one version to build: the registry's default version, called only where that is not yanked. The checksum is the archive's
    /// SHA-256 in hexadecimal, null where the dump has none.
    void version(int crate, String number, @Nullable String checksum, @Nullable String rustVersion);

    /// All downloads ever.
    void downloads(int crate, long count);

    /// The downloads of the days that the dump counts one by one, which are the last ninety.
    void recentDownloads(int crate, long count);

    /// The default version of `dependent` names `dependency` in its manifest, whatever the kind.
    void dependency(int dependent, int dependency, String requirement);

    void person(int person, String login);

    void team(int team, String login);

    void owner(int crate, int owner, boolean isTeam);
}
