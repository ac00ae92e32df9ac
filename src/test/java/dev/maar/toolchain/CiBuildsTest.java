package dev.maar.toolchain;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.maar.crates.DownloadFile;
import dev.maar.crates.WebClient;
import dev.maar.problem.EnvironmentError;
import dev.maar.problem.UserError;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// CI builds from a server of the test's own.
final class CiBuildsTest {
    private static final String COMMIT = "0123456789abcdef0123456789abcdef01234567";
    private static final ToolchainSpec MASTER = ToolchainSpec.parse("master#" + COMMIT);
    private static final WebClient WEB = WebClient.from(Map.of("NO_PROXY", "*"), "test", InstantSource.system(),
            new WebClient.Patience(4, 1, Duration.ofMillis(5), Duration.ofSeconds(1), Duration.ofSeconds(10)));

    @TempDir
    private Path folder;

    private final DistServer server = new DistServer();
    private final List<String> said = new ArrayList<>();

    @AfterEach
    void stop() {
        server.close();
    }

    @Test
    void aBuildIsPutTogetherFromItsComponents() throws Exception {
        server.ciBuild(COMMIT);
        Toolchains toolchains = toolchains(server.address() + "/");

        Toolchain toolchain = toolchains.install(MASTER, said::add);

        Path sysroot = folder.resolve("toolchains/ci_" + COMMIT + "/sysroot");
        assertThat(toolchain.sysroot()).isEqualTo(sysroot);
        assertThat(toolchain.release()).isEqualTo("1.99.0-nightly");
        assertThat(sysroot.resolve("bin/rustc")).isExecutable();
        assertThat(sysroot.resolve("lib/rustlib/" + DistServer.HOST + "/lib/libcore-1.rlib")).content()
                .isEqualTo("core of " + DistServer.HOST);
        assertThat(sysroot.resolve("lib/librustc_driver-1.so")).isNotEmptyFile();
        try (var files = Files.list(sysroot)) {
            assertThat(files).containsExactlyInAnyOrder(sysroot.resolve("bin"), sysroot.resolve("lib"));
        }
        assertThat(sysroot.resolveSibling("archives")).doesNotExist();
        assertThat(toolchains.install(ToolchainSpec.parse("try#" + COMMIT), said::add).sysroot()).isEqualTo(sysroot);
        assertThat(said).hasSize(4);
    }

    @Test
    void aTargetAndAComponentAreAddedAndCount() throws Exception {
        server.ciBuild(COMMIT);
        Toolchains toolchains = toolchains(server.address());
        Toolchain plain = toolchains.install(MASTER, said::add);
        ToolchainSpec wasm = ToolchainSpec.parse(MASTER.text() + "+target=" + DistServer.OTHER_TARGET);

        Toolchain whole = toolchains.install(wasm, Set.of(Component.CLIPPY), said::add);

        assertThat(whole.sysroot()).isEqualTo(plain.sysroot());
        assertThat(whole.contentHash()).isNotEqualTo(plain.contentHash());
        assertThat(whole.sysroot().resolve("bin/cargo-clippy")).isExecutable();
        assertThat(toolchains.install(MASTER, said::add)).isEqualTo(plain);
        assertThatThrownBy(() -> toolchains.install(ToolchainSpec.parse(MASTER.text() + "+target=no-such"), said::add))
                .isInstanceOf(UserError.class)
                .hasMessageContaining("has no rust-std-nightly-no-such.tar.xz of this commit");
        assertThat(toolchains.list()).containsExactly(plain);
    }

    @Test
    void aCommitWithoutABuildIsOneLineAndLeavesNothing() throws Exception {
        Toolchains toolchains = toolchains(server.address());
        assertThatThrownBy(() -> toolchains.install(MASTER, said::add)).isInstanceOf(UserError.class)
                .hasMessage("toolchain \"" + MASTER.text() + "\": the server of CI builds has no rustc-nightly-"
                        + DistServer.HOST + ".tar.xz of this commit (" + server.address() + "/rustc-builds/" + COMMIT
                        + "/rustc-nightly-" + DistServer.HOST
                        + ".tar.xz): builds are kept for some months, and a try build"
                        + " must have ended well");
        assertThat(toolchains.list()).isEmpty();
        server.ciBuild(COMMIT);
        assertThat(toolchains.install(MASTER, said::add).hasCargo()).isTrue();
    }

    @Test
    void withoutAServerTheKeyIsNamed() {
        assertThatThrownBy(() -> toolchains("").install(MASTER, said::add)).isInstanceOf(UserError.class)
                .hasMessage("toolchain \"" + MASTER.text()
                        + "\": no server of CI builds is configured: name the address at"
                        + " which rustc-builds/ lies as ci-builds in config/maar.toml, or by --set ci-builds=https://...");
        assertThatThrownBy(() -> toolchains("builds.example")).isInstanceOf(UserError.class)
                .hasMessageStartingWith("ci-builds \"builds.example\": expected the http(s) address");
    }

    @Test
    void aBadArchiveIsRefusedAndTriedAgain() throws Exception {
        List<String> paths = server.ciBuild(COMMIT);
        Toolchains toolchains = toolchains(server.address());
        refused(toolchains, paths.getFirst(), "something".getBytes(StandardCharsets.UTF_8), "cannot be unpacked");
        refused(toolchains, paths.getFirst(),
                new ComponentArchive().file("x/rustc/../../../../escaped", "").bytes(), "leads out of the archive");
        refused(toolchains, paths.getFirst(), new ComponentArchive().link("x/rustc/bin", "/etc").bytes(),
                "is a link to /etc, out of the toolchain");
        refused(toolchains, paths.getFirst(), new ComponentArchive().link("x/rustc/lib/out", "../../out").bytes(),
                "out of the toolchain");
        refused(toolchains, paths.getFirst(), new ComponentArchive().bytes(), "holds no component");
        assertThat(folder.resolve("toolchains/escaped")).doesNotExist();
        server.ciBuild(COMMIT);
        assertThat(toolchains.install(MASTER, said::add).release()).isEqualTo("1.99.0-nightly");
    }

    private void refused(Toolchains toolchains, String path, byte[] archive, String why) {
        server.file(path, archive);
        assertThatThrownBy(() -> toolchains.install(MASTER, said::add)).isInstanceOf(EnvironmentError.class)
                .hasMessageContaining(why);
        assertThat(toolchains.list()).isEmpty();
    }

    private Toolchains toolchains(String address) {
        var download = new DownloadFile(WEB, 1 << 20);
        return new Toolchains(folder.resolve("toolchains"),
                new Installers(List.of("false"), List.of("false"), new CiBuilds(address, download::fetch)),
                CiBuildsTest::answer);
    }

    /// What the script would say.
    private static SandboxProbe.Answer answer(List<String> command, Path sysroot) {
        try (var lines = Files.lines(sysroot.resolve(command.getFirst()))) {
            return new SandboxProbe.Answer(true,
                    lines.skip(3).takeWhile(line -> !line.equals("END")).collect(Collectors.joining("\n")), "");
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
