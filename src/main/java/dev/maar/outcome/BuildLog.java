package dev.maar.outcome;

/// What a build wrote: UTF-8 text whose middle is left out where it was too long, with a line that says so.
///
/// `cutBytes` is how much was left out, 0 for a whole log. The bytes are the crate's own words: data, never trusted.
@SuppressWarnings("ArrayRecordComponent")
public record BuildLog(byte[] text, long cutBytes) {
    public BuildLog {
        text = text.clone();
    }

    @Override
    public byte[] text() {
        return text.clone();
    }
}
