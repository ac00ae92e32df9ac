package dev.maar.report;

import dev.maar.outcome.Comparison;
import dev.maar.outcome.Inside;
import dev.maar.outcome.Judgement;
import dev.maar.outcome.Verdict;
import java.util.ArrayList;
import java.util.Collections;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

/// The numbers of a report. Those of `headline` add up to `crates`, and so do each candidate's.
///
/// `unfinished` is how many crates still miss a toolchain's outcome or a verdict, `unconfirmed` how many regressions were seen once and not run again, `quirks` how many crates
/// were special. `underAnyCandidate` is what can be believed of some crate under some candidate, be it its headline or not. `inside` says how many crates that fail on both sides are worse in which way under some candidate, as far
/// as that can be believed, and `insideWords` the same in words, by headline, with what is undecided.
public record Totals(int crates, int unfinished, int unconfirmed, int quirks, Counts headline, List<Counts> candidates,
        Set<Comparison> underAnyCandidate, Map<Inside.Change, Integer> inside,
        Map<Comparison, Map<String, Integer>> insideWords) {
    public Totals {
        candidates = List.copyOf(candidates);
        underAnyCandidate = Set.copyOf(underAnyCandidate);
        inside = Collections.unmodifiableMap(new LinkedHashMap<>(inside));
        insideWords = Collections.unmodifiableMap(new LinkedHashMap<>(insideWords));
    }

    /// One line for people, whose numbers of crates add up: `2 causes, 3 crates regressed, 1 undecided (1 flaky),
    /// 2 build-fail (1 with new errors), 18 test-pass of 24`.
    String summary(int causes) {
        int regressed = headline.of(Comparison.REGRESSED);
        String others = headline.settled()
                .entrySet()
                .stream()
                .filter(entry -> entry.getKey() != Comparison.REGRESSED && entry.getValue() > 0)
                .map(entry -> ", " + entry.getValue() + " " + entry.getKey().text() + insideWords(entry.getKey()))
                .collect(Collectors.joining());
        return ReportModel.counted(causes, "cause") + ", " + ReportModel.counted(regressed, "crate") + " regressed"
                + (unconfirmed == 0 ? "" : " (" + unconfirmed + " unconfirmed)") + undecidedWords() + others + " of "
                + crates + (unfinished == 0 ? "" : " (" + unfinished + " not finished)");
    }

    /// What lies behind crates that fail on both sides.
    private String insideWords(Comparison comparison) {
        Map<String, Integer> words = insideWords.getOrDefault(comparison, Map.of());
        return words.isEmpty()
                ? ""
                : words.entrySet()
                        .stream()
                        .map(entry -> entry.getValue() + " " + entry.getKey())
                        .collect(Collectors.joining(", ", " (", ")"));
    }

    private String undecidedWords() {
        String kinds = headline.undecided()
                .entrySet()
                .stream()
                .filter(entry -> entry.getValue() > 0)
                .map(entry -> entry.getValue() + " " + entry.getKey().text())
                .collect(Collectors.joining(", "));
        return kinds.isEmpty() ? "" : ", " + headline.open() + " undecided (" + kinds + ")";
    }

    /// Counts crates as they come.
    static final class Counter {
        private final Counts.Counter headline = new Counts.Counter();
        private final List<Counts.Counter> candidates = new ArrayList<>();
        private final Set<Comparison> underAnyCandidate = EnumSet.noneOf(Comparison.class);
        private final Map<Inside.Change, Integer> inside = new EnumMap<>(Inside.Change.class);
        private final Map<Comparison, Map<String, Integer>> insideWords = new EnumMap<>(Comparison.class);
        private int crates;
        private int unfinished;
        private int unconfirmed;
        private int quirks;

        Counter(int candidates) {
            for (int candidate = 0; candidate < candidates; candidate++) {
                this.candidates.add(new Counts.Counter());
            }
        }

        void add(CrateReport crate) {
            Judgement worst = crate.headline();
            crates++;
            unfinished += crate.finished() ? 0 : 1;
            unconfirmed += crate.is(Comparison.REGRESSED) && worst.verdict() == Verdict.UNCONFIRMED ? 1 : 0;
            quirks += crate.quirk().isEmpty() ? 0 : 1;
            headline.add(worst);
            for (int candidate = 0; candidate < candidates.size(); candidate++) {
                candidates.get(candidate).add(crate.judgements().get(candidate));
            }
            crate.judgements()
                    .stream()
                    .filter(one -> !one.undecided())
                    .forEach(one -> underAnyCandidate.add(one.settled()));
            addInside(crate, worst);
        }

        private void addInside(CrateReport crate, Judgement worst) {
            crate.judgements()
                    .stream()
                    .map(Judgement::inside)
                    .filter(Inside::worse)
                    .map(Inside::change)
                    .distinct()
                    .forEach(change -> inside.merge(change, 1, Integer::sum));
            if (worst.undecided()) {
                return;
            }
            if (worst.inside().worse()) {
                word(worst, worst.inside().change().words());
            } else if (worst.inside().undecided()) {
                word(worst, "undecided inside");
            }
        }

        private void word(Judgement worst, String word) {
            insideWords.computeIfAbsent(worst.settled(), _ -> new LinkedHashMap<>()).merge(word, 1, Integer::sum);
        }

        Totals totals() {
            return new Totals(crates, unfinished, unconfirmed, quirks, headline.counts(),
                    candidates.stream().map(Counts.Counter::counts).toList(), underAnyCandidate, inside, insideWords);
        }
    }
}
