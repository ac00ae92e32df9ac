package dev.maar.crates;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Arrays;
import java.util.List;
import org.apache.commons.compress.archivers.tar.TarConstants;
import org.assertj.core.api.AbstractThrowableAssert;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

final class UnpackerTest {
    private static final PackageLimits SMALL = new PackageLimits(200_000, 20, 100, 20, 50_000);

    @TempDir
    Path work;

    @Test
    void unpacksFilesWithPlainModes() throws Exception {
        Path root = unpack(new CrateArchive().folder("a-1.0.0")
                .file("a-1.0.0/Cargo.toml", "x", 04644)
                .file("a-1.0.0/deep/er/build.sh", "y", 06777)
                .file("a-1.0.0/ünï/f", "z", 0));
        assertThat(root.resolve("Cargo.toml")).hasContent("x");
        assertThat(mode(root.resolve("Cargo.toml"))).isEqualTo("rw-r--r--");
        assertThat(mode(root.resolve("deep/er/build.sh"))).isEqualTo("rwxr-xr-x");
        assertThat(mode(root.resolve("deep"))).isEqualTo("rwxr-xr-x");
        assertThat(mode(root.resolve("ünï/f"))).isEqualTo("rw-r--r--");
    }

    @Test
    void keepsALinkToSomethingInside() throws Exception {
        Path root = unpack(
                new CrateArchive().symbolicLink("a-1.0.0/src/link", "../Cargo.toml").file("a-1.0.0/Cargo.toml", "x"));
        assertThat(root.resolve("src/link")).isSymbolicLink().hasContent("x");
    }

    @ParameterizedTest
    @ValueSource(strings = {"../../outside", "/etc/passwd", "nowhere", "..", "link", "../a-1.0.0-other"})
    void refusesALinkToAnythingElse(String target) {
        refused(new CrateArchive().symbolicLink("a-1.0.0/link", target))
                .hasMessageContaining("\"a-1.0.0/link\" is a link to " + target);
    }

    @Test
    void refusesALinkThatLeavesThroughAnother() {
        // By its text alone, "m" stays inside: but "l" is a short cut up the tree.
        refused(new CrateArchive().folder("a-1.0.0/top")
                .symbolicLink("a-1.0.0/x/y/z/l", "../../../top")
                .symbolicLink("a-1.0.0/m", "x/y/z/l/../.."))
                .hasMessageContaining("\"a-1.0.0/m\" is a link");
    }

    @Test
    void writesNothingThroughALink() {
        refused(new CrateArchive().symbolicLink("a-1.0.0/link", "../..").file("a-1.0.0/link/evil", "x"))
                .hasMessageContaining("lies below link, which is no folder");
        assertThat(work.resolve("evil")).doesNotExist();
    }

    @ParameterizedTest
    @CsvSource({"a-1.0.0/../evil,leads out", "../evil,leads out", "/a-1.0.0/evil,absolute",
            "evil,outside the package's folder",
            "a-1.0.0-x/evil,outside the package's folder", "./a-1.0.0/evil,outside the package's folder",
            "a-1.0.0,takes the place"})
    void refusesANameThatIsNotInThePackagesFolder(String name, String reason) {
        refused(new CrateArchive().file(name, "x")).hasMessageContaining(reason).hasMessageContaining("a-1.0.0.crate");
        assertThat(work.resolve("evil")).doesNotExist();
    }

    @Test
    void refusesLongNamesAndNamesOfOtherAlphabetsBroken() {
        refused(new CrateArchive().file("a-1.0.0/" + "d/".repeat(60) + "f", "")).hasMessageContaining("more than 100");
        refused(new CrateArchive().file("a-1.0.0/x\uFFFDy", "")).hasMessageContaining("not UTF-8");
    }

    @Test
    void refusesWhatIsNoFile() {
        refused(new CrateArchive().hardLink("a-1.0.0/h", "/etc/passwd")).hasMessageContaining("is a hard link");
        refused(new CrateArchive().special("a-1.0.0/d", TarConstants.LF_CHR)).hasMessageContaining("is a device");
        refused(new CrateArchive().special("a-1.0.0/d", TarConstants.LF_BLK)).hasMessageContaining("is a device");
        refused(new CrateArchive().special("a-1.0.0/p", TarConstants.LF_FIFO)).hasMessageContaining("is a named pipe");
        refused(new CrateArchive().special("a-1.0.0/o", (byte) 'Z')).hasMessageContaining("is neither");
    }

    @Test
    void refusesAnEntryThatIsThereTwice() {
        refused(new CrateArchive().file("a-1.0.0/f", "1").file("a-1.0.0/./f", "2"))
                .hasMessageContaining("is there twice");
        refused(new CrateArchive().file("a-1.0.0/f", "1").file("a-1.0.0/f/g", "2"))
                .hasMessageContaining("lies below f");
    }

    @Test
    void refusesTooManyEntriesEvenImpliedOnes() {
        refused(new CrateArchive().file("a-1.0.0/1/2/3/4/5/6/7/8/9/10/11/12/13/14/15/16/17/18/19/20/f", ""))
                .hasMessageContaining("more than 20 files and folders");
    }

    @Test
    void refusesABomb() {
        refused(new CrateArchive().file("a-1.0.0/bomb", "0".repeat(100_000)))
                .hasMessageContaining("more than 50000 bytes");
        refused(new CrateArchive().file("a-1.0.0/1", "0".repeat(30_000)).file("a-1.0.0/2", "0".repeat(30_000)))
                .hasMessageContaining("more than 50000 bytes");
    }

    @Test
    void refusesHeadersThatWouldFillTheMemory() {
        byte[] archive = new CrateArchive().longName("0".repeat(3_000_000)).file("a-1.0.0/f", "").bytes();
        refused(archive, PackageLimits.usual()).hasMessageContaining("headers of more than a mebibyte");
    }

    @Test
    void refusesAnArchiveThatIsCutShortAnywhere() throws IOException {
        byte[] whole = new CrateArchive().file("a-1.0.0/Cargo.toml", "x".repeat(3000)).bytes();
        for (int length : List.of(0, 5, 20, whole.length / 2, whole.length - 9, whole.length - 1)) {
            refused(Arrays.copyOf(whole, length), SMALL).hasMessageContaining("truncated or broken");
            PartialFiles.deleteTree(work.resolve("out"));
        }
    }

    @Test
    void refusesWhatIsNoArchive() {
        refused("<html>".getBytes(StandardCharsets.UTF_8), SMALL)
                .hasMessageContaining("truncated or broken");
    }

    private Path unpack(CrateArchive archive) throws Exception {
        Path file = Files.write(work.resolve("a-1.0.0.crate"), archive.bytes());
        Path out = work.resolve("out");
        new Unpacker(SMALL).unpack(file, "a-1.0.0", out);
        return out;
    }

    private AbstractThrowableAssert<?, ? extends Throwable> refused(CrateArchive archive) {
        return refused(archive.bytes(), SMALL);
    }

    private AbstractThrowableAssert<?, ? extends Throwable> refused(byte[] archive, PackageLimits limits) {
        return assertThatThrownBy(() -> {
            PartialFiles.deleteTree(work.resolve("out"));
            Path file = Files.write(work.resolve("a-1.0.0.crate"), archive);
            new Unpacker(limits).unpack(file, "a-1.0.0", work.resolve("out"));
        }).isInstanceOf(ArchiveRefused.class);
    }

    private static String mode(Path path) throws IOException {
        return PosixFilePermissions.toString(Files.getPosixFilePermissions(path));
    }
}
