package dev.maar.schedule;

import dev.maar.experiment.ExperimentCrate;
import org.jspecify.annotations.Nullable;

/// Does the work on a crate that comes before any toolchain: fetches and resolves it. Called from several threads at once.
@FunctionalInterface
public interface CrateRunner {

    /// Makes a crate ready to be built.
    ///
    /// `lockfile` is the one that an earlier process stored with the experiment, to be used as it is; null where there is none yet.
    /// `worker` names the calling worker (`worker-1`, …): nobody else has that name at the same time.
    /// What is wrong with the crate is in the result. Throws [dev.maar.problem.EnvironmentError] where the machine or the network
    /// fails, `InterruptedException` where the run is cancelled.
    Preparation prepare(ExperimentCrate crate, byte @Nullable [] lockfile, String worker) throws InterruptedException;
}
