package dev.maar.crates;

import java.io.IOException;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import okhttp3.Response;
import org.jspecify.annotations.Nullable;

/// An answer that is neither the thing asked for nor "there is no such thing".
///
/// `retryAfter` is how long the server asks us to wait, null where it does not say.
final class UnwelcomeStatus extends IOException {
    private static final long serialVersionUID = 1L;

    private final int status;
    private final @Nullable Duration retryAfter;

    private UnwelcomeStatus(int status, @Nullable Duration retryAfter) {
        super("HTTP " + status);
        this.status = status;
        this.retryAfter = retryAfter;
    }

    static UnwelcomeStatus from(Response response, Instant now) {
        return new UnwelcomeStatus(response.code(),
                retryAfter(String.valueOf(response.header("Retry-After")).strip(), now));
    }

    /// `Retry-After`, in seconds or as a date (RFC 9110, 10.2.3).
    private static @Nullable Duration retryAfter(String text, Instant now) {
        if (text.matches("[0-9]{1,9}")) {
            return Duration.ofSeconds(Long.parseLong(text));
        }
        try {
            Instant until = ZonedDateTime.parse(text, DateTimeFormatter.RFC_1123_DATE_TIME).toInstant();
            return until.isBefore(now) ? Duration.ZERO : Duration.between(now, until);
        } catch (DateTimeException _) {
            return null;
        }
    }

    int status() {
        return status;
    }

    /// Whether the same request can go well later: too many requests, a timeout, a server's trouble.
    boolean mayPass() {
        return status == 408 || status == 429 || status >= 500;
    }

    @Nullable
    Duration retryAfter() {
        return retryAfter;
    }
}
