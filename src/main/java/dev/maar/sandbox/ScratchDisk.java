package dev.maar.sandbox;

import dev.maar.problem.EnvironmentError;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.stream.Stream;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// One mounted, bounded disk; closing unmounts and deletes it.
public final class ScratchDisk implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(ScratchDisk.class);

    private static final String DEVICE = "unix:dev";

    private final Path place;
    private final Path mount;

    ScratchDisk(Path place, Path mount) {
        this.place = place;
        this.mount = mount;
    }

    /// Where it is mounted on the host. What lies there was written by foreign code.
    public Path folder() {
        return mount;
    }

    /// Makes sure that what was written was kept: behind a disk is a sparse file, and the kernel tells nobody in the sandbox when
    /// the file system below has no space for it, nor that somebody unmounted it, after which nothing of it is seen here.
    ///
    /// @throws EnvironmentError if that may have been so: what happened on this disk says nothing about a crate
    public void checkKept() {
        FreeSpace.check(place);
        try {
            if (Files.getAttribute(mount, DEVICE).equals(Files.getAttribute(place, DEVICE))) {
                throw gone(new IOException("it is no mount point any more"));
            }
        } catch (IOException e) {
            throw gone(e);
        }
    }

    private EnvironmentError gone(IOException cause) {
        return EnvironmentError.ofOne("the disk of a sandbox, mounted at " + mount
                + ", was taken away while it was in use", cause);
    }

    @Override
    public void close() {
        boolean interrupted = Thread.interrupted();
        try {
            unmount(mount);
            deleteFiles(place);
        } catch (InterruptedException e) {
            interrupted = true;
        } catch (EnvironmentError e) {
            LOG.warn("a scratch disk is left to the next start's sweep", e);
        } finally {
            if (interrupted) {
                Thread.currentThread().interrupt();
            }
        }
    }

    /// Lazily, because a container that is going away may hold the mount for a moment longer.
    static void unmount(Path mount) throws InterruptedException {
        HostCommand.run("umount", "--lazy", mount.toString());
    }

    /// Deletes the image and the empty mount point, which hold nothing foreign once they are unmounted.
    static void deleteFiles(Path place) {
        if (!Files.exists(place)) {
            return;
        }
        try (Stream<Path> files = Files.walk(place)) {
            for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
                Files.delete(file);
            }
        } catch (IOException e) {
            LOG.warn("{} could not be deleted", place, e);
        }
    }
}
