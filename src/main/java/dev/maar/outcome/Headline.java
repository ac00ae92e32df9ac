package dev.maar.outcome;

import java.util.Collections;
import java.util.List;
import java.util.stream.IntStream;

/// What is said first of a crate with one judgement per candidate: the worst, and which candidates it is said of.
///
/// A crate has regressed if it has under any candidate.
public record Headline(List<Judgement> judgements) {
    public Headline {
        judgements = List.copyOf(judgements);
        if (judgements.isEmpty()) {
            throw new IllegalArgumentException("'judgements' must hold one per candidate");
        }
    }

    /// The worst of them; of equal ones the first.
    public Judgement worst() {
        return judgements.size() == 1 ? judgements.getFirst() : Collections.min(judgements, Judgement.WORST_FIRST);
    }

    /// Which candidates have what the worst has (0 is the first): the same comparison, as far as it can be believed, and where a crate
    /// fails on both sides the same inside.
    public List<Integer> candidates() {
        Judgement worst = worst();
        return IntStream.range(0, judgements.size())
                .filter(candidate -> alike(worst, judgements.get(candidate)))
                .boxed()
                .toList();
    }

    private static boolean alike(Judgement worst, Judgement other) {
        return worst.undecided() == other.undecided() && worst.settled() == other.settled()
                && worst.inside().worse() == other.inside().worse();
    }

    /// Words for people, `names` being the candidates': of one candidate its judgement alone, of several also which of them it is, unless
    /// all are alike and there is no difference: `regressed under debian:trixie: baseline 3/3, candidate 0/3`.
    public String text(List<String> names) {
        List<Integer> candidates = candidates();
        Judgement worst = worst();
        boolean alike = candidates.size() == judgements.size() && worst.verdict() == Verdict.NONE
                && worst.inside().verdict() == Verdict.NONE;
        if (judgements.size() == 1 || alike) {
            return worst.text();
        }
        List<String> told = candidates.stream()
                .map(candidate -> judgements.get(candidate).text() + " under " + names.get(candidate))
                .toList();
        return String.join("; ", told);
    }
}
