package dev.maar.sandbox;

import dev.maar.problem.EnvironmentError;
import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.atomic.AtomicLong;
import java.util.stream.Stream;

/// Makes bounded disks for target folders: sparse files with a file system of their own, mounted through a loop device.
///
/// Needs root. A build that fills its disk sees "No space left on device" and harms nobody else. Thread-safe.
public final class ScratchDisks {
    /// Enough for a crate with 50,000 files and all that cargo makes of its dependencies.
    private static final long INODES = 200_000;
    private static final long BYTES_PER_INODE = 4 << 10;

    private final Path folder;
    private final AtomicLong made = new AtomicLong();

    /// Disks come to lie under a folder that belongs to this work folder's one running maar.
    public ScratchDisks(Path folder) {
        this.folder = folder.toAbsolutePath();
    }

    /// Makes and mounts a disk of a size in bytes, writable for the sandbox's user; the caller closes it.
    ///
    /// @throws EnvironmentError if the machine does not let us
    public ScratchDisk make(long bytes) throws InterruptedException {
        Path place = folder.resolve("disk-" + made.incrementAndGet());
        Path image = place.resolve("image");
        Path mount = place.resolve("mount");
        try {
            Files.createDirectories(mount);
            FreeSpace.check(place);
            try (var file = new RandomAccessFile(image.toFile(), "rw")) {
                file.setLength(bytes);
            }
            HostCommand.run("mkfs.ext4", "-q", "-F", "-O", "^has_journal", "-m", "0", "-E",
                    "lazy_itable_init=1,root_owner=1000:1000", "-N",
                    Long.toString(Math.clamp(bytes / BYTES_PER_INODE, 1_000, INODES)), image.toString());
            HostCommand.run("mount", "-o", "loop,noatime,nosuid,nodev", image.toString(), mount.toString());
            return new ScratchDisk(place, mount);
        } catch (EnvironmentError e) {
            // Whatever a tool said: on a full disk there is nothing to try again.
            FreeSpace.check(folder);
            throw e;
        } catch (IOException e) {
            throw EnvironmentError.passing("no disk for a build under " + folder + ": " + e.getMessage(), e);
        } finally {
            // A disk that did not come to be mounted is not left half made.
            if (!mounts().contains(mount)) {
                ScratchDisk.deleteFiles(place);
            }
        }
    }

    /// Unmounts and deletes what an earlier process left under the folder.
    public void sweep() throws InterruptedException {
        for (Path mount : mounts()) {
            ScratchDisk.unmount(mount);
        }
        if (Files.isDirectory(folder)) {
            try (Stream<Path> places = Files.list(folder)) {
                places.filter(place -> place.getFileName().toString().startsWith("disk-"))
                        .forEach(ScratchDisk::deleteFiles);
            } catch (IOException e) {
                throw EnvironmentError.lasting("what is left under " + folder + " cannot be listed: " + e.getMessage(),
                        e);
            }
        }
    }

    /// The mounts under the folder, as the kernel lists them.
    private List<Path> mounts() {
        try {
            return Files.readString(Path.of("/proc/self/mounts"), StandardCharsets.UTF_8)
                    .lines()
                    .map(line -> Path.of(unescaped(line.split(" ", -1)[1])))
                    .filter(mount -> mount.startsWith(folder))
                    .toList();
        } catch (IOException e) {
            throw EnvironmentError.lasting("the machine's mounts cannot be read: " + e.getMessage(), e);
        }
    }

    /// The kernel writes blanks and backslashes of a path as octal escapes.
    private static String unescaped(String field) {
        return field.replace("\\040", " ").replace("\\011", "\t").replace("\\134", "\\");
    }
}
