package dev.maar.report;

import dev.maar.crates.CrateId;
import dev.maar.experiment.PastOutcome;
import java.util.Collection;
import java.util.List;
import java.util.Map;

/// Looks up what earlier experiments made of crates. A look-up is for many crates at once.
@FunctionalInterface
public interface HistorySource {
    /// Nothing is known.
    HistorySource NONE = crates -> Map.of();

    /// The outcomes by [CrateId#family], the newest first and at most [CrateHistory#MOST] each; crates that no earlier experiment knows are missing.
    Map<String, List<PastOutcome>> of(Collection<CrateId> crates);
}
