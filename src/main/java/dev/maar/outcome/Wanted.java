package dev.maar.outcome;

import java.util.List;

/// How many attempts each side of a difference needs before it is believed.
///
/// `usual` is for outcomes that follow from the sources alone, such as a compiler's error. `chance` is for those in which time, memory or
/// another program's luck had a hand: tests, time-outs, limits, build scripts. A test that fails every other time shows a
/// regression by chance alone in one of 2^(2n) crates when n attempts of each side have to agree: 1 in 64 for 3, 1 in 65,536 for 8.
public record Wanted(int usual, int chance) {
    public Wanted {
        if (usual < 1 || chance < usual) {
            throw new IllegalArgumentException("'usual' must be at least 1, and 'chance' not less");
        }
    }

    /// The same number for every difference.
    public static Wanted always(int attempts) {
        return new Wanted(attempts, attempts);
    }

    /// The number for a difference whose sides ended as these; one outcome by chance makes the difference one of chance.
    int of(List<Outcome> baseline, List<Outcome> candidate) {
        boolean luck = baseline.stream().anyMatch(Wanted::luck) || candidate.stream().anyMatch(Wanted::luck);
        return luck ? chance : usual;
    }

    /// For people: `3 attempts of each side, 8 where chance may have had a hand`.
    public String text() {
        String words = usual + (usual == 1 ? " attempt" : " attempts") + " of each side";
        return usual == chance ? words : words + ", " + chance + " where chance may have had a hand";
    }

    private static boolean luck(Outcome outcome) {
        return switch (outcome) {
            case Outcome.TestFail _ -> true;
            case Outcome.BuildFail fail -> luck(fail.reason());
            case Outcome.PrepareFail fail -> luck(fail.reason());
            case Outcome.Broken _,Outcome.Plain _ -> false;
        };
    }

    private static boolean luck(FailureReason reason) {
        return switch (reason) {
            case FailureReason.CompilerError _,FailureReason.DependsOn _ -> false;
            case FailureReason.Plain plain -> switch (plain) {
                case ICE -> false;
                case UNKNOWN, OOM, NO_SPACE, TIMEOUT, NETWORK_ACCESS, DOCKER, COMPILER_DIAGNOSTIC_CHANGE -> true;
            };
        };
    }
}
