package dev.maar.build;

import dev.maar.problem.EnvironmentError;
import dev.maar.toolchain.Toolchain;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;

/// Stands in for the experiment's oldest compiler while cargo resolves: all that cargo asks then is `rustc -vV`, and the answer
/// was recorded when the toolchain was installed.
final class OldestCompiler {
    static final String NAME = "rustc-oldest";

    private OldestCompiler() {
    }

    /// Writes the stand-in into a folder, which is made, and returns the folder.
    static Path write(Path folder, Toolchain oldest) {
        try {
            Files.createDirectories(folder);
            Path script = folder.resolve(NAME);
            Files.writeString(script, "#!/bin/sh\ncat <<'THE-END'\n" + oldest.rustcVersion().strip() + "\nTHE-END\n");
            Files.setPosixFilePermissions(script, PosixFilePermissions.fromString("rwxr-xr-x"));
            return folder;
        } catch (IOException e) {
            throw EnvironmentError.passing("no folder for resolving at " + folder + ": " + e.getMessage(), e);
        }
    }
}
