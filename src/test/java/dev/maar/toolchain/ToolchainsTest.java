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
import java.util.Set;
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
        assertThatThrownBy(() -> toolchains.install(spec(none), said::add)).isInstanceOf(
                UserError.class)
                .hasMessage("toolchain \"path:" + none + "\": there is no folder " + none
                        + ": expected a sysroot, as \"rustc --print sysroot\" names it");
        sysroot("build/stage1");
        Path build = folder.resolve("build");
        assertThatThrownBy(() -> toolchains.install(spec(build), said::add)).isInstanceOf(
                UserError.class)
                .hasMessage("toolchain \"path:" + build + "\": no program bin/rustc in " + build
                        + ": expected a sysroot,"
                        + " such as a rustup toolchain folder or a compiler build's stage1, did you mean \"path:"
                        + build
                        + "/stage1\"?");
        assertThat(asked).isEmpty();
    }

    @Test
    void specsOfOneSourceShareASysrootAndKeepTheirText() throws Exception {
        Toolchains toolchains = toolchains("mkdir -p \"$3/bin\"; echo x >\"$3/bin/rustc\"; chmod +x \"$3/bin/rustc\"");
        Toolchain plain = toolchains.install(BOOKWORM, said::add);
        ToolchainSpec flagged = ToolchainSpec.parse("debian:bookworm+rustflags=-Zx+cargoflags=--release");
        Toolchain same = toolchains.install(flagged, said::add);
        assertThat(same).isEqualTo(plain.as(flagged, plain.contentHash()));
        assertThat(asked).containsExactly("bin/rustc -vV");
        assertThat(toolchains.list()).containsExactly(plain);
        assertThatThrownBy(() -> toolchains.remove(flagged)).isInstanceOf(UserError.class)
                .hasMessage("toolchain \"debian:bookworm+rustflags=-Zx+cargoflags=--release\": modifiers are not"
                        + " installed, expected \"debian:bookworm\" alone");
    }

    @Test
    void aPatchCountsAsPartOfTheToolchain() throws Exception {
        Toolchains toolchains = toolchains("exit 70");
        Path sysroot = sysroot("stage1");
        Path patch = Files.createDirectories(folder.resolve("mine"));
        ToolchainSpec spec = ToolchainSpec.parse("path:" + sysroot + "+patch=mine=" + patch);
        assertThatThrownBy(() -> toolchains.install(spec, said::add)).isInstanceOf(UserError.class)
                .hasMessage("toolchain \"" + spec.text() + "\": there is no Cargo.toml in " + patch
                        + ": expected the folder of the package mine, which is to take the place of the registry's");
        Files.writeString(patch.resolve("Cargo.toml"), "[package]");
        String before = toolchains.install(spec, said::add).contentHash();
        Files.createDirectories(patch.resolve("target/debug"));
        assertThat(toolchains.install(spec, said::add).contentHash()).isEqualTo(before)
                .isNotEqualTo(toolchains.install(spec(sysroot), said::add).contentHash());
        Files.writeString(patch.resolve("lib.rs"), "");
        assertThat(toolchains.install(spec, said::add).contentHash()).isNotEqualTo(before);
    }

    @Test
    void aPatchFromARepositoryCountsByItsCommit() throws Exception {
        Toolchains toolchains = toolchains("exit 70");
        Path sysroot = sysroot("stage1");
        String start = "path:" + sysroot + "+patch=mine=https://git.example/mine=";
        String one = toolchains.install(ToolchainSpec.parse(start + "1".repeat(40)), said::add).contentHash();
        assertThat(toolchains.install(ToolchainSpec.parse(start + "2".repeat(40)), said::add).contentHash())
                .isNotEqualTo(one);
        assertThat(toolchains.install(ToolchainSpec.parse(start + "1".repeat(40)), said::add).contentHash())
                .isEqualTo(one);
    }

    @Test
    void aTargetWithoutALibraryIsNamed() throws Exception {
        Path sysroot = sysroot("stage1");
        ToolchainSpec musl = ToolchainSpec.parse("path:" + sysroot + "+target=x86_64-unknown-linux-musl");
        assertThatThrownBy(() -> Toolchains.check(musl)).isInstanceOf(UserError.class)
                .hasMessage("toolchain \"" + musl.text() + "\": it has no standard library for the target"
                        + " x86_64-unknown-linux-musl; add it there, for example with \"rustup target add\"");
        Toolchains toolchains = toolchains("mkdir -p \"$3/bin\"; echo x >\"$3/bin/rustc\"; chmod +x \"$3/bin/rustc\"");
        assertThatThrownBy(
                () -> toolchains.install(ToolchainSpec.parse("debian:bookworm+target=wasm32-wasip1"), said::add))
                .isInstanceOf(UserError.class)
                .hasMessage(
                        "toolchain \"debian:bookworm+target=wasm32-wasip1\": it has no standard library for the target"
                                + " wasm32-wasip1; Debian's compiler packages have the machine's own; a rustup toolchain can be had with others");
        Path library = Files.createDirectories(sysroot.resolve("lib/rustlib/x86_64-unknown-linux-musl/lib"));
        Files.createFile(library.resolve("libcore-1.rlib"));
        Toolchain whole = toolchains.install(musl, said::add);
        assertThat(whole.spec()).isEqualTo(musl);
        assertThatThrownBy(() -> toolchains.install(spec(sysroot), Set.of(Component.CLIPPY), said::add))
                .isInstanceOf(UserError.class)
                .hasMessageContaining("it has no bin/cargo-clippy, which this needs");
    }

    @Test
    void aCompilerThatDoesNotRunIsNamedWithItsReason() throws IOException {
        var toolchains = new Toolchains(folder.resolve("toolchains"), installers("false"),
                (_, _) -> new SandboxProbe.Answer(false, "", "\nrustc: GLIBC_2.39 not found\nmore"));
        ToolchainSpec spec = spec(sysroot("new"));
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
        return new Toolchains(folder.resolve("toolchains"), installers("sh", "-c", script, "script"), this::answer);
    }

    private static Installers installers(String... debian) {
        return new Installers(List.of(debian), List.of("false"), new CiBuilds("", (_, _, _) -> false));
    }

    private static ToolchainSpec spec(Path sysroot) {
        return ToolchainSpec.of(new ToolchainSource.Sysroot(sysroot));
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
