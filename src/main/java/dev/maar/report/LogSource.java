package dev.maar.report;

import dev.maar.crates.CrateId;
import dev.maar.outcome.BuildLog;

/// Reads one attempt's log from where it is kept.
///
/// An attempt that a report knows always has a log, be it an empty one.
@FunctionalInterface
public interface LogSource {

    /// Returns the log of attempt `number` (from 1) of a crate under the toolchain at `position` (0 is the baseline).
    BuildLog log(CrateId crate, int position, int number);
}
