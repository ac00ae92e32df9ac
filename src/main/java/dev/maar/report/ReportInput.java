package dev.maar.report;

import dev.maar.crates.CrateId;
import dev.maar.experiment.Experiment;
import java.util.Set;

/// Everything that a report is made of: the experiment, what was tried on each crate, what else is known of crates, and the way to the logs.
///
/// `flakyElsewhere` are crates that other experiments saw to be flaky. The attempts' own logs are not looked at; they are read one at a time through `logs`.
public record ReportInput(Experiment experiment, CrateSource crates, Set<CrateId> flakyElsewhere, LogSource logs,
        FactSource facts) {
    public ReportInput {
        flakyElsewhere = Set.copyOf(flakyElsewhere);
    }
}
