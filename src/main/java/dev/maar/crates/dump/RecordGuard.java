package dev.maar.crates.dump;

import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;

/// A stream that fails where a table goes on for too long without the end of a row: a quote that is never closed would
/// otherwise bring the rest of the table into memory.
final class RecordGuard extends FilterInputStream {
    private static final long LONGEST = 32L * 1024 * 1024;

    /// One row did not end.
    static final class EndlessRow extends IOException {
        private static final long serialVersionUID = 1L;

        EndlessRow() {
            super("a row is longer than " + LONGEST + " bytes");
        }
    }

    private long taken;

    RecordGuard(InputStream input) {
        super(input);
    }

    /// A row has ended.
    void rowEnded() {
        taken = 0;
    }

    @Override
    public int read() throws IOException {
        int value = super.read();
        count(1);
        return value;
    }

    @Override
    public int read(byte[] buffer, int offset, int length) throws IOException {
        int count = super.read(buffer, offset, length);
        count(count);
        return count;
    }

    private void count(int bytes) throws EndlessRow {
        taken += bytes;
        if (taken > LONGEST) {
            throw new EndlessRow();
        }
    }
}
