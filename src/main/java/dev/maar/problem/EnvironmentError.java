package dev.maar.problem;

/// Something that the machine or the network lacks (engine, toolchain, disk, registry): exit status 3.
///
/// The message is one line that says what is missing and how to get it. `mayRetry` says whether the same call can go well
/// later without anybody changing anything: a busy registry yes, a missing engine no.
public final class EnvironmentError extends RuntimeException {
    private static final long serialVersionUID = 1L;

    private final boolean mayRetry;
    private final boolean ofOne;

    private EnvironmentError(String message, boolean mayRetry, boolean ofOne, Throwable cause) {
        super(message, cause);
        this.mayRetry = mayRetry;
        this.ofOne = ofOne;
    }

    /// Something that stays wrong until somebody acts.
    public static EnvironmentError lasting(String message, Throwable cause) {
        return new EnvironmentError(message, false, false, cause);
    }

    /// Something that may be gone at the next try.
    public static EnvironmentError passing(String message, Throwable cause) {
        return new EnvironmentError(message, true, false, cause);
    }

    /// Something that befell one piece of work, may be gone at the next try, and says little about any other.
    public static EnvironmentError ofOne(String message, Throwable cause) {
        return new EnvironmentError(message, true, true, cause);
    }

    /// Whether it need not befall other work, too.
    public boolean isOfOne() {
        return ofOne;
    }

    public boolean mayRetry() {
        return mayRetry;
    }
}
