package dev.maar;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.InstanceOfAssertFactories.PATH;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/// The script `maar`, in a folder of its own with the jar that was built.
final class StarterIT {
    private static final Path SAMPLE = TestMaar.HOME.resolve("src/test/resources/dev/maar/report/triple/results.json");

    private Path home;
    private Path jar;

    private record Ended(int status, String out, String err) {}

    @BeforeEach
    void copyWhatIsStarted() throws Exception {
        home = Files.createDirectories(TestMaar.empty("starter").work());
        Path target = Files.createDirectory(home.resolve("target"));
        jar = Files.copy(TestMaar.HOME.resolve("target/maar.jar"), target.resolve("maar.jar"));
        Files.createSymbolicLink(target.resolve("lib"), TestMaar.HOME.resolve("target/lib"));
        Files.copy(TestMaar.HOME.resolve("maar"), home.resolve("maar"));
        for (String name : List.of("config", "reports-template")) {
            Files.createSymbolicLink(home.resolve(name), TestMaar.HOME.resolve(name));
        }
    }

    private Ended maar(Map<String, String> environment, String... words) throws IOException, InterruptedException {
        Path out = home.resolve("out.txt");
        Path err = home.resolve("err.txt");
        var builder = new ProcessBuilder(home.resolve("maar").toString()).redirectOutput(out.toFile())
                .redirectError(err.toFile());
        builder.command().addAll(List.of(words));
        builder.environment().keySet().removeAll(List.of("JAVA_TOOL_OPTIONS", "JDK_JAVA_OPTIONS", "MAAR_WORK_DIR"));
        builder.environment().put("JAVA_HOME", System.getProperty("java.home"));
        builder.environment().putAll(environment);
        int status = builder.start().waitFor();
        return new Ended(status, Files.readString(out), Files.readString(err));
    }

    private Ended report() throws IOException, InterruptedException {
        return maar(Map.of(), "report", "--from", SAMPLE.toString(), "--to", home.resolve("report").toString());
    }

    private Ended version() throws IOException, InterruptedException {
        return maar(Map.of(), "--version");
    }

    private List<Path> archives() throws IOException {
        try (Stream<Path> files = Files.list(jar.resolveSibling("."))) {
            return files.filter(file -> file.toString().endsWith(".jsa")).toList();
        }
    }

    /// How many classes a start takes from the archive.
    private long taken() throws IOException, InterruptedException {
        Ended ended = maar(Map.of("JAVA_TOOL_OPTIONS", "-Xlog:class+load=info"), "--version");
        return ended.out.lines().filter(line -> line.contains("shared objects file (top)")).count();
    }

    @Test
    void theFirstReportKeepsTheClassesForLaterStarts() throws Exception {
        assertThat(version().out).startsWith("maar ");
        assertThat(archives()).isEmpty();
        assertThat(taken()).isZero();

        Ended first = report();

        assertThat(first.status).as(first.err).isZero();
        assertThat(first.out).isEmpty();
        assertThat(first.err.lines()).allMatch(line -> line.startsWith("maar: "));
        assertThat(archives()).singleElement(PATH).isNotEmptyFile();
        assertThat(taken()).isGreaterThan(100);
    }

    @Test
    void whatIsOfAnOlderJarOrCutIsReplacedWithoutAWord() throws Exception {
        report();
        Files.setLastModifiedTime(jar, FileTime.from(Instant.now().plus(Duration.ofMinutes(-1))));
        Ended other = version();
        assertThat(other.out.lines()).hasSize(1);
        assertThat(other.err).isEmpty();
        assertThat(taken()).as("of another jar, though the archive is the newer file").isZero();

        Files.setLastModifiedTime(jar, FileTime.from(Instant.now().plus(Duration.ofMinutes(1))));
        assertThat(version().out.lines()).hasSize(1);
        assertThat(archives()).isEmpty();
        Files.setLastModifiedTime(jar, FileTime.from(Instant.now().minus(Duration.ofMinutes(1))));
        report();
        assertThat(taken()).isPositive();

        Files.write(archives().getFirst(), new byte[70_000]);
        Ended cut = version();
        assertThat(cut.out.lines()).hasSize(1);
        assertThat(cut.err).isEmpty();
        assertThat(report().status).isZero();
        assertThat(taken()).isPositive();
    }

    /// As after a power cut; Java ends in a fatal error where it does not verify.
    @Test
    void whatIsDamagedIsNotUsed() throws Exception {
        report();
        byte[] archive = Files.readAllBytes(archives().getFirst());
        Arrays.fill(archive, archive.length / 5, archive.length / 3, (byte) 0);
        Files.write(archives().getFirst(), archive);

        Ended damaged = version();

        assertThat(damaged.status).isZero();
        assertThat(damaged.out.lines()).hasSize(1);
        assertThat(report().status).isZero();
    }

    @Test
    void aJdkWithoutItsReleaseFileWillDo() throws Exception {
        Path bare = Files.createDirectory(home.resolve("jdk"));
        Files.createSymbolicLink(bare.resolve("bin"), Path.of(System.getProperty("java.home"), "bin"));
        Ended ended = maar(Map.of("JAVA_HOME", bare.toString()), "--version");
        assertThat(ended.status).as(ended.err).isZero();
        assertThat(ended.out).startsWith("maar ");
    }

    @Test
    void aCollectorThatTheUserChoseIsTheOnlyOne() throws Exception {
        Ended chosen = maar(Map.of("JAVA_TOOL_OPTIONS", "-XX:+UseParallelGC"), "--version");
        assertThat(chosen.status).as(chosen.err).isZero();
    }
}
