package dev.maar.schedule;

import java.time.Duration;

/// How fast a run looks and how patient it is.
///
/// `poll` is how often due work is looked for; a worker that becomes free looks at once, so this matters for retries only.
/// A crate that fails for reasons that are not its own is tried again `retries` times, first after `pause` and then after four
/// times as long each time. `grace` bounds the wait for workers that were told to stop.
record Pace(Duration poll, int retries, Duration pause, Duration grace) {
    static final Pace DEFAULT = new Pace(Duration.ofSeconds(1), 3, Duration.ofSeconds(2), Duration.ofSeconds(30));

    /// The pause before the next try, after `failures` earlier ones (from 0).
    Duration pauseAfter(int failures) {
        return pause.multipliedBy(1L << (2 * failures));
    }
}
