package dev.maar.config;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.tuple;

import dev.maar.crates.CrateId;
import dev.maar.crates.Quirk;
import dev.maar.problem.UserError;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

final class LoadExperimentTest {
    private static final String TOOLCHAINS = """
            [[toolchain]]
            spec = "debian:bookworm"
            [[toolchain]]
            spec = "debian:trixie"
            """;
    private static final String WHOLE = """
            # comment
            name = "msrv"
            mode = "check-only"
            cap-lints = "warn"
            registry = "crates.io"
            registry-index = ""
            crates = ["demo", "list:fnv"]
            exclude = ["list:rand"]
            sample = "500:1"
            shard = "1/2"
            allow-missing = true
            resolved-from = ["demo", "list:fnv", "--exclude list:rand", "--sample 500:1", "--shard 1/2", "--allow-missing"]
            ignore-quirks = false
            image-digest = "sha256:12"

            [sandbox]
            memory = "2G"
            cpus = 1.5
            runtime = "runsc"

            [confirm]
            attempts = 5

            [[toolchain]]
            spec = "debian:bookworm"
            release = "1.63.0"
            content-hash = "aa"

            [[toolchain]]
            spec = "debian:trixie"

            [[crate]]
            id = "reg/fnv/1.0.7"
            checksum = "%s"
            selection = "list:fnv"
            status = "yanked"
            quirk = { skip-tests = true, memory = "8G", jobs = 2, reason = "it \\"is\\" so" }

            [[crate]]
            id = "local/mine"
            location = "/home/me/mine"
            """
            .formatted("0a".repeat(32));

    @TempDir
    private Path folder;

    @Test
    void aRepositorysCommitStandsInItsKeyOrBesideItAndMayBeUnknown() throws IOException {
        String sha = "f".repeat(40);
        ExperimentFile file = load(WHOLE + "[[crate]]\nid = \"gh/org/a/" + sha + "\"\n[[crate]]\nid = \"gh/org/b\"\n"
                + "checksum = \"" + sha + "\"\n[[crate]]\nid = \"gh/org/c\"\n");
        assertThat(file.resolved()).extracting(one -> one.crate().crate().id(), one -> one.crate().checksum())
                .contains(tuple("gh/org/a/" + sha, sha), tuple("gh/org/b", sha), tuple("gh/org/c", null));
        for (String bad : List.of("id = \"gh/org/a/main\"", "id = \"gh/org/a\"\nchecksum = \"--upload-pack=x\"",
                "id = \"gh/org/a/" + sha + "\"\nchecksum = \"" + "0".repeat(40) + "\"")) {
            assertThatThrownBy(() -> load(WHOLE + "[[crate]]\n" + bad + "\n")).isInstanceOf(UserError.class)
                    .hasMessageContaining("no commit of gh/org/a")
                    .hasMessageContaining("with the commit's whole SHA");
        }
    }

    @Test
    void everyKeyIsRead() throws IOException {
        ExperimentFile file = load(WHOLE);
        assertThat(file.name()).isEqualTo("msrv");
        assertThat(file.mode()).isEqualTo(new ExperimentFile.Word(at(3), "check-only"));
        assertThat(file.capLints()).isEqualTo(new ExperimentFile.Word(at(4), "warn"));
        assertThat(file.crates().words()).containsExactly("demo", "list:fnv", "--exclude list:rand", "--sample 500:1",
                "--shard 1/2", "--allow-missing");
        assertThat(file.imageDigest()).isEqualTo("sha256:12");
        assertThat(file.toolchains()).extracting(one -> one.spec().text(), ExperimentFile.RecordedSpec::release,
                ExperimentFile.RecordedSpec::contentHash, ExperimentFile.RecordedSpec::place)
                .containsExactly(tuple("debian:bookworm", "1.63.0", "aa", at(24)),
                        tuple("debian:trixie", "", "", at(29)));
        assertThat(file.resolved().getFirst().crate().crate()).isEqualTo(new CrateId.Registry("fnv", "1.0.7"));
        assertThat(file.resolved().getFirst().crate().checksum()).isEqualTo("0a".repeat(32));
        assertThat(file.resolved().getFirst().crate().status()).isEqualTo("yanked");
        assertThat(file.resolved().getFirst().quirk())
                .isEqualTo(new Quirk(false, true, false, "memory 8G", 2, "it \"is\" so", at(32)));
        assertThat(file.resolved().getLast().crate().crate()).isEqualTo(new CrateId.Local("mine"));
        assertThat(file.resolved().getLast().crate().location()).isEqualTo(Path.of("/home/me/mine"));
        assertThat(file.resolved().getLast().crate().reason()).isEqualTo("demo");
        assertThat(file.resolved().getLast().quirk()).isNull();
    }

