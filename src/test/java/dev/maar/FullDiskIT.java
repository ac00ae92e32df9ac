package dev.maar;

import static org.assertj.core.api.Assertions.assertThat;

import dev.maar.store.Database;
import dev.maar.store.RunStore;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// Fills the disk of the work folder in the middle of a run.
final class FullDiskIT {
    @TempDir
    private Path folder;

    private Path disk = Path.of("unused");

    @BeforeEach
    void mountSmallDisk() throws Exception {
        Path image = folder.resolve("image");
        disk = Files.createDirectory(folder.resolve("disk"));
        host("truncate", "--size", "400M", image.toString());
        host("mkfs.ext4", "-q", "-F", image.toString());
        host("mount", "-o", "loop", image.toString(), disk.toString());
    }

    @AfterEach
    void unmountIt() throws Exception {
        host("umount", "--lazy", disk.toString());
    }

    @Test
    void theRunEndsWithOneLineAndIsFinishedWhenThereIsSpace() throws Exception {
        TestMaar maar = TestMaar.at(Files.createDirectory(disk.resolve("work")));
        Path ballast = disk.resolve("ballast");

        try (var process = MaarProcess.start(maar, Map.of(), "run",
                "path:" + TestMaar.sharedSysroot(TestMaar.OLD), "path:" + TestMaar.sharedSysroot(TestMaar.NEW),
                "--crates", "local:" + TestMaar.HOME.resolve("src/test/crates"), "--name", "full", "--mode",
                "check-only", "--jobs", "2")) {
            process.await("[1/7]");
            fill(ballast);

            assertThat(process.status()).as(process.err()).isEqualTo(3);
            assertThat(process.err().lines().filter(line -> line.contains("space"))).singleElement()
                    .asString()
                    .contains("no space is left", "free some");
            assertThat(process.err()).contains("go on with: maar resume full");
        }
        maar.assertNothingIsLeft();

        Files.delete(ballast);
        assertThat(maar.run("resume", "full")).as(maar.err()).isZero();
        try (Database database = maar.database()) {
            assertThat(database.runs().integrity("full")).isEqualTo(new RunStore.Integrity(0, 0));
        }
        assertThat(maar.outcomes("full").values()).hasSize(7).noneMatch(outcomes -> outcomes.contains("error"));
        maar.assertNothingIsLeft();
    }

    private static void fill(Path file) throws IOException {
        byte[] zeros = new byte[1 << 20];
        try (OutputStream output = Files.newOutputStream(file)) {
            while (Files.getFileStore(file).getUsableSpace() > 0) {
                output.write(zeros);
            }
        } catch (IOException e) {
            assertThat(e).hasMessageContaining("No space left");
        }
    }

    private static void host(String... words) throws IOException, InterruptedException {
        assertThat(new ProcessBuilder(words).inheritIO().start().waitFor()).isZero();
    }
}
