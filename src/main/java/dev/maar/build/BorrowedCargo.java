package dev.maar.build;

import dev.maar.problem.EnvironmentError;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;

/// Lets a toolchain without cargo, such as a compiler's own `stage1`, be driven by another toolchain's cargo.
///
/// A toolchain that carries its C library finds it at one path only, which is taken, so its cargo is started by its own loader;
/// `CARGO` is set because cargo would take the loader for itself. Cargo before 1.66 does so all the same when it starts a subcommand, so that Clippy, which is the
/// toolchain's own, is started here as cargo would.
final class BorrowedCargo {
    private static final String SCRIPT = """
            #!/bin/sh
            export CARGO=%1$s/cargo
            if [ "$1" = clippy ]; then
              exec %3$s/bin/cargo-clippy "$@"
            fi
            if [ -e %2$s/lib/deps/ld-linux-x86-64.so.2 ]; then
              exec %2$s/lib/deps/ld-linux-x86-64.so.2 %2$s/bin/cargo "$@"
            fi
            exec %2$s/bin/cargo "$@"
            """.formatted(Layout.TOOLS, Layout.CARGO_TOOLCHAIN, Layout.TOOLCHAIN);

    private BorrowedCargo() {
    }

    /// Writes the starting script into a folder, which is made, and returns the folder.
    static Path write(Path folder) {
        try {
            Files.createDirectories(folder);
            Path script = folder.resolve("cargo");
            Files.writeString(script, SCRIPT);
            Files.setPosixFilePermissions(script, PosixFilePermissions.fromString("rwxr-xr-x"));
            return folder;
        } catch (IOException e) {
            throw EnvironmentError.passing("no folder for a borrowed cargo at " + folder + ": " + e.getMessage(), e);
        }
    }
}
