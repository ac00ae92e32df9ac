package dev.maar.report;

import dev.maar.outcome.Diagnostic;
import dev.maar.outcome.Inside;
import dev.maar.outcome.InsideDifference;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/// A crate that fails on both sides and differs inside under one candidate, as lists show it.
///
/// `candidate` counts from 0 and `toolchain` is its name; `text` is the judgement in words; `worse` and `better` are what the candidate has more and
/// less of, the first of them, of which so many more are hidden; `said` is an excerpt of the first new error.
public record InsideLine(CrateLine crate, int candidate, String toolchain, Inside inside, String text,
        List<String> worse, int hiddenWorse, List<String> better, int hiddenBetter, String said) {
    static final Comparator<InsideLine> WORST_FIRST = Comparator
            .<InsideLine, Boolean>comparing(one -> !one.inside().worse())
            .thenComparing(one -> !one.inside().undecided());

    private static final int MOST = 20;
    private static final Excerpt SAID = new Excerpt(14, 1_200);

    public InsideLine {
        worse = List.copyOf(worse);
        better = List.copyOf(better);
    }

    /// One for each candidate under which the crate differs inside.
    static List<InsideLine> of(CrateReport crate, CrateLine line) {
        List<InsideLine> lines = new ArrayList<>();
        for (int candidate = 0; candidate < crate.judgements().size(); candidate++) {
            Inside inside = crate.judgements().get(candidate).inside();
            if (inside.change() != Inside.Change.NONE) {
                lines.add(of(crate, line, candidate, inside));
            }
        }
        return lines;
    }

    private static InsideLine of(CrateReport crate, CrateLine line, int candidate, Inside inside) {
        RunReport run = crate.runs().get(candidate + 1);
        InsideDifference difference = InsideDifference.told(crate.runs().getFirst().attempts(), run.attempts());
        List<String> worse = InsideWords.worse(difference);
        List<String> better = InsideWords.better(difference);
        String said = difference.newErrors().stream().findFirst().map(Diagnostic::plain).map(SAID::of).orElse("");
        return new InsideLine(line, candidate, run.toolchain().spec().text(), inside,
                crate.judgements().get(candidate).text(), first(worse), Math.max(0, worse.size() - MOST), first(better),
                Math.max(0, better.size() - MOST), said);
    }

    private static List<String> first(List<String> lines) {
        return lines.subList(0, Math.min(MOST, lines.size()));
    }
}
