package dev.maar.report;

import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/// Writes times and sizes for people.
final class Measures {
    private static final DateTimeFormatter MOMENT = DateTimeFormatter
            .ofPattern("yyyy-MM-dd HH:mm:ss 'UTC'", Locale.ROOT)
            .withZone(ZoneOffset.UTC);

    private Measures() {
    }

    /// `0.8 s`, `12 s`, `3 min 5 s`, `2 h 10 min`.
    static String duration(long millis) {
        long seconds = Math.round(millis / 1000.0);
        if (millis < 9_950) {
            return String.format(Locale.ROOT, "%.1f s", millis / 1000.0);
        }
        if (seconds < 60) {
            return seconds + " s";
        }
        if (seconds < 3600) {
            return seconds / 60 + " min " + seconds % 60 + " s";
        }
        return seconds / 3600 + " h " + seconds % 3600 / 60 + " min";
    }

    /// In megabytes of 1,048,576 bytes: `312 MB`.
    static String memory(long bytes) {
        return Math.ceilDiv(bytes, 1024 * 1024) + " MB";
    }

    static String moment(@Nullable Instant instant) {
        return instant == null ? "not yet" : MOMENT.format(instant);
    }
}
