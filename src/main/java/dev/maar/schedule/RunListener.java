package dev.maar.schedule;

import dev.maar.crates.CrateId;
import dev.maar.experiment.Experiment;
import dev.maar.experiment.ExperimentCrate;
import dev.maar.outcome.Attempt;
import dev.maar.outcome.Headline;
import dev.maar.toolchain.Toolchain;

/// What happens in a run that a person cares about.
///
/// The console is one listener, a live page another. Methods are called from the workers' threads, several at once; an
/// implementation must be quick and thread-safe.
public interface RunListener {

    /// The run begins; `finished` of the `total` crates were already done by an earlier process.
    void runStarted(Experiment experiment, int finished, int total);

    /// A worker took a crate.
    void cratePicked(ExperimentCrate crate);

    /// One toolchain's attempt is stored.
    void buildFinished(CrateId crate, Toolchain toolchain, Attempt attempt);

    /// All toolchains of a crate are done, and its differences decided; `headline` says what came out.
    void crateFinished(CrateId crate, Headline headline);

    /// A crate could not be run for a reason that is not its own; it is tried again, or named at the end.
    void crateTroubled(CrateId crate, String reason, boolean triedAgain);

    /// The run ended: everything done, or stopped before that.
    void runEnded(Experiment experiment, boolean complete);
}