    @Test
    void itsSettingsGoOverTheConfigurationAndUnderTheFlags() throws IOException {
        SettingsOfFile settings = load(WHOLE).settings();
        var loading = new LoadConfiguration(folder, Map.of("MAAR_SANDBOX_CPUS", "1"));
        Configuration configuration = loading.load(null, settings, List.of("confirm.attempts=4"));
        assertThat(configuration.sandbox().limits().text()).startsWith("memory 2G, cpus 1, processes 1024, ");
        assertThat(configuration.sandbox().runtime()).isEqualTo("runsc");
        assertThat(configuration.confirm().attempts()).isEqualTo(4);
        SettingsOfFile wrong = load(WHOLE.replace("memory = \"2G\"", "memory = 2")).settings();
        assertThatThrownBy(() -> loading.load(null, wrong, List.of())).isInstanceOf(UserError.class)
                .hasMessage(at(17) + ": sandbox.memory = 2: expected a size such as 512M, 4G or 1.5G");
    }

    @Test
    void aFileByHandNeedsToolchainsAndSelectionsAlone() throws IOException {
        ExperimentFile file = load("crates = [\"demo\"]\n" + TOOLCHAINS);
        assertThat(file.name()).isEmpty();
        assertThat(file.mode()).isNull();
        assertThat(file.resolved()).isEmpty();
        assertThat(file.crates().words()).containsExactly("demo");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', value = {
            "mode = \"check-only\" | moed = \"check-only\" | :3: unknown key \"moed\": expected one of name, mode, ",
            "memory = \"2G\" | memroy = \"2G\" | :17: unknown key \"sandbox.memroy\", did you mean \"sandbox.memory\"?",
            "mode = \"check-only\" | mode = 3 | :3: mode = 3: expected a text in quotes",
            "crates = [\"demo\", \"list:fnv\"] | crates = \"demo\" | :7: crates = \"demo\": expected a list of texts in quotes, such as [\"demo\"]",
            "crates = [\"demo\", \"list:fnv\"] | crates = [\"demo\", 3] | :7: crates = [\"demo\",3]: expected a list of texts",
            "crates = [\"demo\", \"list:fnv\"] | # none | EXPERIMENT: the key \"crates\" is missing or empty: expected crates = [\"demo\"]",
            "crates = [\"demo\", \"list:fnv\"] | crates = [\"demmo\"] | :7: selection \"demmo\"",
            "crates = [\"demo\", \"list:fnv\"] | crates = [\"demo\"] | :12: resolved-from = [\"demo\",\"list:fnv\",",
            "resolved-from = | # | :32: [[crate]] entries without the key \"resolved-from\": expected the words",
            "sample = \"500:1\" | sample = \"x\" | :9: --sample x: expected N:SEED",
            "shard = \"1/2\" | shard = \"3/2\" | :10: --shard 3/2: expected K/N",
            "allow-missing = true | allow-missing = 1 | :11: allow-missing = 1: expected true or false",
            "spec = \"debian:bookworm\" | spec = \"debain:bookworm\" | :25: toolchain \"debain:bookworm\" is of no known form",
            "spec = \"debian:trixie\" | # | :29: the key \"spec\" is missing: expected a toolchain such as debian:bookworm",
            "content-hash = \"aa\" | hash = \"aa\" | :27: unknown key \"hash\": expected one of spec, release, content-hash",
            "[[toolchain]]~spec = \"debian:trixie\"~ | ~ | EXPERIMENT: it has 1 [[toolchain]] entries: expected a baseline and one or more candidates",
            "id = \"reg/fnv/1.0.7\" | id = \"fnv@1.0.7\" | :33: id = \"fnv@1.0.7\": expected reg/NAME/VERSION, local/NAME",
            "id = \"reg/fnv/1.0.7\" | id = \"reg/../1.0.7\" | :33: id = \"reg/../1.0.7\": expected reg/NAME/VERSION",
            "id = \"reg/fnv/1.0.7\" | id = \"reg/fnv/latest\" | :33: id = \"reg/fnv/latest\": expected",
            "id = \"reg/fnv/1.0.7\" | # | :32: the key \"id\" is missing",
            "checksum = | # | :32: no checksum of reg/fnv/1.0.7: expected checksum = \"...\"",
            "location = | # | :39: no location of local/mine: expected location = \"/...\"",
            "location = \"/home/me/mine\" | location = \"mine\" | :39: no location of local/mine",
            "status = \"yanked\" | status = \"gone\" | :36: status = \"gone\": expected \"yanked\" or \"outdated\"",
            "skip-tests = true | skip-test = true | :32: unknown key \"skip-test\": expected one of skip, skip-tests, ",
            "skip-tests = true | name = \"fnv\" | :32: unknown key \"name\"",
            "memory = \"8G\" | memory = \"8X\" | :32: memory = \"8X\": expected a size",
            "id = \"local/mine\" | id = \"reg/fnv/1.0.7\"~checksum = \"CHECKSUM\" | :39: the crate reg/fnv/1.0.7 stands at EXPERIMENT:32, too: expected each crate once",
            "name = \"msrv\" | name = msrv | :2:"
    })
    void whatIsWrongIsOneLineWithItsPlace(String before, String after, String message) {
        String text = WHOLE.replaceFirst(Pattern.quote(unfolded(before)),
                Matcher.quoteReplacement(unfolded(after)));
        assertThat(text).isNotEqualTo(WHOLE);
        assertThatThrownBy(() -> load(text)).isInstanceOf(UserError.class)
                .hasMessageContaining(message.replace("EXPERIMENT", folder.resolve("experiment.toml").toString()))
                .hasMessageStartingWith(folder.resolve("experiment.toml").toString())
                .message()
                .doesNotContain("\n");
    }

    private static String unfolded(String text) {
        return text.replace("~", "\n").replace("CHECKSUM", "0a".repeat(32));
    }

    @Test
    void wordsWithoutEntriesAndAFileThatIsNotThereAreTold() {
        assertThatThrownBy(() -> load("crates = [\"demo\"]\nresolved-from = [\"demo\"]\n" + TOOLCHAINS))
                .hasMessageContaining(":2: resolved-from without [[crate]] entries");
        assertThatThrownBy(() -> load("crates = [\"demo\"]\ncrate = [3]\n" + TOOLCHAINS))
                .hasMessageContaining(":2: \"crate\" is no list of tables: expected entries that begin with [[crate]]");
        assertThatThrownBy(() -> new LoadExperiment().load(folder.resolve("none.toml")))
                .isInstanceOf(UserError.class)
                .hasMessageContaining("none.toml cannot be read: expected a TOML file");
    }

    private ExperimentFile load(String text) throws IOException {
        Path file = folder.resolve("experiment.toml");
        Files.writeString(file, text);
        return new LoadExperiment().load(file);
    }

    private String at(int line) {
        return folder.resolve("experiment.toml") + ":" + line;
    }
}
