package dev.maar.schedule;

import dev.maar.outcome.Attempt;
import dev.maar.outcome.Judgement;
import dev.maar.outcome.Wanted;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;

/// The attempt that a crate needs next: which toolchain (0 is the baseline), for the how-manieth time.
///
/// It follows from what is stored alone, so a run that was killed between any two attempts goes on where it was.
record NextAttempt(int toolchain, int number) {

    /// First every toolchain once; then, while a difference is open, the baseline and the candidates that differ, in turns, until each has
    /// the `wanted` number or the difference turns out to be flaky. Empty when nothing is left to be decided.
    static Optional<NextAttempt> of(List<List<Attempt>> stored, Wanted wanted) {
        Optional<NextAttempt> first = IntStream.range(0, stored.size())
                .filter(toolchain -> stored.get(toolchain).isEmpty())
                .mapToObj(toolchain -> new NextAttempt(toolchain, 1))
                .findFirst();
        if (first.isPresent()) {
            return first;
        }
        return differing(stored, wanted).stream()
                .map(toolchain -> new NextAttempt(toolchain, stored.get(toolchain).size() + 1))
                .filter(next -> next.number() <= wanted.chance())
                .min(Comparator.comparingInt(NextAttempt::number).thenComparingInt(NextAttempt::toolchain));
    }

    /// One judgement per candidate.
    static List<Judgement> judge(List<List<Attempt>> stored, Wanted wanted) {
        return stored.stream()
                .skip(1)
                .map(candidate -> Judgement.ofAttempts(stored.getFirst(), candidate, wanted))
                .toList();
    }

    private static List<Integer> differing(List<List<Attempt>> stored, Wanted wanted) {
        List<Judgement> judgements = judge(stored, wanted);
        List<Integer> toolchains = new ArrayList<>();
        for (int candidate = 0; candidate < judgements.size(); candidate++) {
            if (judgements.get(candidate).open()) {
                toolchains.add(candidate + 1);
            }
        }
        if (!toolchains.isEmpty()) {
            toolchains.addFirst(0);
        }
        return toolchains;
    }
}
