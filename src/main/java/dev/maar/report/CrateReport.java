package dev.maar.report;

import dev.maar.crates.CrateId;
import dev.maar.experiment.CrateRuns;
import dev.maar.experiment.Experiment;
import dev.maar.experiment.ExperimentCrate;
import dev.maar.outcome.Attempt;
import dev.maar.outcome.Comparison;
import dev.maar.outcome.Outcome;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;

/// One crate of a report: a run per toolchain in the experiment's order, and what each candidate's means beside the baseline's.
///
/// `comparisons` holds one per candidate: the first is of `runs` 0 and 1. `url` is the crate's page, empty where it has none.
public record CrateReport(ExperimentCrate crate, List<RunReport> runs, List<Comparison> comparisons, String url) {
    public CrateReport {
        runs = List.copyOf(runs);
        comparisons = List.copyOf(comparisons);
        if (comparisons.isEmpty() || runs.size() != comparisons.size() + 1) {
            throw new IllegalArgumentException("'comparisons' must hold one per candidate");
        }
    }

    static CrateReport of(Experiment experiment, CrateRuns tried, CratePage page) {
        List<RunReport> runs = new ArrayList<>();
        for (int position = 0; position < experiment.toolchains().size(); position++) {
            List<Attempt> attempts = position < tried.attempts().size() ? tried.attempts().get(position) : List.of();
            runs.add(
                    new RunReport(experiment.toolchains().get(position), attempts.isEmpty() ? null : attempts.getLast(),
                            attempts.size(), LogFiles.folder(experiment, position, tried.crate().crate())));
        }
        Optional<Outcome> baseline = runs.getFirst().outcome();
        List<Comparison> comparisons = runs.stream().skip(1).map(run -> compare(baseline, run.outcome())).toList();
        return new CrateReport(tried.crate(), runs, comparisons, page.url(tried.crate().crate()));
    }

    private static Comparison compare(Optional<Outcome> baseline, Optional<Outcome> candidate) {
        if (baseline.isEmpty() || candidate.isEmpty()) {
            return Comparison.UNKNOWN;
        }
        return Comparison.of(baseline.get(), candidate.get());
    }

    public CrateId id() {
        return crate.crate();
    }

    /// The headline: the worst of the candidates' comparisons.
    public Comparison comparison() {
        return Collections.min(comparisons);
    }

    /// Whether every toolchain has had its turn.
    public boolean finished() {
        return runs.stream().allMatch(run -> run.counted() != null);
    }

    /// The first candidate whose comparison is the headline: the one to show where there is room for one.
    RunReport worstCandidate() {
        return runs.get(1 + comparisons.indexOf(comparison()));
    }

    /// The run that says why the headline is what it is: the baseline's for what is fixed, the worst candidate's for what
    /// regressed, else the first that did not go well.
    RunReport telling() {
        return switch (comparison()) {
            case FIXED, SPURIOUS_FIXED -> runs.getFirst();
            case REGRESSED, SPURIOUS_REGRESSED -> worstCandidate();
            case UNKNOWN, ERROR, BROKEN, PREPARE_FAIL, BUILD_FAIL, TEST_FAIL, TEST_SKIPPED, TEST_PASS, SKIPPED ->
                runs.stream().filter(CrateReport::failed).findFirst().orElseGet(this::worstCandidate);
        };
    }

    private static boolean failed(RunReport run) {
        return run.outcome().isPresent() && !(run.outcome().get() == Outcome.Plain.TEST_PASS
                || run.outcome().get() == Outcome.Plain.TEST_SKIPPED);
    }
}
