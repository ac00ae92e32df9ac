package dev.maar.build;

import dev.maar.problem.EnvironmentError;
import dev.maar.sandbox.Command;
import dev.maar.sandbox.Mount;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import java.util.Map;

/// A copy of a crate's sources that its build may change, on the attempt's own disk beside the target folder, at the place where sources
/// always are.
///
/// The copying is done in the sandbox, so that the copy is the work's own and within the disk's bound.
final class ChangeableSources {
    private ChangeableSources() {
    }

    /// Makes the folders on a new, empty disk and returns what is mounted; `target` is then in the folder of that name.
    static List<Mount> mounts(Path source, Path disk) {
        return List.of(Mount.readOnly(source, Layout.PRISTINE), Mount.writable(folder(disk, "source"), Layout.SOURCE),
                Mount.writable(folder(disk, "target"), Layout.TARGET));
    }

    /// Where the target folder is on the disk.
    static Path target(Path disk) {
        return disk.resolve("target");
    }

    private static Path folder(Path disk, String name) {
        try {
            Path folder = Files.createDirectory(disk.resolve(name));
            // The work is another user's, and nobody else comes there.
            return Files.setPosixFilePermissions(folder, PosixFilePermissions.fromString("rwxrwxrwx"));
        } catch (IOException e) {
            throw EnvironmentError.passing("no folder " + name + " on a scratch disk: " + e.getMessage(), e);
        }
    }

    /// The first command of the work.
    static Command copy() {
        return new Command(
                List.of("cp", "-R", "--no-preserve=ownership", "--no-dereference", Layout.PRISTINE + "/.",
                        Layout.SOURCE),
                Map.of());
    }
}
