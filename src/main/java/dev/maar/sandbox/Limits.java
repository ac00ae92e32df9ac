package dev.maar.sandbox;

import java.time.Duration;
import java.util.List;

/// What one sandbox may use.
///
/// `memoryBytes` is memory and swap together; `cpus` may be a fraction; `processes` counts threads too; `diskBytes` bounds the
/// target folder, `tmpBytes` bounds `/tmp` (and counts as memory); `timeout` and `inactivity` are per command; `logBytes` bounds what is kept of one attempt's output,
/// and with [#outputBytes] what one command may write.
public record Limits(long memoryBytes, double cpus, int processes, long diskBytes, long tmpBytes, Duration timeout,
        Duration inactivity, long logBytes) {
    /// Far above what the tests of real crates print, and an amount that is read in seconds.
    private static final long OUTPUT_FACTOR = 20;

    public Limits {
        if (memoryBytes <= 0 || cpus <= 0 || processes <= 0 || diskBytes <= 0 || tmpBytes <= 0 || logBytes <= 0) {
            throw new IllegalArgumentException("limits must be positive");
        }
        if (!timeout.isPositive() || !inactivity.isPositive()) {
            throw new IllegalArgumentException("time limits must be positive");
        }
    }

    /// How many bytes of output a command may write before it is killed for it.
    long outputBytes() {
        return Math.min(logBytes, Long.MAX_VALUE / OUTPUT_FACTOR) * OUTPUT_FACTOR;
    }

    /// One line that says all of them, as it is stored with an experiment.
    public String text() {
        return "memory %s, cpus %s, processes %d, disk %s, tmp %s, timeout %s, inactivity %s, log-size %s".formatted(
                size(memoryBytes), number(cpus),
                processes,
                size(diskBytes), size(tmpBytes), time(timeout), time(inactivity), size(logBytes));
    }

    /// In the largest unit that gives a whole number, as the configuration writes sizes.
    static String size(long bytes) {
        long number = bytes;
        String unit = "";
        for (String larger : List.of("K", "M", "G", "T")) {
            if (number % 1024 != 0) {
                break;
            }
            number /= 1024;
            unit = larger;
        }
        return number + unit;
    }

    static String number(double cpus) {
        return cpus == Math.rint(cpus) ? Long.toString((long) cpus) : Double.toString(cpus);
    }

    private static String time(Duration time) {
        return time.toSeconds() % 60 == 0 ? time.toMinutes() + "m" : time.toSeconds() + "s";
    }
}
