package dev.maar.report;

import dev.maar.crates.CrateId;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// What is known of a crate beside its runs, from the registry's snapshot at hand; nothing is fetched for it.
public interface FactSource {

    /// Knows nothing.
    FactSource NONE = new FactSource() {
        @Override
        public @Nullable Long downloads(CrateId crate) {
            return null;
        }

        @Override
        public List<String> owners(CrateId crate) {
            return List.of();
        }
    };

    /// All downloads of all versions so far; null where that is not known. Cheap: it is asked for every crate.
    @Nullable
    Long downloads(CrateId crate);

    /// The downloads of the last ninety days; null where that is not known. Asked for listed crates only.
    default @Nullable Long recentDownloads(CrateId crate) {
        return null;
    }

    /// How many crates depend on it; null where that is not known. Asked for listed crates only.
    default @Nullable Integer dependents(CrateId crate) {
        return null;
    }

    /// The day of the registry's snapshot that all this is of (`2026-11-20`); empty where there is none.
    default String asOf() {
        return "";
    }

    /// The owners' names as the registry spells them, sorted; empty where they are not known. Asked for listed crates only.
    List<String> owners(CrateId crate);
}
