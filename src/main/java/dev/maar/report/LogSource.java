package dev.maar.report;

import dev.maar.crates.CrateId;
import dev.maar.experiment.Experiment;
import dev.maar.outcome.BuildLog;

/// Reads one attempt's log from where it is kept.
///
/// An attempt that a report knows always has a log, be it an empty one.
@FunctionalInterface
public interface LogSource {

    /// Returns the log of attempt `number` (from 1) of a crate under the toolchain at `position` (0 is the baseline).
    BuildLog log(CrateId crate, int position, int number);

    /// Whether logs are copied into the report; else the report links to where they are, as far as they are there.
    default boolean copied() {
        return true;
    }

    /// The folder with the logs of a crate under a toolchain, relative to the report's folder; empty where there is none.
    default String folder(Experiment experiment, int position, CrateId crate) {
        return LogFiles.folder(experiment, position, crate);
    }
}
