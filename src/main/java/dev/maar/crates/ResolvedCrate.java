package dev.maar.crates;

import java.nio.file.Path;
import org.jspecify.annotations.Nullable;

/// One crate that a selection came to.
///
/// `reason` is the selection's word as given; `location` is the folder of a local crate, else null; `checksum` is the archive's
/// SHA-256 by the index, or a repository's commit; null for a local crate, and for a repository before its first clone; `status` is `yanked`, `outdated` or empty, as Crater says it.
public record ResolvedCrate(CrateId crate, String reason, @Nullable Path location, @Nullable String checksum,
        String status) {}
