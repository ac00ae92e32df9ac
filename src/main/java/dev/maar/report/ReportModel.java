package dev.maar.report;

import dev.maar.experiment.Experiment;
import dev.maar.outcome.Comparison;
import java.util.Collections;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;

/// Everything that a report says, computed once from what was stored.
///
/// `crates` are sorted by id; `counts` has every comparison, from bad to good, and adds up to the number of crates;
/// `unfinished` is how many crates still miss a toolchain's outcome. The causes are sorted by the number of crates they hit.
public record ReportModel(Experiment experiment, List<CrateReport> crates, Map<Comparison, Integer> counts,
        int unfinished,
        List<Cause> regressedCauses, List<Cause> fixedCauses) {
    public ReportModel {
        crates = List.copyOf(crates);
        counts = Collections.unmodifiableMap(new EnumMap<>(counts));
        regressedCauses = List.copyOf(regressedCauses);
        fixedCauses = List.copyOf(fixedCauses);
    }

    /// Computes the report of an experiment; `registry` is the registry's name (`crates.io`), for the crates' pages.
    public static ReportModel of(ReportInput input, String registry) {
        CratePage page = new CratePage(registry);
        List<CrateReport> crates = input.crates()
                .stream()
                .map(tried -> CrateReport.of(input.experiment(), tried, page))
                .sorted(Comparator.comparing(CrateReport::id))
                .toList();
        int unfinished = (int) crates.stream().filter(crate -> !crate.finished()).count();
        return new ReportModel(input.experiment(), crates, count(crates, CrateReport::comparison), unfinished,
                FindCauses.regressed(crates), FindCauses.fixed(crates));
    }

    private static Map<Comparison, Integer> count(List<CrateReport> crates,
            Function<CrateReport, Comparison> comparison) {
        Map<Comparison, Integer> counts = new EnumMap<>(Comparison.class);
        for (Comparison possible : Comparison.values()) {
            counts.put(possible, 0);
        }
        crates.forEach(crate -> counts.merge(comparison.apply(crate), 1, Integer::sum));
        return counts;
    }

    /// The counts of one candidate alone (0 is the first); they add up to the number of crates too.
    public Map<Comparison, Integer> countsOf(int candidate) {
        return count(crates, crate -> crate.comparisons().get(candidate));
    }

    /// How many crates have this headline.
    public int count(Comparison comparison) {
        return counts.getOrDefault(comparison, 0);
    }

    /// One line for people, whose numbers of crates add up: `2 causes, 3 crates regressed, 1 fixed, 20 test-pass of 24`.
    public String summary() {
        String others = counts.entrySet()
                .stream()
                .filter(entry -> entry.getKey() != Comparison.REGRESSED && entry.getValue() > 0)
                .map(entry -> ", " + entry.getValue() + " " + entry.getKey().text())
                .collect(Collectors.joining());
        return counted(regressedCauses.size(), "cause") + ", " + counted(count(Comparison.REGRESSED), "crate")
                + " regressed"
                + others + " of " + crates.size() + (unfinished == 0 ? "" : " (" + unfinished + " not finished)");
    }

    static String counted(int number, String word) {
        return number + " " + word + (number == 1 ? "" : "s");
    }

    List<CrateReport> cratesOf(Comparison comparison) {
        return crates.stream().filter(crate -> crate.comparison() == comparison).toList();
    }
}
