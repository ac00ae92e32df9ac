package dev.maar.config;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.maar.crates.GitHosts;
import dev.maar.crates.GitHubSite;
import dev.maar.problem.UserError;
import dev.maar.sandbox.Limits;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

final class LoadConfigurationTest {
    private static final long MEBIBYTE = 1024 * 1024;
    private static final Path HOME = Path.of(System.getProperty("maar.home"));

    @TempDir
    private Path folder;

    @Test
    void everyKeyHasADefault() {
        assertThat(load((Path) null)).isEqualTo(new Configuration("crates.io", "", "", "",
                new GitSettings(GitHubSite.parse("GitHub"), new GitHosts(List.of())), new DownloadSettings(8),
                new ConfirmSettings(3, 8),
                new SandboxSettings("", "runc",
                        new Limits(4096 * MEBIBYTE, 2, 1024, 8192 * MEBIBYTE, 512 * MEBIBYTE, Duration.ofMinutes(15),
                                Duration.ofMinutes(5), 5 * MEBIBYTE),
                        true)));
    }

    @Test
    void everyKeyCanBeSet() throws IOException {
        assertThat(load("""
                registry = "crates.example"
                registry-index = "sparse+http://127.0.0.1:1/index/"
                registry-dump = "/data/db-dump.tar.gz"
                ci-builds = "https://builds.example"
                [git]
                github = "GitHub"
                hosts = "git.example, 127.0.0.1:8080"
                [downloads]
                parallel = 3
                [confirm]
                attempts = 5
                chance-attempts = 7
                [sandbox]
                image = "base:1"
                runtime = "runsc"
                memory = "1.5G"
                cpus = 0.5
                pids = 77
                disk = "2G"
                tmp = "64K"
                timeout = "90s"
                inactivity = "1h"
                log-size = "1M"
                """)).isEqualTo(
                new Configuration("crates.example", "sparse+http://127.0.0.1:1/index/", "/data/db-dump.tar.gz",
                        "https://builds.example",
                        new GitSettings(GitHubSite.parse("GitHub"),
                                new GitHosts(List.of("git.example", "127.0.0.1:8080"))),
                        new DownloadSettings(3), new ConfirmSettings(5, 7), new SandboxSettings("base:1", "runsc",
                                new Limits(1536 * MEBIBYTE, 0.5, 77, 2048 * MEBIBYTE, 65536, Duration.ofSeconds(90),
                                        Duration.ofHours(1), MEBIBYTE),
                                false)));
    }

    @Test
    void whereGitMayGoIsReadWithItsPlace() throws IOException {
        Path file = write("[git]\n\nhosts = \"https://git.example\"");
        assertThatThrownBy(() -> new LoadConfiguration(folder, Map.of()).load(file, List.of()))
                .isInstanceOf(UserError.class)
                .hasMessage(file + ":3: git.hosts \"https://git.example\": expected HOST or HOST:PORT, with commas"
                        + " between them");
        assertThatThrownBy(() -> new LoadConfiguration(folder, Map.of("MAAR_GIT_GITHUB", "a b")).load(null, List.of()))
                .isInstanceOf(UserError.class)
                .hasMessage("MAAR_GIT_GITHUB: git.github \"a b\": expected the site's name, such as GitHub, or its"
                        + " host");
    }

    @Test
    void theShippedFileNamesEveryKeyAtItsDefault() {
        assertThat(TomlFile.read(HOME.resolve("config/maar.toml"))).hasSize(Key.values().length)
                .allSatisfy((key, given) -> assertThat(given.text()).isEqualTo(key.byDefault()));
        assertThat(new LoadConfiguration(HOME, Map.of()).load(null, List.of())).isEqualTo(load((Path) null));
    }

    @Test
    void aFlagGoesOverTheEnvironmentAndThatOverTheFile() throws IOException {
        Path file = write("sandbox.memory = \"1G\"\nsandbox.pids = 1\nsandbox.cpus = 1");
        Limits limits = new LoadConfiguration(folder, Map.of("MAAR_SANDBOX_MEMORY", "2G", "MAAR_SANDBOX_PIDS", "2"))
                .load(file, List.of("sandbox.memory=3G"))
                .sandbox()
                .limits();
        assertThat(limits.memoryBytes()).isEqualTo(3072 * MEBIBYTE);
        assertThat(limits.processes()).isEqualTo(2);
        assertThat(limits.cpus()).isEqualTo(1);
    }

    @Test
    void theNumberOfProcessorsIsUsualUnlessSomebodyChoseIt() throws IOException {
        Path shipped = write("sandbox.cpus = 2");
        assertThat(load(shipped).sandbox().usualCpus()).isTrue();
        assertThat(load("sandbox.cpus = 3").sandbox().usualCpus()).isFalse();
        assertThat(new LoadConfiguration(folder, Map.of("MAAR_SANDBOX_CPUS", "2")).load(null, List.of())
                .sandbox()
                .usualCpus()).isFalse();
        assertThat(new LoadConfiguration(folder, Map.of()).load(shipped, List.of("sandbox.cpus=2"))
                .sandbox()
                .usualCpus()).isFalse();
    }

