package dev.maar;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.entry;

import dev.maar.crates.CrateArchive;
import dev.maar.crates.LoopbackRegistry;
import dev.maar.experiment.CrateRuns;
import dev.maar.outcome.StepResult;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import okio.ByteString;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/// Runs crates of a registry that lets in only who has its token, and looks for that token everywhere afterwards.
final class PrivateRegistryIT {
    private static final String SECRET = "5f4dcc3b5aa765d61d8327deb882cf99";

    private final LoopbackRegistry registry = new LoopbackRegistry();
    private TestMaar maar;

    @BeforeEach
    void publish() throws Exception {
        maar = TestMaar.withToolchains("private-registry");
        registry.wantToken(SECRET);
        registry.publish("leaf", "1.0.0");
        publishTells();
    }

    @AfterEach
    void stop() {
        registry.close();
    }

    @Test
    void theTokenOpensTheRegistryAndIsNowhereElse() throws Exception {
        try (var process = MaarProcess.start(maar, Map.of("MAAR_REGISTRY_TOKEN", SECRET), words())) {
            process.await("report: ");
        }

        assertThat(maar.outcomes("it")).containsOnly(
                entry("leaf-1.0.0", List.of("test-pass", "test-pass", "test-pass")),
                entry("tells-1.0.0", List.of("build-fail", "build-fail:unknown", "build-fail:unknown")));
        assertThat(maar.run("log", "it", "tells")).isZero();
        assertThat(maar.out()).contains("CARGO_PKG_NAME=tells").doesNotContain(SECRET);
        try (Stream<Path> files = Files.walk(maar.work())) {
            assertThat(files.filter(Files::isRegularFile).filter(file -> !file.toString().contains("/toolchains/")))
                    .isNotEmpty()
                    .noneMatch(PrivateRegistryIT::holdsSecret);
        }
        assertThat(environments()).isNotEmpty()
                .allSatisfy(environment -> assertThat(environment.keySet()).isSubsetOf("CARGO_BUILD_JOBS",
                        "CARGO_INCREMENTAL", "CARGO_RESOLVER_INCOMPATIBLE_RUST_VERSIONS",
                        "CARGO_UNSTABLE_SPARSE_REGISTRY", "RUSTC", "RUSTC_BOOTSTRAP", "RUSTDOCFLAGS", "RUSTFLAGS",
                        "RUST_BACKTRACE", "RUST_TEST_THREADS"));
        maar.assertNothingIsLeft();
    }

    @Test
    void aTokenIsAskedForBeforeAnythingIsStored() {
        assertThat(maar.run(words())).isEqualTo(3);
        assertThat(maar.err())
                .contains("wants a token, and none was found, perhaps you should set MAAR_REGISTRY_TOKEN");
        assertThat(maar.run("list")).isZero();
        assertThat(maar.out()).isEmpty();
    }

    private String[] words() {
        return new String[]{"run", TestMaar.OLD, TestMaar.NEW, "--crates", "list:leaf,tells", "--mode", "check-only",
                "--name", "it", "--jobs", "1", "--set", "registry-index=" + registry.index(), "--set",
                "confirm.attempts=1"};
    }

    /// Depends on the other, and prints all that its build script is given.
    private void publishTells() {
        byte[] archive = new CrateArchive()
                .file("tells-1.0.0/Cargo.toml", """
                        [package]
                        name = "tells"
                        version = "1.0.0"
                        [dependencies]
                        leaf = "1"
                        """)
                .file("tells-1.0.0/build.rs", """
                        fn main() {
                            for (name, value) in std::env::vars() {
                                eprintln!("{}={}", name, value);
                            }
                            std::process::exit(1);
                        }
                        """)
                .file("tells-1.0.0/src/lib.rs", "")
                .bytes();
        registry.file("/archives/tells/1.0.0/download", ByteString.of(archive));
        registry.line("tells", """
                {"name":"tells","vers":"1.0.0","deps":[{"name":"leaf","req":"^1","features":[],"optional":false,\
                "default_features":true,"target":null,"kind":"normal"}],"cksum":"%s","features":{},"yanked":false}"""
                .formatted(ByteString.of(archive).sha256().hex()));
    }

    /// What was stored of the environments of all commands.
    private List<Map<String, String>> environments() {
        try (var database = maar.database();
                Stream<CrateRuns> crates = database.runs().of("it")) {
            return crates.flatMap(crate -> crate.attempts().stream())
                    .flatMap(List::stream)
                    .flatMap(attempt -> attempt.steps().stream())
                    .map(StepResult::environment)
                    .toList();
        }
    }

    private static boolean holdsSecret(Path file) {
        try {
            return new String(Files.readAllBytes(file), StandardCharsets.ISO_8859_1).contains(SECRET);
        } catch (IOException e) {
            throw new AssertionError(e);
        }
    }
}
