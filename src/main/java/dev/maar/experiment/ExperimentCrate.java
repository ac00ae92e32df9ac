package dev.maar.experiment;

import dev.maar.crates.CrateId;
import dev.maar.crates.Quirk;
import org.jspecify.annotations.Nullable;

/// One crate of an experiment, as it is stored.
///
/// `reason` is the selection that brought it in; `location` is the folder of a local crate, else null; `checksum` is the
/// archive's SHA-256 by the index, or a repository's commit, null for a local crate and for a repository before its first clone; `status` is `yanked`, `outdated` or empty; `sourceHash` (SHA-256 of
/// the prepared sources) and `lockfileHash` are null until the crate was prepared; `quirk` is what was special about it when the
/// experiment was made, null for most.
public record ExperimentCrate(CrateId crate, String reason, @Nullable String location, @Nullable String checksum,
        String status, @Nullable String sourceHash, @Nullable String lockfileHash, @Nullable Quirk quirk) {

    /// The crate at the commit that is built, where that became known after the experiment was made.
    public CrateId pinned() {
        return checksum != null && crate instanceof CrateId.Repository repository ? repository.at(checksum) : crate;
    }

    /// The same crate with a repository's commit.
    public ExperimentCrate at(String commit) {
        return new ExperimentCrate(crate, reason, location, commit, status, sourceHash, lockfileHash, quirk);
    }

    /// A crate like the others.
    public ExperimentCrate(CrateId crate, String reason, @Nullable String location, @Nullable String checksum,
            String status, @Nullable String sourceHash, @Nullable String lockfileHash) {
        this(crate, reason, location, checksum, status, sourceHash, lockfileHash, null);
    }
}
