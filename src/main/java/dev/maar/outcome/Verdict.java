package dev.maar.outcome;

/// How far a difference between a baseline and a candidate can be believed; the text is what is stored and shown.
///
/// Crater believes what it saw once. Here a difference is a suspicion until both sides, run again, showed it every time.
public enum Verdict {
    /** There is no difference that would need one. */
    NONE("none"),
    /** Every attempt of both sides showed it. */
    CONFIRMED("confirmed"),
    /** It was seen once, and running it again was turned off, or is not worth it. */
    UNCONFIRMED("unconfirmed"),
    /** Attempts at one side disagree: it comes and goes by itself. */
    FLAKY("flaky"),
    /** maar, the engine or the machine failed while it was run again. */
    MACHINE("machine"),
    /** It has not been run again often enough yet. */
    OPEN("open");

    private final String text;

    Verdict(String text) {
        this.text = text;
    }

    public String text() {
        return text;
    }

    /// Reads the text back; throws `IllegalArgumentException` for anything else.
    public static Verdict parse(String text) {
        for (Verdict verdict : values()) {
            if (verdict.text.equals(text)) {
                return verdict;
            }
        }
        throw new IllegalArgumentException("no verdict: " + text);
    }

    /// The verdict on a difference: `everyTime` says that every counted pair of attempts shows it, `failed` that some did not count,
    /// `least` is the smaller number of counted attempts a side, `wanted` how many are enough. An attempt that did not count and was not needed, such as
    /// one of the baseline that another candidate asked for, takes nothing away.
    static Verdict of(boolean everyTime, boolean failed, int least, int wanted) {
        if (!everyTime) {
            return FLAKY;
        }
        if (failed && least < wanted) {
            return MACHINE;
        }
        if (least < wanted) {
            return OPEN;
        }
        return least > 1 ? CONFIRMED : UNCONFIRMED;
    }

    /// Whether the comparison stands as it is; what does not is undecided, and is listed apart.
    public boolean believed() {
        return switch (this) {
            case NONE, CONFIRMED, UNCONFIRMED -> true;
            case FLAKY, MACHINE, OPEN -> false;
        };
    }
}
