package dev.maar.report;

import static java.util.Objects.requireNonNull;

import dev.maar.crates.CrateId;
import dev.maar.experiment.Experiment;
import dev.maar.experiment.Matrix;
import dev.maar.outcome.Comparison;
import dev.maar.outcome.Inside;
import dev.maar.outcome.Judgement;
import dev.maar.outcome.Verdict;
import java.util.Collections;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;

/// Everything that a report says, computed once from what was stored.
///
/// `crates` are sorted by id; `counts` has every comparison that can be believed, from bad to good, and `undecided` the differences that
/// cannot, by verdict: together they add up to the number of crates.
/// `unfinished` is how many crates still miss a toolchain's outcome or a verdict. The causes are sorted by the number of crates they hit.
public record ReportModel(Experiment experiment, List<CrateReport> crates, Map<Comparison, Integer> counts,
        Map<Verdict, Integer> undecided, int unfinished,
        List<Cause> regressedCauses, List<Cause> fixedCauses) {
    public ReportModel {
        crates = List.copyOf(crates);
        counts = Collections.unmodifiableMap(new EnumMap<>(counts));
        undecided = Collections.unmodifiableMap(new EnumMap<>(undecided));
        regressedCauses = List.copyOf(regressedCauses);
        fixedCauses = List.copyOf(fixedCauses);
    }

    /// Computes the report of an experiment; `registry` is the registry's name (`crates.io`), for the crates' pages.
    public static ReportModel of(ReportInput input, String registry) {
        return of(input, new CratePage(registry));
    }

    static ReportModel of(ReportInput input, CratePage page) {
        List<CrateReport> crates = input.crates()
                .stream()
                .map(tried -> CrateReport.of(input, tried, page))
                .sorted(Comparator.comparing(CrateReport::id))
                .toList();
        int unfinished = (int) crates.stream().filter(crate -> !crate.finished()).count();
        return new ReportModel(input.experiment(), crates, count(crates, CrateReport::headline),
                undecided(crates, CrateReport::headline), unfinished, FindCauses.regressed(crates),
                FindCauses.fixed(crates));
    }

    private static Map<Comparison, Integer> count(List<CrateReport> crates,
            Function<CrateReport, Judgement> judgement) {
        Map<Comparison, Integer> counts = new EnumMap<>(Comparison.class);
        for (Comparison possible : Comparison.values()) {
            counts.put(possible, 0);
        }
        crates.stream()
                .map(judgement)
                .filter(one -> !one.undecided())
                .forEach(one -> counts.merge(one.settled(), 1, Integer::sum));
        return counts;
    }

    private static Map<Verdict, Integer> undecided(List<CrateReport> crates,
            Function<CrateReport, Judgement> judgement) {
        Map<Verdict, Integer> counts = new EnumMap<>(Verdict.class);
        for (Verdict possible : Verdict.values()) {
            if (!possible.believed()) {
                counts.put(possible, 0);
            }
        }
        crates.stream()
                .map(judgement)
                .filter(Judgement::undecided)
                .forEach(one -> counts.merge(one.verdict(), 1, Integer::sum));
        return counts;
    }

    /// The counts of one candidate alone (0 is the first); with [#undecidedOf] they add up to the number of crates too.
    public Map<Comparison, Integer> countsOf(int candidate) {
        return count(crates, crate -> crate.judgements().get(candidate));
    }

    /// What is undecided about one candidate alone.
    public Map<Verdict, Integer> undecidedOf(int candidate) {
        return undecided(crates, crate -> crate.judgements().get(candidate));
    }

    /// Every crate under every toolchain.
    public Matrix matrix() {
        return new Matrix(experiment.toolchains(), crates.stream().map(CrateReport::standings).toList());
    }

    /// The crates that stand differently under the toolchains, alike ones beside each other.
    List<CrateReport> differing() {
        Map<CrateId, CrateReport> byId = crates.stream().collect(Collectors.toMap(CrateReport::id, crate -> crate));
        return matrix().differing().stream().map(row -> requireNonNull(byId.get(row.crate()))).toList();
    }

    /// Whether there are several candidates, so that it has to be said which one is meant.
    boolean several() {
        return experiment.toolchains().size() > 2;
    }

    /// What can be believed of some crate under some candidate, be it the crate's headline or not.
    public Set<Comparison> underAnyCandidate() {
        return crates.stream()
                .flatMap(crate -> crate.judgements().stream())
                .filter(judgement -> !judgement.undecided())
                .map(Judgement::settled)
                .collect(Collectors.toUnmodifiableSet());
    }

    /// How many crates that fail on both sides are worse in which way under some candidate, as far as that can be believed; only ways that
    /// occur.
    public Map<Inside.Change, Integer> insideCounts() {
        Map<Inside.Change, Integer> counts = new EnumMap<>(Inside.Change.class);
        for (CrateReport crate : crates) {
            crate.judgements()
                    .stream()
                    .map(Judgement::inside)
                    .filter(Inside::worse)
                    .map(Inside::change)
                    .distinct()
                    .forEach(change -> counts.merge(change, 1, Integer::sum));
        }
        return counts;
    }

    /// The crates that fail on both sides and differ inside, the worst first.
    List<InsideReport> inside() {
        return InsideReport.of(crates);
    }

    /// Which lints speak more or less often under one candidate (0 is the first), in crates that work on both sides.
    public List<LintChange> lintsOf(int candidate) {
        return LintChange.of(crates, candidate);
    }

    /// How many crates have this headline.
    public int count(Comparison comparison) {
        return counts.getOrDefault(comparison, 0);
    }

    /// One line for people, whose numbers of crates add up: `2 causes, 3 crates regressed, 1 undecided (1 flaky),
    /// 2 build-fail (1 with new errors), 18 test-pass of 24`.
    public String summary() {
        String others = counts.entrySet()
                .stream()
                .filter(entry -> entry.getKey() != Comparison.REGRESSED && entry.getValue() > 0)
                .map(entry -> ", " + entry.getValue() + " " + entry.getKey().text() + insideWords(entry.getKey()))
                .collect(Collectors.joining());
        return counted(regressedCauses.size(), "cause") + ", " + counted(count(Comparison.REGRESSED), "crate")
                + " regressed" + unconfirmedWords() + undecidedWords() + others + " of " + crates.size()
                + (unfinished == 0 ? "" : " (" + unfinished + " not finished)");
    }

    /// Who turned running again off must not read the number as a confirmed one.
    private String unconfirmedWords() {
        long seenOnce = cratesOf(Comparison.REGRESSED).stream()
                .filter(crate -> crate.headline().verdict() == Verdict.UNCONFIRMED)
                .count();
        return seenOnce == 0 ? "" : " (" + seenOnce + " unconfirmed)";
    }

    /// What lies behind crates that fail on both sides.
    private String insideWords(Comparison comparison) {
        Map<String, Integer> words = new LinkedHashMap<>();
        for (CrateReport crate : cratesOf(comparison)) {
            Inside inside = crate.headline().inside();
            if (inside.worse()) {
                words.merge(inside.change().words(), 1, Integer::sum);
            } else if (inside.undecided()) {
                words.merge("undecided inside", 1, Integer::sum);
            }
        }
        return words.isEmpty()
                ? ""
                : words.entrySet()
                        .stream()
                        .map(entry -> entry.getValue() + " " + entry.getKey())
                        .collect(Collectors.joining(", ", " (", ")"));
    }

    private String undecidedWords() {
        String kinds = undecided.entrySet()
                .stream()
                .filter(entry -> entry.getValue() > 0)
                .map(entry -> entry.getValue() + " " + entry.getKey().text())
                .collect(Collectors.joining(", "));
        return kinds.isEmpty() ? "" : ", " + undecidedCrates().size() + " undecided (" + kinds + ")";
    }

    static String counted(int number, String word) {
        return number + " " + word + (number == 1 ? "" : "s");
    }

    List<CrateReport> cratesOf(Comparison comparison) {
        return crates.stream().filter(crate -> crate.is(comparison)).toList();
    }

    List<CrateReport> undecidedCrates() {
        return crates.stream().filter(CrateReport::undecided).toList();
    }
}
