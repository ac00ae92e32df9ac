package dev.maar;

import java.time.Duration;
import java.util.SplittableRandom;

/// A moment in a run: some time after something was seen for the how-manieth time in its work folder.
record Moment(Event event, int count, Duration after) {

    /// What can be seen from outside.
    enum Event {
        /** The process begins. */
        START,
        /** The disk of a resolving or of an attempt comes: its container follows. */
        DISK_MADE,
        /** It goes: what came of it is stored next. */
        DISK_GONE,
        /** The report is being written. */
        REPORT_BEGUN
    }

    /// Draws a moment of a run that is known to take so long and to make so many disks.
    static Moment draw(SplittableRandom random, Duration length, int disks) {
        return switch (random.nextInt(10)) {
            case 0, 1, 2 -> new Moment(Event.START, 1, millis(random, length.toMillis() + 200));
            case 3, 4, 5, 6 -> new Moment(Event.DISK_MADE, 1 + random.nextInt(disks), millis(random, 900));
            case 7, 8 -> new Moment(Event.DISK_GONE, 1 + random.nextInt(disks), millis(random, 40));
            default -> new Moment(Event.REPORT_BEGUN, 1, millis(random, 200));
        };
    }

    private static Duration millis(SplittableRandom random, long bound) {
        return Duration.ofMillis(random.nextLong(bound));
    }

    @Override
    public String toString() {
        return after.toMillis() + " ms after " + event + " " + count;
    }
}
