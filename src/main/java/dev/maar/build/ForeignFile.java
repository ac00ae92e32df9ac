package dev.maar.build;

import dev.maar.problem.EnvironmentError;
import java.io.IOException;
import java.nio.channels.Channels;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// Reads what a container left on its disk, which is foreign: only a real file of a bounded size.
final class ForeignFile {
    private ForeignFile() {
    }

    /// Null where there is no such file, or none of at most that many bytes.
    static byte @Nullable [] read(Path file, int mostBytes) {
        if (!Files.isRegularFile(file, LinkOption.NOFOLLOW_LINKS)) {
            return null;
        }
        try (FileChannel channel = FileChannel.open(file, Set.of(StandardOpenOption.READ, LinkOption.NOFOLLOW_LINKS))) {
            byte[] content = Channels.newInputStream(channel).readNBytes(mostBytes + 1);
            return content.length > mostBytes ? null : content;
        } catch (NoSuchFileException e) {
            return null;
        } catch (IOException e) {
            throw EnvironmentError.passing(file.getFileName() + ", which a container wrote, cannot be read: "
                    + e.getMessage(), e);
        }
    }
}
