package dev.maar.toolchain;

import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.maar.problem.UserError;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class ClippyTest {
    @TempDir
    private Path sysroot;

    @Test
    void aToolchainWithoutItIsNamedWithTheCure() throws IOException {
        program("cargo-clippy");
        assertThatThrownBy(() -> Clippy.check(toolchain("debian:bookworm"))).isInstanceOf(UserError.class)
                .hasMessageStartingWith("toolchain \"debian:bookworm\" has no Clippy: no program bin/clippy-driver in ")
                .hasMessageEndingWith("\"maar toolchain remove debian:bookworm\" makes it be installed anew");
        assertThatThrownBy(() -> Clippy.check(toolchain("path:/x"))).hasMessageEndingWith(
                "; with rustup, \"rustup component add clippy\" brings it");
        program("clippy-driver");
        assertThatCode(() -> Clippy.check(toolchain("debian:bookworm"))).doesNotThrowAnyException();
    }

    private void program(String name) throws IOException {
        Path file = Files.createDirectories(sysroot.resolve("bin")).resolve(name);
        Files.createFile(file, PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rwxr-xr-x")));
    }

    private Toolchain toolchain(String spec) {
        return new Toolchain(ToolchainSpec.parse(spec), sysroot, "rustc", "1.63.0", "", true, "");
    }
}
