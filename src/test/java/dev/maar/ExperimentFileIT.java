package dev.maar;

import static org.assertj.core.api.Assertions.assertThat;

import dev.maar.crates.LoopbackRegistry;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/// Runs an experiment, writes it as a file, and runs that.
final class ExperimentFileIT {
    private static final Path LOCAL = TestMaar.HOME.resolve("src/test/crates/quirks/half-written");

    private final LoopbackRegistry registry = new LoopbackRegistry();
    private TestMaar maar;
    private Path file;

    @BeforeEach
    void runOne() throws Exception {
        maar = TestMaar.withToolchains("experiment-file");
        registry.publish("one", "1.0.0");
        registry.publish("two", "1.0.0");
        registry.publish("skipped", "1.0.0");
        Path quirks = Files.writeString(maar.work().resolve("quirks.toml"), """
                [[crate]]
                name = "skipped"
                skip = true
                reason = "it \\"is\\" so \\\\"
                """);
        assertThat(maar.run("run", TestMaar.OLD, TestMaar.NEW, "--crates", "list:one,two,skipped", "--crates",
                "local:" + LOCAL, "--exclude", "list:two", "--mode", "check-only", "--name", "first", "--jobs", "2",
                "--quirks", quirks.toString(), "--set", "registry-index=" + registry.index(), "--set",
                "sandbox.memory=600M", "--set", "confirm.attempts=1")).as(maar.err()).isZero();
        assertThat(maar.run("show", "first", "--toml")).as(maar.err()).isZero();
        file = Files.writeString(maar.work().resolve("first.toml"), maar.out());
    }

    @AfterEach
    void closeRegistry() {
        registry.close();
    }

    @Test
    void theFileMakesAnEqualExperimentThoughTheRegistryHasNewerVersions() throws Exception {
        registry.publish("one", "1.0.1");

        assertThat(maar.run("run", "--from", file.toString(), "--name", "second", "--jobs", "2", "--locked"))
                .as(maar.err())
                .isZero();

        assertThat(maar.outcomes("second")).isEqualTo(maar.outcomes("first"))
                .containsOnlyKeys("one-1.0.0", "skipped-1.0.0", "half-written (local)");
        assertThat(maar.results("second").path("experiment").path("limits"))
                .isEqualTo(maar.results("first").path("experiment").path("limits"));
        assertThat(maar.run("show", "second", "--toml")).isZero();
        assertThat(maar.out()).isEqualTo(Files.readString(file).replace("name = \"first\"", "name = \"second\""));
        maar.assertNothingIsLeft();
    }

    @Test
    void anotherCompilerOrImageIsToldOrRefused() throws Exception {
        String text = Files.readString(file)
                .replace("release = \"1.63.0\"", "release = \"1.62.9\"")
                .replace("image-digest = \"sha256:", "image-digest = \"sha256:0");
        Files.writeString(file, text);

        assertThat(maar.run("run", "--from", file.toString(), "--name", "locked", "--locked")).isEqualTo(2);
        assertThat(maar.err()).contains("first.toml: the sandbox image is sha256:", "without --locked");
        assertThat(maar.run("list")).isZero();
        assertThat(maar.out()).doesNotContain("locked");

        assertThat(maar.run("run", "--from", file.toString(), "--name", "told", "--jobs", "2")).as(maar.err())
                .isZero();
        assertThat(maar.err()).contains(
                "maar: warning: " + file + ": the sandbox image is sha256:",
                "toolchain debian:bookworm is rustc 1.63.0 here, and was 1.62.9");
        assertThat(maar.outcomes("told")).isEqualTo(maar.outcomes("first"));
    }
}
