package dev.maar.sandbox;

/// Why the sandbox ended a command, or which limit it failed at; the text is what is stored and shown.
public enum KillReason {
    /** It ran longer than its wall time allows. */
    TIMEOUT("timeout"),
    /** It showed no output, used no CPU and read and wrote nothing for longer than allowed. */
    INACTIVITY("inactivity"),
    /** The kernel killed one of its processes for memory. */
    OOM("oom"),
    /** It failed, or hung, after the kernel had refused it another process or thread. */
    PIDS("pids"),
    /** It failed and left the target folder or `/tmp` full. */
    NO_SPACE("no-space"),
    /** It wrote more output than anybody can read. */
    LOG_SIZE("log-size");

    private final String text;

    KillReason(String text) {
        this.text = text;
    }

    public String text() {
        return text;
    }
}
