package dev.maar.schedule;

import dev.maar.outcome.Attempt;
import org.jspecify.annotations.Nullable;

/// What making a crate ready came to.
public sealed interface Preparation {

    /// It can be built; `sourceHash` (SHA-256) and `lockfile` are what all toolchains share and are stored with the
    /// experiment, as is the commit of a repository, null for other crates.
    @SuppressWarnings("ArrayRecordComponent")
    record Ready(String sourceHash, byte[] lockfile, @Nullable String commit,
            PreparedCrate crate) implements Preparation {
        public Ready {
            lockfile = lockfile.clone();
        }

        /// Of a crate that is no repository.
        public Ready(String sourceHash, byte[] lockfile, PreparedCrate crate) {
            this(sourceHash, lockfile, null, crate);
        }

        @Override
        public byte[] lockfile() {
            return lockfile.clone();
        }
    }

    /// It ends here, whatever the toolchain: the attempt (number 1) is stored for each of them, under the number that is due.
    record Ended(Attempt attempt, @Nullable String commit) implements Preparation {

        /// Of a crate that is no repository, or of which nothing was fetched.
        public Ended(Attempt attempt) {
            this(attempt, null);
        }
    }
}
