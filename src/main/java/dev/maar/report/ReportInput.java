package dev.maar.report;

import dev.maar.crates.CrateId;
import dev.maar.experiment.Experiment;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// Everything that a report is made of: the experiment, what was tried on each crate, what else is known of crates, and the way to the logs.
///
/// `flakyElsewhere` are crates that other experiments saw to be flaky. The attempts' own logs are not looked at; they are read one at a time through `logs`. `other` is null unless the report compares with another experiment; `notes` stand in its head.
public record ReportInput(Experiment experiment, CrateSource crates, Set<CrateId> flakyElsewhere, LogSource logs,
        FactSource facts, HistorySource history, @Nullable OtherExperiment other, List<String> notes,
        LockfileSource lockfiles) {
    public ReportInput {
        flakyElsewhere = Set.copyOf(flakyElsewhere);
        notes = List.copyOf(notes);
    }

    /// An experiment alone.
    public ReportInput(Experiment experiment, CrateSource crates, Set<CrateId> flakyElsewhere, LogSource logs,
            FactSource facts) {
        this(experiment, crates, flakyElsewhere, logs, facts, HistorySource.NONE, null, List.of(), LockfileSource.NONE);
    }

    /// The same with what earlier experiments know, and one to be compared with where that is not null.
    public ReportInput with(HistorySource known, @Nullable OtherExperiment compared) {
        return new ReportInput(experiment, crates, flakyElsewhere, logs, facts, known, compared, notes,
                lockfiles);
    }

    /// The same with sentences that stand in the head.
    public ReportInput withNotes(List<String> more) {
        return new ReportInput(experiment, crates, flakyElsewhere, logs, facts, history, other, more,
                lockfiles);
    }

    /// The same with the lockfiles of crates.
    public ReportInput withLockfiles(LockfileSource source) {
        return new ReportInput(experiment, crates, flakyElsewhere, logs, facts, history, other, notes, source);
    }
}
