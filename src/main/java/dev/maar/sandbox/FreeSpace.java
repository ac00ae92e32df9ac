package dev.maar.sandbox;

import dev.maar.problem.EnvironmentError;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/// Keeps builds from a file system that is full, or nearly so.
final class FreeSpace {
    /// Two builds side by side write less in the time that a look takes, and the database and the logs go on.
    private static final long LEAST = 100L << 20;

    private FreeSpace() {
    }

    /// Looks at the file system that holds a folder, which is there.
    ///
    /// @throws EnvironmentError if less than 100 MB are free
    static void check(Path folder) {
        long free;
        try {
            free = Files.getFileStore(folder).getUsableSpace();
        } catch (IOException e) {
            throw EnvironmentError.lasting("the disk under " + folder + " cannot be looked at: " + e.getMessage(), e);
        }
        if (free < LEAST) {
            throw EnvironmentError.lasting("no space is left for builds in " + folder + " (" + (free >> 20)
                    + " MB, expected " + (LEAST >> 20) + "): free some, or choose another disk with --work-dir",
                    new IOException("No space left on device"));
        }
    }
}
