package dev.maar.report;

import dev.maar.outcome.Inside;
import dev.maar.outcome.InsideDifference;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/// A crate that fails on both sides and differs inside, with what differs; `candidate` counts from 0.
record InsideReport(CrateReport crate, int candidate, Inside inside, InsideDifference difference) {
    private static final Comparator<InsideReport> WORST_FIRST = Comparator
            .<InsideReport, Boolean>comparing(one -> !one.inside().worse())
            .thenComparing(one -> !one.inside().undecided());

    /// What can be believed to be worse, then what is undecided, then what only got better; each in the order of crates.
    static List<InsideReport> of(List<CrateReport> crates) {
        List<InsideReport> found = new ArrayList<>();
        for (CrateReport crate : crates) {
            for (int candidate = 0; candidate < crate.judgements().size(); candidate++) {
                Inside inside = crate.judgements().get(candidate).inside();
                if (inside.change() != Inside.Change.NONE) {
                    found.add(new InsideReport(crate, candidate, inside, InsideDifference
                            .told(crate.runs().getFirst().attempts(), crate.runs().get(candidate + 1).attempts())));
                }
            }
        }
        return found.stream().sorted(WORST_FIRST).toList();
    }

    RunReport run() {
        return crate.runs().get(candidate + 1);
    }
}
