package dev.maar.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.maar.config.Configuration;
import dev.maar.config.ExperimentFile;
import dev.maar.config.LoadConfiguration;
import dev.maar.config.LoadExperiment;
import dev.maar.crates.CrateId;
import dev.maar.crates.Quirk;
import dev.maar.experiment.CapLints;
import dev.maar.experiment.Conditions;
import dev.maar.experiment.Experiment;
import dev.maar.experiment.ExperimentCrate;
import dev.maar.experiment.ExperimentState;
import dev.maar.experiment.Mode;
import dev.maar.experiment.RunRequest;
import dev.maar.outcome.Wanted;
import dev.maar.toolchain.Toolchain;
import dev.maar.toolchain.ToolchainSpec;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

final class ExperimentFileTest {
    private static final String LIMITS = "memory 2G, cpus 1.5, processes 77, disk 3G, tmp 64K, timeout 90s,"
            + " inactivity 5m, log-size 1M";

    @TempDir
    private Path folder;

    private FakeApplication application = new FakeApplication(Path.of("unused"));
    private final ByteArrayOutputStream out = new ByteArrayOutputStream();
    private final ByteArrayOutputStream err = new ByteArrayOutputStream();
    private Path file = Path.of("unused");

    @BeforeEach
    void writeAnExperiment() throws IOException {
        application = new FakeApplication(folder);
        file = Files.writeString(folder.resolve("it.toml"), toml(experiment(), crates("1")));
    }

    @Test
    void whatIsWrittenMakesAnEqualExperiment() {
        ExperimentFile read = new LoadExperiment().load(file);
        RunRequest request = FromFile.read(file).request("again", List.of(), "", "", false, null, false);

        assertThat(request.toolchains()).isEqualTo(experiment().toolchains().stream().map(Toolchain::spec).toList());
        assertThat(request.mode()).isEqualTo(Mode.CHECK_ONLY);
        assertThat(request.capLints()).isEqualTo(CapLints.WARN);
        assertThat(request.crates().words()).isEqualTo(experiment().selections());
        assertThat(request.recorded().crates()).isEqualTo(crates(line("reg/odd/1.0.0-rc.1+b")));
        assertThat(request.recorded().imageDigest()).isEqualTo("sha256:77");
        assertThat(request.ignoreQuirks()).isFalse();
        assertThat(toml(experiment(), request.recorded().crates())).isEqualTo(toml(experiment(), crates("1")));
        Configuration configuration = new LoadConfiguration(folder, Map.of()).load(null, read.settings(), List.of());
        assertThat(configuration.sandbox().limits().text()).isEqualTo(LIMITS);
        assertThat(configuration.sandbox().runtime()).isEqualTo("runsc");
        assertThat(configuration.confirm().attempts()).isEqualTo(4);
        assertThat(configuration.confirm().chanceAttempts()).isEqualTo(9);
        assertThat(configuration.registry()).isEqualTo("registry.example");
        assertThat(configuration.registryIndex()).isEqualTo("https://mirror.example/index/");
    }

    @Test
    void aRunFromAFileHasItsNameCratesAndWords() {
        assertThat(maar("run", "--from", file.toString())).as(err()).isZero();
        RunRequest request = application.requests().getFirst();
        assertThat(request.name()).isEqualTo("first");
        assertThat(request.recorded().crates()).extracting(crate -> crate.crate().id())
                .containsExactly("reg/odd/1.0.0-rc.1+b", "reg/plain/0.1.0", "local/mine");
        assertThat(request.recorded().toolchains()).extracting(one -> one.release())
                .containsExactly("1.63.0", "1.85.1");
        assertThat(request.recorded().locked()).isFalse();
    }

