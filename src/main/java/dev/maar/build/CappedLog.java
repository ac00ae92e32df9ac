package dev.maar.build;

import dev.maar.outcome.BuildLog;
import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayDeque;
import java.util.Deque;

/// Keeps the head and the tail of a build's output, since the error is at the end, and counts what is left out between.
///
/// Thread-safe: a build's two streams end here.
final class CappedLog {
    /// Crater's mark before every line of a log.
    static final String INFO = "[INFO] ";
    /// The mark before what maar itself says.
    static final String OURS = INFO + "[maar] ";

    private final long half;
    private final ByteArrayOutputStream head = new ByteArrayOutputStream();
    private final Deque<byte[]> tail = new ArrayDeque<>();
    private long tailBytes;
    private long cutBytes;

    /// A log of at most about `maxBytes`.
    CappedLog(long maxBytes) {
        this.half = maxBytes / 2;
    }

    synchronized void line(String text) {
        byte[] bytes = (text + "\n").getBytes(StandardCharsets.UTF_8);
        if (tail.isEmpty() && cutBytes == 0 && head.size() + bytes.length <= half) {
            head.writeBytes(bytes);
            return;
        }
        tail.addLast(bytes);
        tailBytes += bytes.length;
        while (tailBytes > half && tail.size() > 1) {
            int dropped = tail.removeFirst().length;
            tailBytes -= dropped;
            cutBytes += dropped;
        }
    }

    /// Takes over what another log kept.
    void append(BuildLog other) {
        new String(other.text(), StandardCharsets.UTF_8).lines().forEach(this::line);
    }

    /// What was kept, with one line where something is missing.
    synchronized BuildLog log() {
        var text = new ByteArrayOutputStream();
        text.writeBytes(head.toByteArray());
        if (cutBytes > 0) {
            text.writeBytes((OURS + cutBytes + " bytes of output are left out here\n")
                    .getBytes(StandardCharsets.UTF_8));
        }
        tail.forEach(text::writeBytes);
        return new BuildLog(text.toByteArray(), cutBytes);
    }
}
