package dev.maar;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.maar.cli.Console;
import dev.maar.cli.Maar;
import dev.maar.sandbox.Engine;
import dev.maar.sandbox.ScratchDisks;
import dev.maar.sandbox.TestEngine;
import dev.maar.store.Database;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;

/// The whole of maar behind its command line, on a work folder of the test's own under `target/it/`.
///
/// The two Debian toolchains are installed once for all tests, in `target/it/work/`, and linked from each work folder.
final class TestMaar {
    static final String OLD = "debian:bookworm";
    static final String NEW = "debian:bookworm/rustc-web";
    static final Path HOME = Path.of(System.getProperty("maar.home", "")).toAbsolutePath();

    private static final Path TESTS = HOME.resolve("target/it");
    private static final Path SHARED = TESTS.resolve("work");
    private static final ObjectMapper JSON = new ObjectMapper();

    private final Path work;
    private final ByteArrayOutputStream out = new ByteArrayOutputStream();
    private final ByteArrayOutputStream err = new ByteArrayOutputStream();

    private TestMaar(Path work) {
        this.work = work;
    }

    /// An empty work folder with both toolchains.
    static TestMaar withToolchains(String name) throws IOException, InterruptedException {
        TestMaar maar = empty(name);
        for (String toolchain : List.of(OLD, NEW)) {
            maar.link(sharedToolchain(toolchain));
        }
        return maar;
    }

    /// An empty work folder; nothing that an earlier test run left is in it.
    static TestMaar empty(String name) throws IOException, InterruptedException {
        return at(TESTS.resolve(name));
    }

    /// The same in a given place.
    static TestMaar at(Path work) throws IOException, InterruptedException {
        try (Engine engine = TestEngine.connect(work.toString())) {
            engine.sweep();
        }
        new ScratchDisks(work.resolve("builds")).sweep();
        deleteContent(work);
        Files.createDirectories(work);
        return new TestMaar(work);
    }

    /// The sysroot of a toolchain that is installed for all tests.
    static Path sharedSysroot(String toolchain) throws IOException {
        return sharedToolchain(toolchain).resolve("sysroot");
    }

    private static Path sharedToolchain(String toolchain) throws IOException {
        Path folder = SHARED.resolve("toolchains").resolve(switch (toolchain) {
            case OLD -> "debian_bookworm_rustc";
            case NEW -> "debian_bookworm_rustc-web";
            default -> throw new IllegalArgumentException(toolchain);
        });
        boolean withoutClippy = !Files.exists(folder.resolve("sysroot/bin/clippy-driver"));
        if (withoutClippy || !Files.exists(folder.resolve("toolchain.json"))) {
            Files.createDirectories(SHARED);
            var installing = new TestMaar(SHARED);
            if (Files.exists(folder.resolve("toolchain.json"))) {
                assertThat(installing.run("toolchain", "remove", toolchain)).as(installing.err()).isZero();
            }
            assertThat(installing.run("toolchain", "install", toolchain)).as(installing.err()).isZero();
        }
        return folder;
    }

    private void link(Path toolchain) throws IOException {
        Path folder = Files
                .createDirectories(work.resolve("toolchains").resolve(toolchain.getFileName().toString()));
        Files.createSymbolicLink(folder.resolve("sysroot"), toolchain.resolve("sysroot"));
        String description = Files.readString(toolchain.resolve("toolchain.json"));
        Files.writeString(folder.resolve("toolchain.json"), description.replace(SHARED.toString(), work.toString()));
    }

    private static void deleteContent(Path folder) throws IOException {
        try (Stream<Path> files = Files.isDirectory(folder) ? Files.walk(folder) : Stream.empty()) {
            for (Path file : files.sorted(Comparator.reverseOrder()).filter(file -> !file.equals(folder)).toList()) {
                Files.delete(file);
            }
        }
    }

    Path work() {
        return work;
    }

    /// Runs one command in this process and returns its exit status; [#out] and [#err] then hold what it printed.
    int run(String... arguments) {
        return runWith(Map.of(), arguments);
    }

    /// The same with more in its environment.
    int runWith(Map<String, String> more, String... arguments) {
        var environment = new HashMap<>(environment());
        environment.putAll(more);
        out.reset();
        err.reset();
        var console = new Console(new PrintStream(out, true, StandardCharsets.UTF_8),
                new PrintStream(err, true, StandardCharsets.UTF_8), false, false);
        return new Maar(console, HOME, environment,
                (settings, progress) -> new Wiring(settings, environment, progress))
                .run(arguments);
    }

    /// The process's environment with this work folder, and no proxy before what a test serves itself.
    Map<String, String> environment() {
        var environment = new HashMap<>(System.getenv());
        environment.put("MAAR_WORK_DIR", work.toString());
        environment.merge("NO_PROXY", "127.0.0.1,localhost", (before, ours) -> before + "," + ours);
        return environment;
    }

    String out() {
        return out.toString(StandardCharsets.UTF_8);
    }

    String err() {
        return err.toString(StandardCharsets.UTF_8);
    }

    Path report(String experiment) {
        return work.resolve("reports").resolve(experiment);
    }

    JsonNode results(String experiment) throws IOException {
        return JSON.readTree(report(experiment).resolve("results.json").toFile());
    }

    /// What the report says of each crate: its comparison, then its outcomes in the toolchains' order.
    Map<String, List<String>> outcomes(String experiment) throws IOException {
        var outcomes = new TreeMap<String, List<String>>();
        for (JsonNode crate : results(experiment).path("crates")) {
            Stream<JsonNode> runs = crate.path("runs").valueStream();
            outcomes.put(crate.path("name").asText(),
                    Stream.concat(Stream.of(crate), runs).map(node -> node.path("res").asText()).toList());
        }
        return outcomes;
    }

    Database database() {
        return Database.open(work.resolve("maar.db"));
    }

    /// Fails unless maar took everything away that it had on this machine.
    void assertNothingIsLeft() throws IOException, InterruptedException {
        assertThat(containers()).isEmpty();
        assertThat(mounts()).isEmpty();
        assertThat(scratchFiles()).isEmpty();
        assertThat(work.resolve("toolchains")).isDirectoryNotContaining("glob:**.partial*");
    }

    /// The engine's containers, running or not, that carry this work folder's label.
    List<String> containers() throws IOException, InterruptedException {
        return engineSays("ps", "--all", "--quiet", "--filter", "label=dev.maar.owner=" + work);
    }

    /// The lines of the kernel's list of mounts that are of this work folder's builds.
    List<String> mounts() throws IOException {
        String builds = work.resolve("builds").toString();
        return Files.readAllLines(Path.of("/proc/self/mounts")).stream().filter(line -> line.contains(builds)).toList();
    }

    /// The files below this work folder's builds.
    List<Path> scratchFiles() throws IOException {
        try (Stream<Path> files = Files.walk(work.resolve("builds"))) {
            return files.filter(file -> !Files.isDirectory(file)).toList();
        }
    }

    /// The lines that the engine's client says.
    static List<String> engineSays(String... words) throws IOException, InterruptedException {
        List<String> command = Stream.concat(Stream.of("docker"), Stream.of(words)).toList();
        Process docker = new ProcessBuilder(command).redirectErrorStream(true).start();
        try (var lines = docker.inputReader()) {
            return lines.lines().toList();
        } finally {
            assertThat(docker.waitFor()).isZero();
        }
    }
}
