package dev.maar.report;

import static java.util.Objects.requireNonNull;

import dev.maar.experiment.Experiment;
import dev.maar.experiment.Matrix;
import dev.maar.outcome.Comparison;
import dev.maar.outcome.Standing;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;

/// Gathers what is known at the end of a report as its crates go by: numbers, causes, and the lists of crates that are looked at one by one.
///
/// Its memory is bounded: a crate that is the same on both sides leaves its numbers, and its line while there is room for it.
final class GatherReport {
    private static final int MOST_TOLD = 20_000;
    private static final int MOST_OTHERS = 1_000;
    private static final int MOST_INSIDE = 1_000;
    private static final int MOST_DIFFERING = 5_000;
    private static final int MOST_ALIKE = 200;

    private final Experiment experiment;
    private final FactSource facts;
    private final Totals.Counter totals;
    private final GatherCauses causes = new GatherCauses();
    private final Map<String, CrateList.Gathering> lists = new LinkedHashMap<>();
    private final List<InsideLine> inside = new ArrayList<>();
    private final List<LintChange.Gathering> lints;
    private final Matrix.Gathering matrix;
    private final List<CrateLine> differing = new ArrayList<>();
    private final Map<Standing, List<String>> alike = new EnumMap<>(Standing.class);
    private final TestedPackages tested = new TestedPackages();
    private int hiddenInside;

    GatherReport(Experiment experiment, FactSource facts) {
        this.experiment = experiment;
        this.facts = facts;
        this.totals = new Totals.Counter(experiment.candidates().size());
        this.lints = IntStream.range(0, experiment.candidates().size()).mapToObj(LintChange.Gathering::new).toList();
        this.matrix = new Matrix.Gathering(experiment.toolchains());
        for (Comparison comparison : Comparison.values()) {
            int most = ComparisonWords.told(comparison) ? MOST_TOLD : MOST_OTHERS;
            lists.put(comparison.text(), new CrateList.Gathering(most));
            if (comparison == Comparison.REGRESSED) {
                lists.put(CrateLine.UNDECIDED, new CrateList.Gathering(MOST_TOLD));
            }
        }
    }

    void add(CrateReport crate) {
        totals.add(crate);
        tested.add(crate.id().id());
        lints.forEach(gathering -> gathering.add(crate));
        Matrix.Row row = crate.standings();
        matrix.add(row);
        CrateList.Gathering list = requireNonNull(lists.get(crate.word()));
        FoundCause cause = crate.cause();
        boolean shown = several() && row.differs() && differing.size() < MOST_DIFFERING;
        if (list.hasRoom() || cause != null || crate.differs() || shown) {
            CrateLine line = CrateLine.of(crate, facts);
            list.add(line);
            if (cause != null) {
                causes.add(crate, cause, line);
            }
            addInside(crate, line);
            if (shown) {
                differing.add(line);
            }
        } else {
            list.count();
        }
        if (several() && !row.differs()) {
            addAlike(row.standings().getFirst(), crate.id().reportName());
        }
    }

    private boolean several() {
        return experiment.toolchains().size() > 2;
    }

    private void addInside(CrateReport crate, CrateLine line) {
        for (InsideLine one : InsideLine.of(crate, line)) {
            if (inside.size() < MOST_INSIDE) {
                inside.add(one);
            } else {
                hiddenInside++;
            }
        }
    }

    private void addAlike(Standing standing, String name) {
        List<String> names = alike.computeIfAbsent(standing, _ -> new ArrayList<>());
        if (names.size() < MOST_ALIKE) {
            names.add(name);
        }
    }

    /// What was gathered; call it once, after the last crate.
    ReportModel model() {
        Map<String, CrateList> gathered = new LinkedHashMap<>();
        lists.forEach((word, list) -> gathered.put(word, list.list()));
        return new ReportModel(experiment, totals.totals(),
                causes.causes(Signature.Direction.REGRESSED, tested::contains),
                causes.causes(Signature.Direction.FIXED, tested::contains), gathered,
                inside.stream().sorted(InsideLine.WORST_FIRST).toList(), hiddenInside,
                lints.stream().map(LintChange.Gathering::summary).toList(), matrix.matrix(), differing, alike,
                Beside.NOTHING);
    }
}
