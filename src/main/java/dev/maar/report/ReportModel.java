package dev.maar.report;

import dev.maar.experiment.Experiment;
import dev.maar.experiment.Matrix;
import dev.maar.outcome.Comparison;
import dev.maar.outcome.Standing;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/// Everything that a report says of the whole, known when its last crate went by.
///
/// Causes come with most users first. `lists` holds every headline's crates, by its word and in the order of comparisons, with `undecided` after
/// `regressed`; crates that nobody looks at one by one are there in part. `inside` are crates that fail on both sides and differ inside, the worst first, of which so many more are
/// hidden; `lints` has one summary per candidate. `differing` are the crates that stand differently under three and more toolchains (else empty), the first of them, and `alike` names the first of the others. `beside` is what is said beside all that.
public record ReportModel(Experiment experiment, Totals totals, List<Cause> regressedCauses, List<Cause> fixedCauses,
        Map<String, CrateList> lists, List<InsideLine> inside, int hiddenInside, List<LintChange.Summary> lints,
        Matrix matrix, List<CrateLine> differing, Map<Standing, List<String>> alike,
        Beside beside) {
    public ReportModel {
        regressedCauses = List.copyOf(regressedCauses);
        fixedCauses = List.copyOf(fixedCauses);
        lists = Collections.unmodifiableMap(new LinkedHashMap<>(lists));
        inside = List.copyOf(inside);
        lints = List.copyOf(lints);
        differing = List.copyOf(differing);
        alike = Collections.unmodifiableMap(new LinkedHashMap<>(alike));
    }

    ReportModel withBeside(Beside known) {
        return new ReportModel(experiment, totals, regressedCauses, fixedCauses, lists, inside, hiddenInside, lints,
                matrix, differing, alike, known);
    }

    /// Whether there are several candidates, so that it has to be said which one is meant.
    public boolean several() {
        return experiment.toolchains().size() > 2;
    }

    /// How many crates there are.
    public int total() {
        return totals.crates();
    }

    /// How many crates have this headline.
    public int count(Comparison comparison) {
        return totals.headline().of(comparison);
    }

    /// The crates with this headline.
    public CrateList list(Comparison comparison) {
        return lists.getOrDefault(comparison.text(), CrateList.NONE);
    }

    /// The crates whose headline is a difference that cannot be believed.
    public CrateList undecided() {
        return lists.getOrDefault(CrateLine.UNDECIDED, CrateList.NONE);
    }

    /// One line for people, whose numbers of crates add up.
    public String summary() {
        return totals.summary(regressedCauses.size());
    }

    static String counted(int number, String word) {
        return number + " " + word + (number == 1 ? "" : "s");
    }
}
