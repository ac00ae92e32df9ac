package dev.maar.problem;

/// Wrong use, bad configuration or bad input: exit status 2.
///
/// The message is one line that names the thing and its place (`file:line` where there is one), what was expected, and the cure.
public final class UserError extends RuntimeException {
    private static final long serialVersionUID = 1L;

    public UserError(String message) {
        super(message);
    }

    public UserError(String message, Throwable cause) {
        super(message, cause);
    }
}
