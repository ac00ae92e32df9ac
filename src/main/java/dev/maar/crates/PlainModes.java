package dev.maar.crates;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;

/// The only three modes of sources: readable by the sandbox's user, writable by us, and never setuid.
final class PlainModes {
    private PlainModes() {
    }

    /// Makes a folder with mode 0755.
    static void makeFolder(Path folder) throws IOException {
        Files.createDirectory(folder);
        Files.setPosixFilePermissions(folder, PosixFilePermissions.fromString("rwxr-xr-x"));
    }

    /// Gives a file the mode 0755 or 0644, whatever the process's umask.
    static void setFile(Path file, boolean executable) throws IOException {
        Files.setPosixFilePermissions(file, PosixFilePermissions.fromString(executable ? "rwxr-xr-x" : "rw-r--r--"));
    }
}
