package dev.maar.store;

import dev.maar.problem.EnvironmentError;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.channels.OverlappingFileLockException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import org.jspecify.annotations.Nullable;

/// The right to run work in a work folder, held by at most one process: `maar.lock` beside the database.
///
/// The operating system takes it back from a killed process, so it is never stale. Reading needs no lock.
public final class WorkLock implements AutoCloseable {
    private final FileChannel channel;

    private WorkLock(FileChannel channel) {
        this.channel = channel;
    }

    /// Takes the lock of the folder at once; throws [EnvironmentError] that names the process which has it.
    public static WorkLock take(Path folder) {
        Path file = folder.resolve("maar.lock");
        try {
            Files.createDirectories(folder);
            FileChannel channel = FileChannel.open(file, StandardOpenOption.CREATE, StandardOpenOption.READ,
                    StandardOpenOption.WRITE);
            if (lock(channel) == null) {
                channel.close();
                throw EnvironmentError.passing("another maar" + holder(file) + " is at work in " + folder
                        + ": wait for it, or choose another folder with --work-dir",
                        new IOException("locked: " + file));
            }
            channel.truncate(0);
            channel.write(
                    ByteBuffer.wrap(Long.toString(ProcessHandle.current().pid()).getBytes(StandardCharsets.UTF_8)));
            return new WorkLock(channel);
        } catch (IOException e) {
            throw EnvironmentError.lasting("cannot lock the work folder " + folder + ": " + e.getMessage()
                    + "; check who owns it, or choose another with --work-dir", e);
        }
    }

    /// Gives the lock back; the file stays, as taking it away would let two processes lock two files of one name.
    @Override
    public void close() {
        try {
            channel.close();
        } catch (IOException e) {
            throw EnvironmentError.lasting("cannot unlock the work folder: " + e.getMessage(), e);
        }
    }

    private static @Nullable FileLock lock(FileChannel channel) throws IOException {
        try {
            return channel.tryLock();
        } catch (OverlappingFileLockException _) {
            return null;
        }
    }

    private static String holder(Path file) throws IOException {
        String process = Files.readString(file).strip();
        return process.isEmpty() ? "" : " (process " + process + ")";
    }
}
