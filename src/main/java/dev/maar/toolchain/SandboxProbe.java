package dev.maar.toolchain;

import java.nio.file.Path;
import java.util.List;

/// Runs one short command of a toolchain in a sandbox: a compiler is foreign code too.
@FunctionalInterface
public interface SandboxProbe {

    /// How the command ended and all that it wrote.
    record Answer(boolean succeeded, String output, String errors) {}

    /// Runs `command`, whose first word is a path from the sysroot (`bin/rustc`), with `sysroot` mounted read-only where builds
    /// see it.
    Answer ask(List<String> command, Path sysroot) throws InterruptedException;
}