    @Test
    void anUnknownKeyIsNamedWithItsLineAndTheNearestKnownOne() throws IOException {
        Path file = write("[sandbox]\n# comment\nmemroy = \"1G\"\n");
        assertThatThrownBy(() -> load(file)).isInstanceOf(UserError.class)
                .hasMessage(file + ":3: unknown key \"sandbox.memroy\", did you mean \"sandbox.memory\"?");
    }

    @Test
    void anUnknownTableIsNamedWithItsLine() throws IOException {
        Path file = write("registry = \"crates.io\"\n[kitchen]\nsink = 1\n");
        assertThatThrownBy(() -> load(file)).isInstanceOf(UserError.class)
                .hasMessage(file + ":2: unknown key \"kitchen\"; config/maar.toml lists every key");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', value = {
            "memory = 4          | sandbox.memory = 4: expected a size such as 512M, 4G or 1.5G",
            "memory = \"4 gigs\" | sandbox.memory = \"4 gigs\": expected a size such as 512M, 4G or 1.5G",
            "memory = \"0M\"     | sandbox.memory = \"0M\": expected a size such as 512M, 4G or 1.5G, above zero",
            "timeout = \"15\"    | sandbox.timeout = \"15\": expected a time such as 90s, 15m or 1h",
            "pids = \"many\"     | sandbox.pids = \"many\": expected a whole number from 1 to 1000000",
            "pids = 0            | sandbox.pids = 0: expected a whole number from 1 to 1000000",
            "cpus = -1           | sandbox.cpus = -1: expected a number above zero, such as 2 or 1.5",
            "image = true        | sandbox.image = true: expected a text in quotes"
    })
    void aWrongValueIsNamedWithItsLineAndWhatWasExpected(String line, String message) throws IOException {
        Path file = write("[sandbox]\n" + line + "\n");
        assertThatThrownBy(() -> load(file)).isInstanceOf(UserError.class).hasMessage(file + ":2: " + message);
    }

    @Test
    void whatIsNoTomlIsNamedWithLineAndColumn() throws IOException {
        Path file = write("registry = \"crates.io\"\nregistry-index = = 1\n");
        assertThatThrownBy(() -> load(file)).isInstanceOf(UserError.class)
                .hasMessageStartingWith(file + ":2:18: no TOML: ")
                .hasMessageNotContaining("\n");
    }

    @Test
    void aFileThatIsNotThereIsNamed() {
        Path file = folder.resolve("none.toml");
        assertThatThrownBy(() -> load(file)).isInstanceOf(UserError.class)
                .hasMessageStartingWith("configuration file " + file + " cannot be read");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', value = {
            "sandbox.memory | --set sandbox.memory: expected KEY=VALUE, for example --set sandbox.memory=512M",
            "memory=1G      | --set memory=1G: unknown key \"memory\"; config/maar.toml lists every key",
            "sandbox.disc=1G | --set sandbox.disc=1G: unknown key \"sandbox.disc\", did you mean \"sandbox.disk\"?",
            "sandbox.disk=1 | --set sandbox.disk = 1: expected a size such as 512M, 4G or 1.5G"
    })
    void aWrongFlagIsNamed(String setting, String message) {
        assertThatThrownBy(() -> new LoadConfiguration(folder, Map.of()).load(null, List.of(setting)))
                .isInstanceOf(UserError.class)
                .hasMessage(message);
    }

    @Test
    void aWrongVariableIsNamedAndOthersAreLeftAlone() {
        var unknown = new LoadConfiguration(folder, Map.of("MAAR_SANDBOX_MEMROY", "1G", "MAAR_WORK_DIR", "/x"));
        assertThatThrownBy(() -> unknown.load(null, List.of())).isInstanceOf(UserError.class)
                .hasMessage(
                        "environment variable MAAR_SANDBOX_MEMROY names no key, did you mean \"MAAR_SANDBOX_MEMORY\"?");
        var wrong = new LoadConfiguration(folder, Map.of("MAAR_SANDBOX_CPUS", "two"));
        assertThatThrownBy(() -> wrong.load(null, List.of())).isInstanceOf(UserError.class)
                .hasMessage("MAAR_SANDBOX_CPUS = two: expected a number above zero, such as 2 or 1.5");
    }

    private Configuration load(String toml) throws IOException {
        return load(write(toml));
    }

    private Configuration load(@Nullable Path file) {
        return new LoadConfiguration(folder, Map.of()).load(file, List.of());
    }

    private Path write(String toml) throws IOException {
        return Files.writeString(folder.resolve("maar.toml"), toml);
    }
}
