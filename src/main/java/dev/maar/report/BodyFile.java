package dev.maar.report;

import java.io.Closeable;
import java.io.IOException;
import java.io.Writer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;

/// The part of a file that is written before it is known what has to stand before it.
///
/// It is a file of its own beside the others, which is gone once it was appended; its bytes are copied by the system, not through this process.
final class BodyFile implements Closeable {
    private final Path file;
    private final Writer writer;

    BodyFile(Path staged, String name) throws IOException {
        this.file = staged.resolve(name);
        this.writer = ReportFolder.text(staged, name);
    }

    Writer writer() {
        return writer;
    }

    /// Appends what was written to `target`, which must exist, and removes it here.
    void appendTo(Path target) throws IOException {
        writer.close();
        try (FileChannel in = FileChannel.open(file, StandardOpenOption.READ);
                FileChannel out = FileChannel.open(target, StandardOpenOption.WRITE)) {
            long end = in.size();
            out.position(out.size());
            for (long at = 0; at < end;) {
                at += in.transferTo(at, end - at, out);
            }
        }
        Files.delete(file);
    }

    @Override
    public void close() throws IOException {
        writer.close();
    }
}
