package dev.maar.crates;

import java.util.List;

/// What earlier experiments were about and how it ended; the store knows.
public interface PastCrates {

    /// Which of an experiment's crates.
    enum Which {
        /** Every one. */
        ALL,
        /** Those with a first attempt, under whatever toolchain, that did not go well. */
        FAILED,
        /** Those that compared as a regression under some candidate, whether that is decided or not. */
        REGRESSED
    }

    /// The crates, exactly as they were built then; throws [dev.maar.problem.UserError] where there is no such experiment.
    List<ResolvedCrate> of(String experiment, Which which, String reason);
}
