package dev.maar.schedule;

import dev.maar.outcome.Attempt;

/// A crate that is ready to be built: sources and lockfile are there. Used by one worker, which closes it.
public interface PreparedCrate extends AutoCloseable {

    /// Builds the crate under the toolchain at that position of the experiment (0 is the baseline), for the `number`-th time (from 1).
    ///
    /// Nothing of an earlier attempt may be seen by a later one.
    ///
    /// Throws [dev.maar.problem.EnvironmentError] where the machine fails and `InterruptedException` where the run is cancelled:
    /// a build that was cut short never returns, as what returns is stored for good.
    Attempt attempt(int toolchainPosition, int number) throws InterruptedException;

    /// Gives back what the crate took on this machine.
    @Override
    default void close() {
    }
}
