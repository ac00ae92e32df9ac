package dev.maar;

import static org.assertj.core.api.Assertions.assertThat;

import dev.maar.toolchain.DistServer;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.stream.Stream;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/// Installs toolchains by the real rustup from a server of the test's own; their programs are scripts.
final class RustupIT {
    private final DistServer server = new DistServer();
    private TestMaar maar;

    @BeforeEach
    void makeWorkFolder() throws Exception {
        maar = TestMaar.empty("rustup");
        server.release("stable", "1.97.0", "2026-05-19");
        server.release("nightly-2026-05-19", "1.99.0-nightly", "2026-05-19");
    }

    @AfterEach
    void stopServer() {
        server.close();
    }

    @Test
    void aReleaseIsInstalledOnceAndNothingOfItIsRunOnTheHost() throws Exception {
        assertThat(maar("toolchain", "install", "stable")).as(err()).isZero();
        assertThat(maar.out()).contains("rustc 1.97.0 (aaaaaaaaa 2026-05-18)", "cargo 1.97.0", "release of 2026-05-19",
                "content-hash: ");
        assertThat(maar("toolchain", "install", "nightly-2026-05-19")).as(err()).isZero();
        assertThat(maar.out()).contains("release: 1.99.0-nightly");
        assertThat(maar("toolchain", "install", "nightly-2026-05-19")).isZero();
        assertThat(err()).isEmpty();
        assertThat(maar("toolchain", "list")).isZero();
        assertThat(maar.out().lines()).hasSize(3)
                .anySatisfy(line -> assertThat(line).startsWith("stable").contains("1.97.0"));
        assertThat(ran()).isEmpty();
        assertThat(maar("toolchain", "remove", "stable")).isZero();
        assertThat(maar.work().resolve("toolchains/rustup_stable")).doesNotExist();
    }

    @Test
    void aNameThatMovesIsInstalledAnewWhenItIsAskedFor() throws Exception {
        assertThat(maar("toolchain", "install", "stable")).as(err()).isZero();
        server.release("stable", "1.98.0", "2026-07-01");
        assertThat(maar("run", "stable", "stable+rustflags=-Zx", "--crates", crate(), "--name", "kept", "--mode",
                "check-only")).isZero();
        assertThat(err()).contains("stable is rustc 1.97.0 (aaaaaaaaa 2026-05-18), the release of 2026-05-19");
        assertThat(maar("toolchain", "install", "stable")).as(err()).isZero();
        assertThat(maar.out()).contains("release: 1.98.0", "release of 2026-07-01");
        assertThat(homes("stable")).hasSize(1);
        assertThat(maar("resume", "kept")).isEqualTo(2);
        assertThat(err()).contains("toolchain stable is not what it was");
    }

    @Test
    void aTargetIsAddedAndOneThatThereIsNotIsNamed() throws Exception {
        String wasm = "stable+target=" + DistServer.OTHER_TARGET;
        assertThat(maar("toolchain", "install", wasm)).as(err()).isZero();
        Path home = homes("stable").getFirst();
        assertThat(home.resolve("toolchains/stable-" + DistServer.HOST + "/lib/rustlib/" + DistServer.OTHER_TARGET))
                .isDirectory();
        assertThat(maar("toolchain", "install", "nightly-2026-05-19+target=wasm99")).isEqualTo(2);
        assertThat(err().lines().toList().getLast()).endsWith("does not support target 'wasm99'");
        assertThat(maar("toolchain", "list")).isZero();
        assertThat(maar.out().lines()).hasSize(3);
        assertThat(ran()).isEmpty();
    }

