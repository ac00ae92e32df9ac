package dev.maar.experiment;

import static org.assertj.core.api.Assertions.assertThat;

import dev.maar.crates.CrateId;
import dev.maar.outcome.Standing;
import dev.maar.toolchain.Toolchain;
import dev.maar.toolchain.ToolchainSpec;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

final class MatrixTest {

    @Test
    void theOldestGoesByReleaseAndNotByTheOrderGiven() {
        Matrix matrix = matrix(List.of("1.96.0", "1.63.0", "1.85.1"), "PFP", "P-P", "PPP");
        assertThat(matrix.answer())
                .isEqualTo("The oldest compiler on which all 3 crates build is 1.85.1 (debian:c).");
        assertThat(matrix.best()).hasValue(2);
        Matrix.Row row = matrix.differing()
                .stream()
                .filter(one -> one.crate().name().equals("c0"))
                .findFirst()
                .orElseThrow();
        assertThat(row.firstPass()).hasValue(0);
        assertThat(matrix.oldestPass(row)).hasValue(2);
    }

    @Test
    void releasesAreNumbersAndANightlyIsOlderThanItsRelease() {
        assertThat(matrix(List.of("1.100.0", "1.99.0"), "PP").best()).hasValue(1);
        assertThat(matrix(List.of("1.96.0", "1.96.0-nightly 2026-03-01"), "PP").best()).hasValue(1);
        assertThat(matrix(List.of("1.96.0-nightly 2026-03-02", "1.96.0-nightly 2026-03-01"), "PP").best()).hasValue(1);
        assertThat(matrix(List.of("1.96.0", "1.96.0"), "PP").best()).hasValue(0);
    }

    @Test
    void whereNoCompilerBuildsAllTheOneThatBuildsMostIsNamed() {
        assertThat(matrix(List.of("1.63.0", "1.96.0"), "PF", "PP", "FP", "TT", "PF", "FF", "--").answer()).isEqualTo(
                "No one compiler builds all of the 5 crates that build at all: 1.63.0 (debian:a) builds 4, the most."
                        + " 1 crate builds under none. 1 crate was not tried.");
        assertThat(matrix(List.of("1.63.0", "1.96.0"), "PP", "FF", "FF").answer()).isEqualTo(
                "The oldest compiler on which the one crate that builds at all does is 1.63.0 (debian:a)."
                        + " 2 crates build under none.");
        assertThat(matrix(List.of("1.63.0", "1.96.0"), "PP").answer())
                .isEqualTo("The oldest compiler on which the crate builds is 1.63.0 (debian:a).");
        assertThat(matrix(List.of("1.63.0", "1.96.0"), "F-").answer())
                .isEqualTo("No crate builds under any of these compilers.");
        assertThat(matrix(List.of("1.63.0", "1.96.0")).answer()).isEqualTo("No crates.");
    }

    @Test
    void whatComesAndGoesDoesNotCountAsBuilding() {
        Matrix matrix = matrix(List.of("1.63.0", "1.85.1", "1.96.0"), "VPP", "PPP");
        assertThat(matrix.builds(0)).isOne();
        assertThat(matrix.best()).hasValue(1);
    }

    @Test
    void cratesThatDifferStandTogetherByWhatTheyPass() {
        Matrix matrix = matrix(List.of("1.96.0", "1.63.0"), "PF", "PP", "FP", "PF", "FF");
        assertThat(matrix.differing()).extracting(row -> row.crate().name()).containsExactly("c2", "c0", "c3");
    }

    /// A letter is a standing under one toolchain: Passes, Tests fail, build Varies, Fails, - untried.
    private static Matrix matrix(List<String> releases, String... crates) {
        List<Toolchain> toolchains = new ArrayList<>();
        for (String release : releases) {
            String[] words = release.split(" ", -1);
            toolchains.add(new Toolchain(
                    ToolchainSpec.parse("debian:" + (char) ('a' + toolchains.size())),
                    Path.of("/x"), words.length == 1 ? "rustc" : "rustc\ncommit-date: " + words[1], words[0], "", true,
                    ""));
        }
        List<Matrix.Row> rows = new ArrayList<>();
        for (String crate : crates) {
            rows.add(new Matrix.Row(new CrateId.Registry("c" + rows.size(), "1.0.0"),
                    crate.chars().mapToObj(MatrixTest::standing).toList()));
        }
        return Matrix.of(toolchains, rows);
    }

    private static Standing standing(int letter) {
        return switch (letter) {
            case 'P' -> Standing.PASSES;
            case 'T' -> Standing.TESTS_FAIL;
            case 'V' -> Standing.BUILD_VARIES;
            case 'F' -> Standing.FAILS;
            default -> Standing.UNTRIED;
        };
    }
}
