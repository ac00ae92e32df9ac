package dev.maar.schedule;

import dev.maar.outcome.Attempt;

/// What making a crate ready came to.
public sealed interface Preparation {

    /// It can be built; `sourceHash` (SHA-256) and `lockfile` are what all toolchains share and are stored with the experiment.
    @SuppressWarnings("ArrayRecordComponent")
    record Ready(String sourceHash, byte[] lockfile, PreparedCrate crate) implements Preparation {
        public Ready {
            lockfile = lockfile.clone();
        }

        @Override
        public byte[] lockfile() {
            return lockfile.clone();
        }
    }

    /// It ends here, whatever the toolchain: the attempt (number 1) is stored for each of them, under the number that is due.
    record Ended(Attempt attempt) implements Preparation {}
}
