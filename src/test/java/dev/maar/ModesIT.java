package dev.maar;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.entry;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/// Lints, documents and fixes the crates of `src/test/crates/modes/` under rustc 1.63.0 and 1.96.0.
final class ModesIT {
    private static final Path CRATES = TestMaar.HOME.resolve("src/test/crates/modes");

    private TestMaar maar;

    @BeforeEach
    void makeWorkFolder() throws Exception {
        maar = TestMaar.withToolchains("modes");
    }

    @Test
    void clippySaysWhatChangedPerLintWhereOneSideDeniesToo() throws Exception {
        run("clippy", "clippy");
        assertThat(maar.outcomes("clippy")).containsOnly(
                entry("both (local)", List.of("test-pass", "test-pass", "test-pass")),
                entry("came (local)", List.of("test-pass", "test-pass", "test-pass")),
                entry("denied (local)", List.of("regressed", "test-pass",
                        "build-fail:compiler-error(clippy::impossible_comparisons)")));
        JsonNode lints = maar.results("clippy").at("/summary/candidates/0/lints");
        assertThat(lints.valueStream().map(lint -> lint.path("lint").asText() + " " + lint.path("more").asInt()))
                .containsExactlyInAnyOrder("clippy::impossible_comparisons 1", "clippy::legacy_numeric_constants 2");
        assertThat(maar.report("clippy").resolve("index.html")).content()
                .contains("Lints that came and went", "clippy::legacy_numeric_constants");
        maar.assertNothingIsLeft();
    }

    @Test
    void rustdocDocumentsLibrariesAsDocsRsDoes() throws Exception {
        run("rustdoc", "rustdoc");
        String broken = "build-fail:compiler-error(rustdoc::broken_intra_doc_links)";
        assertThat(maar.outcomes("rustdoc")).containsOnly(
                entry("as-docs-rs (local)", List.of("test-pass", "test-pass", "test-pass")),
                entry("broken-link (local)", List.of("build-fail", broken, broken)),
                entry("explicit (local)", List.of("regressed", "test-pass",
                        "build-fail:compiler-error(rustdoc::redundant_explicit_links)")),
                entry("no-library (local)", List.of("test-pass", "test-pass", "test-pass")),
                entry("odd-options (local)", List.of("broken", "broken:cargo-toml", "broken:cargo-toml")));
        assertThat(steps("rustdoc", "as-docs-rs")).endsWith("metadata", "doc", "docs.rs");
        assertThat(steps("rustdoc", "no-library")).endsWith("metadata", "doc");
        assertThat(maar.run("log", "rustdoc", "odd-options")).isZero();
        assertThat(maar.out()).contains("Cargo.toml: [package.metadata.docs.rs]: features is no list");
        maar.assertNothingIsLeft();
    }

    @Test
    void fixAppliesWhatTheCompilerSuggestsToACopy() throws Exception {
        String before = Files.readString(CRATES.resolve("fix/applies/src/lib.rs"));
        run("fix", "fix");
        String refused = "build-fail:compiler-error(E0308)";
        assertThat(maar.outcomes("fix")).containsOnly(
                entry("applies (local)", List.of("test-pass", "test-pass", "test-pass")),
                entry("fails (local)", List.of("build-fail", refused, refused)),
                entry("migrates (local)", List.of("test-pass", "test-pass", "test-pass")));
        assertThat(steps("fix", "applies")).endsWith("copy", "metadata", "fix");
        assertThat(maar.run("log", "fix", "applies", TestMaar.OLD)).isZero();
        assertThat(maar.out()).contains("Fixed src/lib.rs (1 fix)");
        assertThat(CRATES.resolve("fix/applies/src/lib.rs")).hasContent(before);
        maar.assertNothingIsLeft();
    }

    @Test
    void fixEditionMigrates() throws Exception {
        run("fix-edition", "fix/migrates");
        assertThat(maar.outcomes("fix-edition"))
                .containsOnly(entry("migrates (local)", List.of("test-pass", "test-pass", "test-pass")));
        assertThat(maar.run("log", "fix-edition", "migrates")).isZero();
        assertThat(maar.out()).contains("cargo fix --edition ", "Migrating ", "Fixed src/lib.rs (1 fix)");
    }

    @Test
    void aToolchainWithoutClippyIsRefusedBeforeAnythingIsStored() throws Exception {
        Path bare = copyWithout("clippy");

        int status = maar.run("run", TestMaar.OLD, "path:" + bare, "--crates", "local:" + CRATES.resolve("clippy"),
                "--mode", "clippy", "--name", "bare");

        assertThat(status).isEqualTo(2);
        assertThat(maar.err().lines()).last()
                .asString()
                .contains("path:" + bare + "\": it has no bin/cargo-clippy, which this needs");
        assertThat(maar.run("show", "bare")).isEqualTo(2);
    }

    @Test
    void withAnothersCargoItIsStillTheToolchainsOwnClippy() throws Exception {
        Path stage = copyWithout("bin/cargo");

        int status = maar.run("run", TestMaar.OLD, "path:" + stage, "--crates",
                "local:" + CRATES.resolve("clippy/came"), "--mode", "clippy", "--name", "stage");

        assertThat(status).as(maar.err()).isZero();
        assertThat(maar.results("stage").at("/experiment/toolchains/1/cargo").isNull()).isTrue();
        assertThat(maar.results("stage").at("/summary/candidates/0/lints/0/lint").asText())
                .isEqualTo("clippy::legacy_numeric_constants");
    }

    /// The newer toolchain, in another folder of the same files, but for those whose paths end so or hold the word in their name.
    private Path copyWithout(String left) throws IOException {
        Path sysroot = TestMaar.sharedSysroot(TestMaar.NEW);
        Path copy = Files.createDirectories(maar.work().resolve("bare"));
        try (Stream<Path> files = Files.walk(sysroot)) {
            for (Path file : files.skip(1).filter(file -> !isLeft(file, left)).toList()) {
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

    private static boolean isLeft(Path file, String left) {
        return file.endsWith(left) || file.getFileName().toString().contains(left);
    }

    private void run(String mode, String crates) {
        int status = maar.run("run", TestMaar.OLD, TestMaar.NEW, "--crates", "local:" + CRATES.resolve(crates),
                "--name",
                mode, "--mode", mode, "--jobs", "2", "--set", "confirm.attempts=2", "--set",
                "confirm.chance-attempts=2");
        assertThat(status).as(maar.err()).isZero();
    }

    private List<String> steps(String experiment, String crate) throws IOException {
        for (JsonNode one : maar.results(experiment).path("crates")) {
            if (one.path("id").asText().equals("local/" + crate)) {
                return one.at("/runs/0/steps").valueStream().map(step -> step.path("kind").asText()).toList();
            }
        }
        throw new AssertionError("no crate " + crate);
    }
}
