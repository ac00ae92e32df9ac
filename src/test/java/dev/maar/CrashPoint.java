package dev.maar;

import static java.util.Objects.requireNonNull;

import dev.maar.CrashPoints.Undisturbed;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SplittableRandom;

/// One disturbed run: what is done when, and when, if at all, whoever goes on is killed, too.
///
/// It follows from the seed and the number alone, but for the length of an undisturbed run on this machine.
record CrashPoint(long seed, int number, String mode, Disturbance disturbance, Moment moment, Optional<Moment> again) {
    /// Tests among the steps make a run long, and checking alone makes many short ones.
    static final List<String> MODES = List.of("check-only", "build-and-test");

    /// Each of the disturbances gets its turn; `runs` are the undisturbed ones, by their modes.
    static CrashPoint draw(long seed, int number, List<Disturbance> turns, Map<String, Undisturbed> runs) {
        var random = new SplittableRandom(seed * 1_000_003 + number);
        String mode = MODES.get(random.nextInt(MODES.size()));
        Undisturbed run = requireNonNull(runs.get(mode));
        int first = new SplittableRandom(seed).nextInt(turns.size());
        Disturbance disturbance = turns.get((first + number) % turns.size());
        Moment moment = Moment.draw(random, run.length(), run.disks());
        boolean twice = disturbance.end() == Disturbance.End.KILLED && random.nextInt(3) == 0;
        Optional<Moment> again = twice
                ? Optional.of(Moment.draw(random, run.length(), run.disks() / 2))
                : Optional.empty();
        return new CrashPoint(seed, number, mode, disturbance, moment, again);
    }

    @Override
    public String toString() {
        return "seed " + seed + ", point " + number + ", " + mode + ": " + disturbance + " " + moment
                + again.map(second -> "; going on, MAAR " + second).orElse("");
    }
}
