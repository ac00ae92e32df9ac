package dev.maar.sandbox;

import dev.maar.sandbox.OutputListener.Stream;
import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;

/// Turns one stream's chunks of bytes into lines; a line that is too long is handed on in pieces. Not thread-safe.
final class LineSplitter {
    /// Above the longest message that cargo was seen to write, of which colours make a third; what is longer is not cargo's.
    static final int LONGEST_LINE = 6 << 20;

    private final Stream stream;
    private final OutputListener listener;
    private final ByteArrayOutputStream pending = new ByteArrayOutputStream();

    LineSplitter(Stream stream, OutputListener listener) {
        this.stream = stream;
        this.listener = listener;
    }

    void accept(byte[] chunk) {
        int from = 0;
        for (int index = 0; index < chunk.length; index++) {
            if (chunk[index] == '\n') {
                pending.write(chunk, from, index - from);
                emit();
                from = index + 1;
            } else if (pending.size() + index - from >= LONGEST_LINE) {
                pending.write(chunk, from, index - from);
                emit();
                from = index;
            }
        }
        pending.write(chunk, from, chunk.length - from);
    }

    /// Hands on what came after the last line's end.
    void flush() {
        if (pending.size() > 0) {
            emit();
        }
    }

    private void emit() {
        String line = pending.toString(StandardCharsets.UTF_8);
        pending.reset();
        listener.line(stream, line.endsWith("\r") ? line.substring(0, line.length() - 1) : line);
    }
}
