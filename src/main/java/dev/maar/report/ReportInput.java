package dev.maar.report;

import dev.maar.crates.CrateId;
import dev.maar.experiment.CrateRuns;
import dev.maar.experiment.Experiment;
import java.util.List;
import java.util.Set;

/// Everything that a report is made of: the experiment, what was tried on each crate (in any order), and the way to the logs.
///
/// `flakyElsewhere` are crates that other experiments saw to be flaky. The attempts' own logs are not looked at; they are read one at a time through `logs`.
public record ReportInput(Experiment experiment, List<CrateRuns> crates, Set<CrateId> flakyElsewhere, LogSource logs) {
    public ReportInput {
        crates = List.copyOf(crates);
        flakyElsewhere = Set.copyOf(flakyElsewhere);
    }
}
