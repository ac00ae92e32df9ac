package dev.maar.toolchain;

import dev.maar.problem.UserError;
import java.nio.file.Files;
import java.util.List;

/// Whether a toolchain can lint with Clippy.
public final class Clippy {
    private static final List<String> PROGRAMS = List.of("bin/cargo-clippy", "bin/clippy-driver");

    private Clippy() {
    }

    /// Throws [UserError] for a toolchain without Clippy, with what brings it.
    public static void check(Toolchain toolchain) {
        for (String program : PROGRAMS) {
            if (!Files.isExecutable(toolchain.sysroot().resolve(program))) {
                String spec = toolchain.spec().text();
                throw new UserError("toolchain \"" + spec + "\" has no Clippy: no program " + program + " in "
                        + toolchain.sysroot() + (toolchain.spec() instanceof ToolchainSpec.Debian
                                ? "; if maar installed it before it knew of Clippy, \"maar toolchain remove " + spec
                                        + "\" makes it be installed anew"
                                : "; with rustup, \"rustup component add clippy\" brings it"));
            }
        }
    }
}
