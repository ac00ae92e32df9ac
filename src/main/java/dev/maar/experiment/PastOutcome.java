package dev.maar.experiment;

import dev.maar.crates.CrateId;
import dev.maar.outcome.Judgement;
import java.time.Instant;
import java.util.List;

/// What an earlier experiment made of a crate, at whatever version it had then.
///
/// `toolchains` are the specs with the baseline first; `outcomes` has Crater's spelling of the first attempt under each, empty where nothing
/// was run; `judgements` has one per candidate, and none where the crate was not done.
public record PastOutcome(String experiment, Instant createdAt, CrateId crate, List<String> toolchains,
        List<String> outcomes, List<Judgement> judgements) {
    public PastOutcome {
        toolchains = List.copyOf(toolchains);
        outcomes = List.copyOf(outcomes);
        judgements = List.copyOf(judgements);
        if (outcomes.size() != toolchains.size()) {
            throw new IllegalArgumentException("'outcomes' must hold one per toolchain");
        }
    }
}
