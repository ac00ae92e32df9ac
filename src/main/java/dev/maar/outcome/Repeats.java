package dev.maar.outcome;

/// How often each side went well, of the attempts that count: the evidence of a verdict (`baseline 3/3, candidate 0/3`).
///
/// An attempt went well where it does not show what the worse side's first attempt showed. Attempts that ended as `error` do not count.
/// All are 0 where there was no difference.
public record Repeats(int baselineGood, int baselineCounted, int candidateGood, int candidateCounted) {
    /// What stands where nothing needs evidence.
    public static final Repeats NOTHING = new Repeats(0, 0, 0, 0);

    public Repeats {
        if (baselineGood < 0 || baselineGood > baselineCounted || candidateGood < 0
                || candidateGood > candidateCounted) {
            throw new IllegalArgumentException("no more can go well than was tried");
        }
    }

    public String text() {
        return "baseline " + baselineGood + "/" + baselineCounted + ", candidate " + candidateGood + "/"
                + candidateCounted;
    }
}
