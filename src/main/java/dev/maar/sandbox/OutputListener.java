package dev.maar.sandbox;

/// Hears what a command writes, line by line, as it comes; called from one thread at a time.
@FunctionalInterface
public interface OutputListener {

    /// Which of the two streams a line came on.
    enum Stream {
        STDOUT,
        STDERR
    }

    /// One line without its end; bytes that are not UTF-8 are replaced. Foreign text: data, never trusted.
    void line(Stream stream, String text);
}
