package dev.maar.report;

import dev.maar.experiment.CrateRuns;
import java.util.stream.Stream;

/// An experiment's crates with everything that was tried on them, in the order of their ids, without the logs.
public interface CrateSource {

    /// How many there are.
    int count();

    /// Goes through all of them once, in the order of their ids; the caller closes the stream.
    Stream<CrateRuns> crates();
}
