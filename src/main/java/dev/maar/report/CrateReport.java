package dev.maar.report;

import dev.maar.crates.CrateId;
import dev.maar.crates.Quirk;
import dev.maar.experiment.CrateRuns;
import dev.maar.experiment.Experiment;
import dev.maar.experiment.ExperimentCrate;
import dev.maar.experiment.Matrix;
import dev.maar.outcome.Attempt;
import dev.maar.outcome.Comparison;
import dev.maar.outcome.Headline;
import dev.maar.outcome.Inside;
import dev.maar.outcome.Judgement;
import dev.maar.outcome.Outcome;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// One crate of a report: a run per toolchain in the experiment's order, and what each candidate's means beside the baseline's.
///
/// `judgements` holds one per candidate: the first is of `runs` 0 and 1. `url` is the crate's page, empty where it has none.
/// `flakyElsewhere` says that another experiment saw it to be flaky; `downloads` is null where it is not known.
public record CrateReport(ExperimentCrate crate, List<RunReport> runs, List<Judgement> judgements, String url,
        boolean flakyElsewhere, @Nullable Long downloads) {
    public CrateReport {
        runs = List.copyOf(runs);
        judgements = List.copyOf(judgements);
        if (judgements.isEmpty() || runs.size() != judgements.size() + 1) {
            throw new IllegalArgumentException("'judgements' must hold one per candidate");
        }
    }

    static CrateReport of(ReportInput input, CrateRuns tried, CratePage page) {
        return of(input, KeptLogs.of(input), tried, page);
    }

    /// The same, where many are made.
    static CrateReport of(ReportInput input, KeptLogs kept, CrateRuns tried, CratePage page) {
        CrateId id = tried.crate().crate();
        List<Judgement> judgements = tried.judgements().isEmpty() ? judge(tried.attempts()) : tried.judgements();
        boolean logs = kept.linked(judgements);
        List<RunReport> runs = new ArrayList<>();
        for (int position = 0; position < input.experiment().toolchains().size(); position++) {
            List<Attempt> attempts = position < tried.attempts().size() ? tried.attempts().get(position) : List.of();
            runs.add(new RunReport(input.experiment().toolchains().get(position), attempts,
                    logs ? input.logs().folder(input.experiment(), position, id) : ""));
        }
        return new CrateReport(tried.crate(), runs, judgements, page.url(tried.crate().pinned()),
                input.flakyElsewhere().contains(id), input.facts().downloads(id));
    }

    /// Of a crate that is not done, what can be said so far.
    private static List<Judgement> judge(List<List<Attempt>> sides) {
        return sides.stream().skip(1).map(side -> Judgement.ofAttempts(sides.getFirst(), side)).toList();
    }

    public CrateId id() {
        return crate.crate();
    }

    /// What is special about it and why, in one line: `skip-tests: its tests need the network`; empty for most.
    String quirk() {
        Quirk quirk = crate.quirk();
        return quirk == null ? "" : quirk.effect() + ": " + quirk.reason();
    }

    /// The headline: the worst of the candidates' judgements.
    public Judgement headline() {
        return new Headline(judgements).worst();
    }

    /// The candidates' runs that the headline is of; never empty.
    List<RunReport> headlineRuns() {
        return new Headline(judgements).candidates().stream().map(candidate -> runs.get(candidate + 1)).toList();
    }

    /// How it stands under each toolchain.
    Matrix.Row standings() {
        return new Matrix.Row(id(), runs.stream().map(RunReport::standing).toList());
    }

    /// What Crater would say of the headline's candidate, whether it can be believed or not.
    public Comparison comparison() {
        return headline().comparison();
    }

    /// Whether the headline is a difference that cannot be believed.
    public boolean undecided() {
        return headline().undecided();
    }

    /// The headline in one word: a comparison's, or `undecided`.
    String word() {
        return undecided() ? "undecided" : headline().settled().text();
    }

    /// Whether the headline is this, and can be believed.
    boolean is(Comparison comparison) {
        return !undecided() && headline().settled() == comparison;
    }

    /// Why it regressed, or failed before it was fixed; null for every other headline.
    @Nullable
    FoundCause cause() {
        if (is(Comparison.REGRESSED)) {
            return FindCause.of(Signature.Direction.REGRESSED, id().id(), telling());
        }
        return is(Comparison.FIXED) ? FindCause.of(Signature.Direction.FIXED, id().id(), telling()) : null;
    }

    /// Whether its toolchains differ in anything that was looked for, believed or not.
    boolean differs() {
        return judgements.stream().anyMatch(CrateReport::differs);
    }

    static boolean differs(Judgement judgement) {
        return judgement.comparison().difference() || judgement.inside().change() != Inside.Change.NONE;
    }

    /// Whether every toolchain has had its turn, and every difference its verdict.
    public boolean finished() {
        return runs.stream().allMatch(run -> run.counted() != null)
                && judgements.stream().noneMatch(Judgement::open);
    }

    /// The first candidate whose judgement is the headline: the one to show where there is room for one.
    RunReport worstCandidate() {
        return runs.get(1 + judgements.indexOf(headline()));
    }

    /// The run that says why the headline is what it is: the baseline's for what is fixed, the worst candidate's for what
    /// regressed, else the first that did not go well.
    RunReport telling() {
        return switch (headline().comparison()) {
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
