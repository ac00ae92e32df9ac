package dev.maar.report;

import dev.maar.crates.CrateId;
import dev.maar.experiment.CrateRuns;
import dev.maar.experiment.Experiment;
import dev.maar.outcome.BuildLog;
import java.util.Set;
import java.util.stream.Stream;

/// The experiment that a report compares with, as far as that is needed: whole where something differed, else ids alone. The caller closes
/// the streams.
public interface OtherExperiment {

    Experiment experiment();

    /// All its crates, in any order.
    Stream<CrateId> crates();

    /// Those whose headline may be a difference, with everything that was tried on them, in any order.
    Stream<CrateRuns> differing();

    /// How many crates are not done.
    int unfinished();

    /// The same as something that reports can be made of, without logs and facts.
    default ReportInput input() {
        return new ReportInput(experiment(), new CrateSource() {
            @Override
            public int count() {
                return 0;
            }

            @Override
            public Stream<CrateRuns> crates() {
                return differing();
            }
        }, Set.of(), (_, _, _) -> new BuildLog(new byte[0], 0), FactSource.NONE);
    }
}
