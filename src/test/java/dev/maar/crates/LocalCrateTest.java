package dev.maar.crates;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class LocalCrateTest {
    @TempDir
    Path work;

    private Path crate = Path.of("");
    private Path copy = Path.of("");

    @BeforeEach
    void makeCrate() throws IOException {
        crate = Files.createDirectory(work.resolve("crate"));
        copy = work.resolve("copy");
        write("Cargo.toml");
    }

    @Test
    void leavesOutTheTopTargetAndGitAlone() throws IOException {
        write("target/debug/x");
        write(".git/HEAD");
        write("src/target/kept");
        assertThat(copy(PackageLimits.usual())).isEqualTo(new Sources.Ready(copy));
        assertThat(copy.resolve("Cargo.toml")).exists();
        assertThat(copy.resolve("src/target/kept")).exists();
        assertThat(copy.resolve("target")).doesNotExist();
        assertThat(copy.resolve(".git")).doesNotExist();
    }

    @Test
    void keepsLinksInsideEvenAbsoluteOrDanglingOnes() throws IOException {
        Files.createSymbolicLink(crate.resolve("relative"), Path.of("Cargo.toml"));
        Files.createSymbolicLink(crate.resolve("absolute"), crate.resolve("Cargo.toml"));
        Files.createSymbolicLink(crate.resolve(".#lock"), Path.of("user@machine.1234"));
        assertThat(copy(PackageLimits.usual())).isInstanceOf(Sources.Ready.class);
        assertThat(Files.readSymbolicLink(copy.resolve("absolute"))).isEqualTo(Path.of("Cargo.toml"));
        assertThat(copy.resolve("relative")).hasContent("Cargo.toml");
    }

    @Test
    void refusesLinksThatLeaveTheCrate() throws IOException {
        write("../secret");
        Path link = Files.createSymbolicLink(crate.resolve("link"), Path.of("../secret"));
        assertRefused("link is a link to something outside");
        Files.delete(link);
        Files.createSymbolicLink(link, Path.of("/etc/passwd"));
        assertRefused("link is a link to /etc/passwd, which is outside");
        Files.delete(link);
    }

    @Test
    void refusesWhatIsTooLarge() throws IOException {
        write("a");
        write("b");
        assertThat(copy(new PackageLimits(1_000, 2, 100, 20, 0))).asString().contains("more than 2 files and folders");
        PartialFiles.deleteTree(copy);
        assertThat(copy(new PackageLimits(5, 100, 100, 20, 0))).asString().contains("more than 5 bytes");
    }

    private void assertRefused(String reason) throws IOException {
        assertThat(copy(PackageLimits.usual())).isInstanceOfSatisfying(Sources.Refused.class,
                refused -> assertThat(refused.reason()).contains(crate.toString()).contains(reason));
        PartialFiles.deleteTree(copy);
    }

    private Sources copy(PackageLimits limits) {
        return new LocalCrate(crate, limits).copyTo(copy);
    }

    private void write(String path) throws IOException {
        Path file = crate.resolve(path).normalize();
        Files.createDirectories(file.resolve("..").normalize());
        Files.writeString(file, String.valueOf(file.getFileName()));
    }
}
