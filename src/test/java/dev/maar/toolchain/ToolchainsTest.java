package dev.maar.toolchain;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.maar.problem.EnvironmentError;
import dev.maar.problem.UserError;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class ToolchainsTest {
    private static final ToolchainSpec BOOKWORM = ToolchainSpec.parse("debian:bookworm");

    @TempDir
    private Path folder;

    private final List<String> asked = new ArrayList<>();
    private final List<String> said = new ArrayList<>();

    @Test
    void aDebianToolchainIsMadeOnceAndDescribed() throws Exception {
        Toolchains toolchains = toolchains("""
                echo "maar: making $1/$2..." >&2
                mkdir -p "$3/bin"; for p in rustc cargo; do echo x >"$3/bin/$p"; chmod +x "$3/bin/$p"; done
                echo "maar: made" >&2""");
        Toolchain toolchain = toolchains.install(BOOKWORM, said::add);
        assertThat(toolchain.sysroot()).isEqualTo(folder.resolve("toolchains/debian_bookworm_rustc/sysroot"));
        assertThat(toolchain.release()).isEqualTo("1.63.0");
        assertThat(toolchain.cargoVersion()).isEqualTo("cargo 1.65.0");
        assertThat(toolchain.hasCargo()).isTrue();
        assertThat(toolchain.contentHash()).matches("[0-9a-f]{64}");
        assertThat(said).containsExactly("making bookworm/rustc...");
        assertThat(toolchains.install(BOOKWORM, said::add)).isEqualTo(toolchain);
        assertThat(asked).containsExactly("bin/rustc -vV", "bin/cargo -V");
        assertThat(toolchains.list()).containsExactly(toolchain);
    }

    @Test
    void anInstallationThatFailsLeavesNothingInstalled() throws IOException {
        Toolchains noSuite = toolchains("echo 'maar: making...' >&2; echo 'maar: no suite bookwurm' >&2; exit 2");
        assertThatThrownBy(() -> noSuite.install(BOOKWORM, said::add)).isInstanceOf(UserError.class)
                .hasMessage("no suite bookwurm");
        assertThat(said).containsExactly("making...");
        assertThat(noSuite.list()).isEmpty();
        Toolchains noRoot = toolchains("echo 'maar: needs root' >&2; exit 3");
        assertThatThrownBy(() -> noRoot.install(BOOKWORM, said::add)).isInstanceOf(EnvironmentError.class)
                .hasMessage("needs root");
    }

    @Test
    void aRemovedToolchainIsGoneAndAnUnknownOneIsNamed() throws Exception {
        Toolchains toolchains = toolchains("mkdir -p \"$3/bin\"; echo x >\"$3/bin/rustc\"; chmod +x \"$3/bin/rustc\"");
        toolchains.install(BOOKWORM, said::add);
        assertThatThrownBy(() -> toolchains.remove(ToolchainSpec.parse("debian:bookwurm")))
                .isInstanceOf(UserError.class)
                .hasMessage("toolchain \"debian:bookwurm\" is not installed; installed are debian:bookworm,"
                        + " did you mean \"debian:bookworm\"?");
        toolchains.remove(BOOKWORM);
        assertThat(toolchains.list()).isEmpty();
        assertThat(folder.resolve("toolchains/debian_bookworm_rustc")).doesNotExist();
    }

    @Test
    void aPathToolchainIsUsedInPlaceAndDescribedAnewWhenItChanges() throws Exception {
        Path sysroot = sysroot("stage1");
        ToolchainSpec spec = ToolchainSpec.parse("path:" + sysroot);
        Toolchains toolchains = toolchains("exit 70");
        Toolchain first = toolchains.install(spec, said::add);
        assertThat(first.sysroot()).isEqualTo(sysroot);
        assertThat(first.hasCargo()).isFalse();
        assertThat(first.cargoVersion()).isEmpty();
        assertThat(toolchains.install(spec, said::add)).isEqualTo(first);
        assertThat(asked).containsExactly("bin/rustc -vV");

        Files.writeString(sysroot.resolve("bin/rustc"), "other");
        Files.setLastModifiedTime(sysroot.resolve("bin/rustc"), FileTime.from(Instant.EPOCH));
        assertThat(toolchains.install(spec, said::add).contentHash()).isNotEqualTo(first.contentHash());
        toolchains.remove(spec);
        assertThat(sysroot.resolve("bin/rustc")).exists();
    }

    @Test
    void aFolderThatIsNoToolchainIsNamedWithWhatWasExpected() throws IOException {
        Toolchains toolchains = toolchains("exit 70");
        Path none = folder.resolve("none");
        assertThatThrownBy(() -> toolchains.install(new ToolchainSpec.Sysroot(none), said::add)).isInstanceOf(
                UserError.class)
                .hasMessage("toolchain \"path:" + none + "\": there is no folder " + none
                        + ": expected a sysroot, as \"rustc --print sysroot\" names it");
        sysroot("build/stage1");
        Path build = folder.resolve("build");
        assertThatThrownBy(() -> toolchains.install(new ToolchainSpec.Sysroot(build), said::add)).isInstanceOf(
                UserError.class)
                .hasMessage("toolchain \"path:" + build + "\": no program bin/rustc in " + build
                        + ": expected a sysroot,"
                        + " such as a rustup toolchain folder or a compiler build's stage1, did you mean \"path:"
                        + build
                        + "/stage1\"?");
        assertThat(asked).isEmpty();
    }

    @Test
    void aCompilerThatDoesNotRunIsNamedWithItsReason() throws IOException {
        var toolchains = new Toolchains(folder.resolve("toolchains"), List.of("false"),
                (_, _) -> new SandboxProbe.Answer(false, "", "\nrustc: GLIBC_2.39 not found\nmore"));
        ToolchainSpec spec = new ToolchainSpec.Sysroot(sysroot("new"));
        assertThatThrownBy(() -> toolchains.install(spec, said::add)).isInstanceOf(UserError.class)
                .hasMessage("toolchain \"" + spec.text() + "\": its bin/rustc does not run in the sandbox"
                        + " (rustc: GLIBC_2.39 not found); it may need a newer system than the sandbox's image");
        assertThat(toolchains.list()).isEmpty();
    }

    @Test
    void aPathMayBeginAtTheUsersFolderOrHere() {
        assertThat(ToolchainSpec.parse("path:~/x").text()).isEqualTo("path:" + System.getProperty("user.home") + "/x");
        assertThat(ToolchainSpec.parse("path:a/../b").text()).isEqualTo("path:" + Path.of("b").toAbsolutePath());
    }

    @Test
    void theHashSeesNamesContentProgramsAndLinks() throws IOException {
        Path tree = Files.createDirectories(folder.resolve("tree"));
        Path file = Files.writeString(tree.resolve("a"), "1");
        Files.createSymbolicLink(tree.resolve("link"), Path.of("nowhere"));
        String before = new HashContent(tree).full();
        Files.setLastModifiedTime(file, FileTime.from(Instant.EPOCH));
        assertThat(new HashContent(tree).full()).isEqualTo(before);
        Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("rwxr-xr-x"));
        String executable = new HashContent(tree).full();
        Files.move(file, tree.resolve("b"));
        String moved = new HashContent(tree).full();
        Files.writeString(tree.resolve("b"), "2");
        assertThat(List.of(before, executable, moved, new HashContent(tree).full())).doesNotHaveDuplicates();
    }

    private Toolchains toolchains(String script) {
        return new Toolchains(folder.resolve("toolchains"), List.of("sh", "-c", script, "script"), this::answer);
    }

    private SandboxProbe.Answer answer(List<String> command, Path sysroot) {
        asked.add(String.join(" ", command));
        assertThat(sysroot.resolve(command.getFirst())).isExecutable();
        return new SandboxProbe.Answer(true,
                command.getFirst().equals("bin/cargo") ? "cargo 1.65.0\n" : "rustc 1.63.0\nrelease: 1.63.0\n", "");
    }

    private Path sysroot(String name) throws IOException {
        Path sysroot = folder.resolve(name);
        Files.createDirectories(sysroot.resolve("bin"));
        Path rustc = Files.writeString(sysroot.resolve("bin/rustc"), "rustc");
        Files.setPosixFilePermissions(rustc, PosixFilePermissions.fromString("rwxr-xr-x"));
        return sysroot;
    }
}
