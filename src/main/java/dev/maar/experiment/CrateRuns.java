package dev.maar.experiment;

import dev.maar.outcome.Attempt;
import dev.maar.outcome.Judgement;
import java.util.List;

/// A crate with everything that was tried on it: one list of attempts per toolchain, in the experiment's order of toolchains,
/// each by number; a list is empty where nothing was tried yet. `judgements` has one per candidate, and none before the crate is done.
public record CrateRuns(ExperimentCrate crate, List<List<Attempt>> attempts, List<Judgement> judgements) {
    public CrateRuns {
        attempts = attempts.stream().map(List::copyOf).toList();
        judgements = List.copyOf(judgements);
    }
}
