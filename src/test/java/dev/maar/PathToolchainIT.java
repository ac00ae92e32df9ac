package dev.maar;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.entry;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/// Builds with toolchains that lie in some folder, one of them without a cargo of its own.
final class PathToolchainIT {
    private static final String CRATES = "local:" + TestMaar.HOME.resolve("src/test/crates/lint-grew");

    private TestMaar maar;

    @BeforeEach
    void makeWorkFolder() throws Exception {
        maar = TestMaar.withToolchains("path");
    }

    @Test
    void aFolderWithoutCargoIsBuiltWithTheBaselines() throws Exception {
        Path old = TestMaar.sharedSysroot(TestMaar.OLD);
        Path stage1 = withoutCargo(TestMaar.sharedSysroot(TestMaar.NEW));

        int status = maar.run("run", "path:" + old, "path:" + stage1, "--crates", CRATES, "--name", "stage1", "--mode",
                "check-only");

        assertThat(status).as(maar.err()).isZero();
        assertThat(maar.outcomes("stage1")).containsOnly(entry("lint-grew (local)", List.of("regressed", "test-pass",
                "build-fail:compiler-error(mismatched_lifetime_syntaxes)")));
        assertThat(maar.results("stage1").at("/experiment/toolchains/1/cargo").isNull()).isTrue();
        assertThat(maar.report("stage1").resolve("index.html")).content()
                .contains("no cargo of its own: the baseline&#39;s was used");
        maar.assertNothingIsLeft();
    }

    /// A compiler's own stage1 has no cargo; here it is another folder of the same files.
    private Path withoutCargo(Path sysroot) throws IOException {
        Path copy = maar.work().resolve("stage1");
        try (Stream<Path> files = Files.walk(sysroot)) {
            for (Path file : files.filter(file -> !file.endsWith("bin/cargo")).toList()) {
                Path place = copy.resolve(sysroot.relativize(file).toString());
                if (Files.isSymbolicLink(file)) {
                    Files.createSymbolicLink(place, Files.readSymbolicLink(file));
                } else if (Files.isDirectory(file)) {
                    Files.createDirectories(place);
                } else {
                    Files.createLink(place, file);
                }
            }
        }
        return copy;
    }

    @Test
    void aFolderThatIsNoSysrootIsRefusedBeforeAnythingIsStored() throws Exception {
        Path build = Files.createDirectories(maar.work().resolve("build/stage1/lib"));

        int status = maar.run("run", TestMaar.OLD, "path:" + build, "--crates", CRATES, "--name", "refused");

        assertThat(status).isEqualTo(2);
        assertThat(maar.err().lines()).singleElement()
                .asString()
                .contains("path:" + build, "no program bin/rustc", "expected a sysroot");
        assertThat(maar.run("show", "refused")).isEqualTo(2);
    }
}
