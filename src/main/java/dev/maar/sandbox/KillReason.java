package dev.maar.sandbox;

/// Why the sandbox ended a command, or why the kernel did; the text is what is stored and shown.
public enum KillReason {
    /** It ran longer than its wall time allows. */
    TIMEOUT("timeout"),
    /** It showed no output and used no CPU for longer than allowed. */
    INACTIVITY("inactivity"),
    /** The kernel killed one of its processes for memory. */
    OOM("oom");

    private final String text;

    KillReason(String text) {
        this.text = text;
    }

    public String text() {
        return text;
    }
}
