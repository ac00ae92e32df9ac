package dev.maar.crates;

import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;

/// A stream that fails where more comes out of it than is allowed in all, or before the next call of [#allow].
///
/// The second bound is for a tar's headers, which a reader collects in memory.
final class BoundedStream extends FilterInputStream {

    /// More came out than was allowed.
    static final class Exceeded extends IOException {
        private static final long serialVersionUID = 1L;

        Exceeded(String message) {
            super(message);
        }
    }

    private final long total;
    private long taken;
    private long allowance;

    BoundedStream(InputStream input, long total) {
        super(input);
        this.total = total;
    }

    /// Sets how many bytes may be read from now on, until this is called again.
    void allow(long bytes) {
        allowance = bytes;
    }

    @Override
    public int read() throws IOException {
        int value = super.read();
        if (value >= 0) {
            count(1);
        }
        return value;
    }

    @Override
    public int read(byte[] buffer, int offset, int length) throws IOException {
        int count = super.read(buffer, offset, length);
        if (count > 0) {
            count(count);
        }
        return count;
    }

    @Override
    public long skip(long bytes) throws IOException {
        long skipped = super.skip(bytes);
        count(skipped);
        return skipped;
    }

    @Override
    public boolean markSupported() {
        return false;
    }

    private void count(long bytes) throws Exceeded {
        taken += bytes;
        allowance -= bytes;
        if (taken > total) {
            throw new Exceeded("unpacks to more than " + total + " bytes");
        }
        if (allowance < 0) {
            throw new Exceeded("has headers of more than a mebibyte");
        }
    }
}
