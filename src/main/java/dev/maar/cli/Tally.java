package dev.maar.cli;

import dev.maar.outcome.Comparison;
import dev.maar.outcome.Judgement;
import java.time.Duration;
import java.util.Locale;

/// Counts how a run goes; not thread-safe.
final class Tally {
    private final int total;
    private final int before;
    private final long startedNanos;
    private int finished;
    private int regressed;

    /// `before` of the `total` crates were done when the run began.
    Tally(int before, int total, long startedNanos) {
        this.before = before;
        this.total = total;
        this.finished = before;
        this.startedNanos = startedNanos;
    }

    void add(Judgement worst) {
        finished++;
        if (regressed(worst)) {
            regressed++;
        }
    }

    /// Whether it counts: what is flaky, or could not be run again, does not.
    static boolean regressed(Judgement worst) {
        return !worst.undecided() && worst.settled() == Comparison.REGRESSED;
    }

    /// Whether a line is due for it: it regressed, or got worse inside.
    static boolean worse(Judgement worst) {
        return regressed(worst) || worst.inside().worse();
    }

    int total() {
        return total;
    }

    int finished() {
        return finished;
    }

    String regressed() {
        return regressed + " regressed";
    }

    /// How many crates a minute, and how long the rest takes at that rate; empty text before the first one is done.
    String pace(long nowNanos) {
        double minutes = (nowNanos - startedNanos) / 60e9;
        int done = finished - before;
        if (done == 0 || minutes <= 0) {
            return "";
        }
        double rate = done / minutes;
        String pace = String.format(Locale.ROOT, ", %.1f/min", rate);
        return finished == total
                ? pace
                : pace + ", about " + words(Duration.ofSeconds(Math.round((total - finished) / rate * 60)))
                        + " left";
    }

    static String words(Duration time) {
        if (time.toMinutes() == 0) {
            return time.toSeconds() + "s";
        }
        return time.toHours() == 0 ? time.toMinutes() + "m" : time.toHours() + "h" + time.toMinutesPart() + "m";
    }
}
