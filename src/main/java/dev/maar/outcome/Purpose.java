package dev.maar.outcome;

/// Why an attempt was made; the text is what is stored.
public enum Purpose {
    /** The crate's first run under this toolchain. */
    FIRST("first"),
    /** A difference is run again before it is believed. */
    CONFIRMATION("confirmation");

    private final String text;

    Purpose(String text) {
        this.text = text;
    }

    /// The purpose of the attempt of that number, from 1.
    public static Purpose of(int number) {
        return number == 1 ? FIRST : CONFIRMATION;
    }

    public String text() {
        return text;
    }
}