    @Test
    void wordsOfTheCommandLineGoOverTheFile() {
        assertThat(maar("run", "debian:bookworm", "debian:sid", "--from", file.toString(), "--mode", "build-only",
                "--cap-lints", "deny", "--name", "mine", "--ignore-quirks", "--locked")).as(err()).isZero();
        RunRequest request = application.requests().getFirst();
        assertThat(request.name()).isEqualTo("mine");
        assertThat(request.toolchains()).extracting(ToolchainSpec::text)
                .containsExactly("debian:bookworm", "debian:sid");
        assertThat(request.recorded().toolchains()).isEmpty();
        assertThat(request.recorded().locked()).isTrue();
        assertThat(request.mode()).isEqualTo(Mode.BUILD_ONLY);
        assertThat(request.capLints()).isEqualTo(CapLints.DENY);
        assertThat(request.ignoreQuirks()).isTrue();
        assertThat(request.recorded().crates()).hasSize(3).allMatch(crate -> crate.quirk() == null);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', value = {
            "--crates demo --exclude list:a | --crates, --exclude beside --from FILE: the file says which crates; expected one of the two",
            "--sample 5:1 --refresh | --sample, --refresh beside --from FILE: the file says which crates; expected one of the two",
            "--quirks q.toml | --quirks q.toml beside --from FILE: its [[crate]] entries say what is special about each; expected one of the two",
            "debian:sid | Missing required parameter: 'CANDIDATE'; \"maar run --help\" shows what it takes",
            "--mode chek | mode \"chek\" is not known: expected one of build-and-test, build-only, check-only",
            "--name a/b | experiment name \"a/b\": expected up to 100 letters"
    })
    void whatTheFileSaysAlreadyIsRefusedInOneLine(String words, String message) {
        var all = new ArrayList<>(List.of("run", "--from", file.toString()));
        all.addAll(List.of(words.split(" ")));
        assertThat(maar(all.toArray(String[]::new))).isEqualTo(2);
        assertThat(err()).startsWith("maar: " + message.replace("FILE", file.toString()));
        assertThat(err().lines()).hasSize(1);
        assertThat(application.requests()).isEmpty();
    }

    @Test
    void lockedAloneAndBadWordsOfTheFileAreTold() throws IOException {
        assertThat(maar("run", "debian:a", "debian:b", "--crates", "demo", "--locked")).isEqualTo(2);
        assertThat(err()).isEqualTo("maar: --locked without --from: expected --from FILE, which says what is locked\n");
        Files.writeString(file, Files.readString(file).replace("\"check-only\"", "\"chek-only\""));
        assertThat(maar("run", "--from", file.toString(), "--name", "x")).isEqualTo(2);
        assertThat(err()).startsWith("maar: " + file + ":3: mode \"chek-only\" is not known: expected one of ")
                .endsWith(", did you mean \"check-only\"?\n");
        Files.writeString(file, Files.readString(file).replace("\"first\"", "\"../first\""));
        assertThat(maar("run", "--from", file.toString())).isEqualTo(2);
        assertThat(err()).startsWith("maar: " + file + ": experiment name \"../first\": expected");
    }

    @Test
    void showPrintsTheFileAndNothingElse() {
        assertThat(maar("demo")).isZero();
        assertThat(maar("show", "demo", "--toml")).isZero();
        assertThat(out()).startsWith("# An experiment of maar's").contains("\nname = \"demo\"\n", "[[crate]]\nid = ");
        assertThat(maar("show", "demo", "--toml", "--json")).isEqualTo(2);
        assertThat(err()).isEqualTo("maar: --json and --toml: expected one of the two\n");
    }

    private static Experiment experiment() {
        return new Experiment("first", Mode.CHECK_ONLY, CapLints.WARN,
                List.of("list:odd,plain", "local:with \"quote\"\\", "--exclude list:a", "--exclude list:b",
                        "--sample 9:1", "--shard 1/1", "--allow-missing"),
                List.of(toolchain("debian:bookworm", "1.63.0"), toolchain("debian:trixie", "1.85.1")),
                new Conditions("sha256:77", "runsc", LIMITS, new Wanted(4, 9), false, "registry.example",
                        "https://mirror.example/index/"),
                ExperimentState.QUEUED, Instant.EPOCH, null, null);
    }

    private static Toolchain toolchain(String spec, String release) {
        return new Toolchain(ToolchainSpec.parse(spec), Path.of("/x"), "rustc " + release, release, "cargo 1", true,
                "ab".repeat(32));
    }

    private static List<ExperimentCrate> crates(String line) {
        var quirk = new Quirk(false, true, false, "memory 1G, cpus 1, processes 9, timeout 60m", 2,
                "\"] }\tid = \u202e\\", line);
        return List.of(crate(new CrateId.Registry("odd", "1.0.0-rc.1+b"), "list:odd,plain", null, "yanked", quirk),
                crate(new CrateId.Registry("plain", "0.1.0"), "list:odd,plain", null, "", null),
                crate(new CrateId.Local("mine"), "local:with \"quote\"\\", "/a \"b\"\t\\c", "", null));
    }

    private static ExperimentCrate crate(CrateId crate, String reason, @Nullable String location, String status,
            @Nullable Quirk quirk) {
        return new ExperimentCrate(crate, reason, location, location == null ? "0a".repeat(32) : null, status, null,
                null, quirk);
    }

    private static String toml(Experiment experiment, List<ExperimentCrate> crates) {
        List<String> lines = new ArrayList<>();
        new ExperimentToml(lines::add).write(experiment, crates);
        return String.join("\n", lines) + "\n";
    }

    /// The place of a crate's entry, in the line before its id.
    private String line(String id) {
        List<String> lines = toml(experiment(), crates("1")).lines().toList();
        return file + ":" + lines.indexOf("id = \"" + id + "\"");
    }

    private int maar(String... words) {
        out.reset();
        err.reset();
        var console = new Console(new PrintStream(out, true, StandardCharsets.UTF_8),
                new PrintStream(err, true, StandardCharsets.UTF_8), false, false);
        var all = new ArrayList<>(List.of(words));
        all.addAll(List.of("--work-dir", folder.resolve("work").toString()));
        return new Maar(console, folder, Map.of(), (_, _) -> application).run(all.toArray(String[]::new));
    }

    private String out() {
        return out.toString(StandardCharsets.UTF_8);
    }

    private String err() {
        return err.toString(StandardCharsets.UTF_8);
    }
}
