package dev.maar.sandbox;

import java.time.Duration;
import java.util.HashMap;
import java.util.Map;

/// What one sandbox may use.
///
/// `memoryBytes` is memory and swap together; `cpus` may be a fraction; `processes` counts threads too; `diskBytes` bounds the
/// target folder, `tmpBytes` bounds `/tmp` (and counts as memory); `timeout` and `inactivity` are per command; `logBytes` bounds what is kept of one attempt's output,
/// and with [#outputBytes] what one command may write.
public record Limits(long memoryBytes, double cpus, int processes, long diskBytes, long tmpBytes, Duration timeout,
        Duration inactivity, long logBytes) {
    /// Far above what the tests of real crates print, and an amount that is read in seconds.
    private static final long OUTPUT_FACTOR = 20;
    private static final String UNITS = "KMGT";

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

    /// These limits but for those that `changes` names, in the words of [#text]: `memory 8G, timeout 1h`; empty changes nothing.
    ///
    /// Given a whole [#text], this reads it back. Throws `IllegalArgumentException` for other words.
    public Limits with(String changes) {
        Map<String, String> words = words(text());
        Map<String, String> changed = words(changes);
        if (!words.keySet().containsAll(changed.keySet())) {
            throw new IllegalArgumentException("no limits: " + changes);
        }
        words.putAll(changed);
        return of(words);
    }

    private static Map<String, String> words(String text) {
        Map<String, String> words = new HashMap<>();
        for (String limit : text.isEmpty() ? new String[0] : text.split(", ", -1)) {
            int space = limit.indexOf(' ');
            words.put(limit.substring(0, Math.max(0, space)), limit.substring(space + 1));
        }
        return words;
    }

    private static Limits of(Map<String, String> words) {
        return new Limits(bytes(words.getOrDefault("memory", "")),
                Double.parseDouble(words.getOrDefault("cpus", "")),
                Integer.parseInt(words.getOrDefault("processes", "")), bytes(words.getOrDefault("disk", "")),
                bytes(words.getOrDefault("tmp", "")), duration(words.getOrDefault("timeout", "")),
                duration(words.getOrDefault("inactivity", "")), bytes(words.getOrDefault("log-size", "")));
    }

    private static long bytes(String size) {
        int unit = size.isEmpty() ? -1 : UNITS.indexOf(size.charAt(size.length() - 1));
        return unit < 0
                ? Long.parseLong(size)
                : Math.multiplyExact(Long.parseLong(size.substring(0, size.length() - 1)), 1L << (10 * (unit + 1)));
    }

    private static Duration duration(String time) {
        return Duration.parse("PT" + time);
    }

    /// In the largest unit that gives a whole number, as the configuration writes sizes.
    public static String size(long bytes) {
        long number = bytes;
        int units = 0;
        while (number % 1024 == 0 && units < UNITS.length()) {
            number /= 1024;
            units++;
        }
        return number + UNITS.substring(Math.max(0, units - 1), units);
    }

    /// Without a fraction where there is none: `2`, `1.5`.
    public static String number(double cpus) {
        return cpus == Math.rint(cpus) ? Long.toString((long) cpus) : Double.toString(cpus);
    }

    /// In minutes where that is exact, else in seconds: `15m`, `90s`.
    public static String time(Duration time) {
        return time.toSeconds() % 60 == 0 ? time.toMinutes() + "m" : time.toSeconds() + "s";
    }
}
