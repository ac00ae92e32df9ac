package dev.maar.report;

import dev.maar.outcome.Attempt;
import dev.maar.outcome.Judgement;
import java.util.List;

/// Says which logs are in the report: all where there are no more than [#ALL] crates, else of those whose toolchains differ in any way, and of each of
/// their runs the first log and every other that ends as none before it.
///
/// `copied` is false where the report is of results that were written elsewhere, whose logs can only be linked to.
record KeptLogs(int crates, boolean copied) {
    /// So many crates' logs are no burden.
    static final int ALL = 10_000;

    static KeptLogs of(ReportInput input) {
        return new KeptLogs(input.crates().count(), input.logs().copied());
    }

    /// Which rule holds, in a word for the page: `all`, `differing` or `linked`.
    String word() {
        return copied ? crates <= ALL ? "all" : "differing" : "linked";
    }

    boolean of(CrateReport crate) {
        return copied && !brief(crate);
    }

    /// Whether the log of one of a run's attempts is there, where the crate's are.
    boolean of(RunReport run, Attempt attempt) {
        return crates <= ALL || !copied || run.attempts()
                .stream()
                .takeWhile(one -> one.number() < attempt.number())
                .noneMatch(one -> one.outcome().equals(attempt.outcome()));
    }

    /// Whether as little as possible is told of it.
    boolean brief(CrateReport crate) {
        return brief(crate.judgements());
    }

    /// Whether there are logs to link to of a crate that is judged so: those that are copied, or those that lie elsewhere.
    boolean linked(List<Judgement> judgements) {
        return !copied || !brief(judgements);
    }

    private boolean brief(List<Judgement> judgements) {
        return crates > ALL && judgements.stream().noneMatch(CrateReport::differs);
    }
}
