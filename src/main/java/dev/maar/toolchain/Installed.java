package dev.maar.toolchain;

import java.nio.file.Path;

/// Where a compiler was put, and in words which one it is, where its name does not say it; else empty.
record Installed(Path sysroot, String origin) {}
