package dev.maar.sandbox;

import java.time.Duration;

/// What one sandbox may use.
///
/// `memoryBytes` is memory and swap together; `cpus` may be a fraction; `processes` counts threads too; `diskBytes` bounds the
/// target folder, `tmpBytes` bounds `/tmp` (and counts as memory); `timeout` and `inactivity` are per command; `logBytes` bounds what is kept of one attempt's output.
public record Limits(long memoryBytes, double cpus, int processes, long diskBytes, long tmpBytes, Duration timeout,
        Duration inactivity, long logBytes) {
    public Limits {
        if (memoryBytes <= 0 || cpus <= 0 || processes <= 0 || diskBytes <= 0 || tmpBytes <= 0 || logBytes <= 0) {
            throw new IllegalArgumentException("limits must be positive");
        }
        if (!timeout.isPositive() || !inactivity.isPositive()) {
            throw new IllegalArgumentException("time limits must be positive");
        }
    }

    /// One line that says all of them, as it is stored with an experiment.
    public String text() {
        return "memory=%d cpus=%s processes=%d disk=%d tmp=%d timeout=%ds inactivity=%ds log-size=%d".formatted(
                memoryBytes,
                cpus, processes, diskBytes, tmpBytes, timeout.toSeconds(), inactivity.toSeconds(), logBytes);
    }
}
