package dev.maar.crates;

import java.io.IOException;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

/// An answer that is neither the thing asked for nor "there is no such thing".
///
/// `retryAfter` is how long the server asks us to wait, null where it does not say.
final class UnwelcomeStatus extends IOException {
    private static final long serialVersionUID = 1L;

    private final int status;
    private final @Nullable Duration retryAfter;

    UnwelcomeStatus(int status, @Nullable Duration retryAfter) {
        super("HTTP " + status);
        this.status = status;
        this.retryAfter = retryAfter;
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
