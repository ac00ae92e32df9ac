package dev.maar.schedule;

/// How a run came to its end, where it came to one without an error.
public enum RunEnd {
    /** Every crate has its outcomes. */
    COMPLETE,
    /** It was cancelled; what was stored stays and resuming does the rest. */
    INTERRUPTED
}
