package dev.maar.experiment;

/// How far an experiment has come; the text is what is stored.
public enum ExperimentState {
    /** Its crates are known and queued. */
    QUEUED("queued"),
    /** Somebody is at it, or was when the process ended: `maar resume` goes on. */
    RUNNING("running"),
    /** Every crate has its outcomes. */
    COMPLETED("completed");

    private final String text;

    ExperimentState(String text) {
        this.text = text;
    }

    public String text() {
        return text;
    }
}