    @Test
    void whatCannotBeInstalledIsOneLineAndLeavesNothing() throws Exception {
        assertThat(maar("toolchain", "install", "nightly-2026-05-20")).isEqualTo(2);
        assertThat(said()).startsWith("maar: rustup's server has no toolchain 'nightly-2026-05-20': expected stable,");

        server.spoil("/dist/2026-05-19/cargo-1.97.0-" + DistServer.HOST + ".tar.xz");
        assertThat(maar("toolchain", "install", "stable")).isEqualTo(3);
        assertThat(said()).startsWith("maar: what was downloaded for the toolchain stable is not what its hash says (")
                .contains("/cargo-1.97.0-" + DistServer.HOST + ".tar.xz)");

        server.remove("/dist/2026-05-19/cargo-1.97.0-" + DistServer.HOST + ".tar.xz");
        assertThat(maar("toolchain", "install", "stable")).isEqualTo(3);
        assertThat(said()).startsWith("maar: a file of the toolchain stable is not on rustup's server: ");

        server.spoil("/dist/channel-rust-stable.toml");
        assertThat(maar("toolchain", "install", "stable")).isEqualTo(3);
        assertThat(said()).contains("is not what its hash says (", "/channel-rust-stable.toml)");

        assertThat(homes("stable")).isEmpty();
        assertThat(maar("toolchain", "list")).isZero();
        assertThat(maar.out()).isEmpty();

        assertThat(maar.runWith(Map.of("RUSTUP_DIST_SERVER", "http://127.0.0.1:1"), "toolchain", "install", "beta"))
                .isEqualTo(3);
        assertThat(said()).startsWith("maar: cannot install the toolchain beta: ").contains("RUSTUP_DIST_SERVER");
    }

    @Test
    void anInstallationThatIsKilledIsBegunAnew() throws Exception {
        server.slow("rustc-1.97.0");
        try (MaarProcess process = MaarProcess.start(maar, environment(), "toolchain", "install", "stable")) {
            process.await("installing the toolchain stable");
            Path entry = maar.work().resolve("toolchains/rustup_stable");
            await(process,
                    () -> homes("stable").stream().anyMatch(home -> Files.isDirectory(home.resolve("downloads"))));
            process.killWithTools();
            assertThat(entry.resolve("toolchain.json")).doesNotExist();
        }
        assertThat(maar("toolchain", "list")).isZero();
        assertThat(maar.out()).isEmpty();

        server.slow("none");
        assertThat(maar("toolchain", "install", "stable")).as(err()).isZero();
        assertThat(homes("stable")).hasSize(1);
        assertThat(maar.out()).contains("release: 1.97.0");
    }

    @Test
    void anInstallationThatIsToldToEndTakesAwayWhatItMade() throws Exception {
        server.slow("rustc-1.97.0");
        try (MaarProcess process = MaarProcess.start(maar, environment(), "toolchain", "install", "stable")) {
            process.await("installing the toolchain stable");
            await(process, () -> !homes("stable").isEmpty());
            process.tellToEnd();
            assertThat(process.status()).isEqualTo(130);
        }
        assertThat(homes("stable")).isEmpty();
    }

    private int maar(String... arguments) {
        return maar.runWith(environment(), arguments);
    }

    private Map<String, String> environment() {
        return Map.of("RUSTUP_DIST_SERVER", server.address());
    }

    private String err() {
        return maar.err();
    }

    /// The last line of standard error; those before are progress.
    private String said() {
        List<String> lines = err().lines().toList();
        assertThat(lines.subList(0, lines.size() - 1)).allMatch(line -> line.endsWith("..."));
        return lines.getLast();
    }

    private String crate() {
        return "local:" + TestMaar.HOME.resolve("src/test/crates/passes");
    }

    private static void await(MaarProcess process, Callable<Boolean> moment) {
        Awaitility.await()
                .pollInterval(Duration.ofMillis(20))
                .failFast(() -> assertThat(process.isAlive()).as(process.err()).isTrue())
                .until(moment);
    }

    private List<Path> homes(String name) throws IOException {
        Path entry = maar.work().resolve("toolchains/rustup_" + name);
        try (Stream<Path> files = Files.isDirectory(entry) ? Files.list(entry) : Stream.empty()) {
            return files.filter(file -> file.getFileName().toString().startsWith("rustup-")).toList();
        }
    }

    /// The traces of programs that were run outside of a sandbox.
    private List<Path> ran() throws IOException {
        try (Stream<Path> files = Files.walk(maar.work().resolve("toolchains"))) {
            return files.filter(file -> file.endsWith("was-run")).toList();
        }
    }
}
