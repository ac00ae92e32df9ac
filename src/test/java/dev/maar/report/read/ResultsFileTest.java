package dev.maar.report.read;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.maar.crates.CrateId;
import dev.maar.experiment.CapLints;
import dev.maar.experiment.CrateRuns;
import dev.maar.experiment.Experiment;
import dev.maar.experiment.Mode;
import dev.maar.outcome.Comparison;
import dev.maar.outcome.Outcome;
import dev.maar.outcome.Verdict;
import dev.maar.problem.UserError;
import java.io.IOException;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

final class ResultsFileTest {
    private static final Path CRATER = resource("crater/pr-1234/results.json");

    @TempDir
    private Path folder;

    private static Path resource(String name) {
        return Path.of(System.getProperty("maar.home"), "src/test/resources/dev/maar/report/read", name);
    }

    @Test
    void readsEveryOutcomeThatCraterSpells() {
        List<CrateRuns> crates = runs(ResultsFile.open(CRATER));
        assertThat(crates).hasSize(34).isSortedAccordingTo((one, other) -> id(one).compareTo(id(other)));
        assertThat(crate(crates, "reg/syn/1.0.0").crate().status()).isEqualTo("outdated");
        assertThat(outcomes(crate(crates, "reg/leaf/0.1.0"))).containsExactly("test-pass",
                "build-fail:depends-on(reg/syn/1.0.0, gh/org/dep)");
        assertThat(outcomes(crate(crates, "reg/old/0.1.0"))).containsExactly("test-pass", "build-fail:unknown");
        assertThat(outcomes(crate(crates, "reg/nulls/0.1.0"))).containsExactly("", "");
        assertThat(outcomes(crate(crates, "reg/half/0.1.0"))).containsExactly("test-pass", "");
        assertThat(crates.stream().map(one -> one.judgements().getFirst().comparison()).distinct())
                .containsExactlyInAnyOrder(Comparison.values());
        assertThat(crates.stream().map(one -> id(one).reportFolder()).distinct()).containsExactly("reg", "gh", "local",
                "git");
    }

    @Test
    void believesNothingOfWhatCraterSawOnce() {
        ResultsFile file = ResultsFile.open(CRATER);
        List<CrateRuns> crates = runs(file);
        assertThat(crate(crates, "reg/syn/1.0.0").judgements().getFirst().verdict()).isEqualTo(Verdict.UNCONFIRMED);
        assertThat(crate(crates, "reg/syn-mid/0.5.4").judgements().getFirst().verdict()).isEqualTo(Verdict.NONE);
        assertThat(file.notes()).singleElement().asString().contains("every crate once", "nothing is confirmed");
    }

    @Test
    void takesWhatTheConfigurationBesideItSays() {
        Experiment experiment = ResultsFile.open(CRATER).experiment();
        assertThat(experiment.name()).isEqualTo("pr-1234");
        assertThat(experiment.mode()).isEqualTo(Mode.CHECK_ONLY);
        assertThat(experiment.capLints()).isEqualTo(CapLints.WARN);
        assertThat(experiment.toolchains().stream().map(one -> one.spec().text())).containsExactly("1.60.0",
                "try#0123456789abcdef0123456789abcdef01234567+rustflags=-Zunstable");
        assertThat(experiment.completedAt()).isEqualTo("2026-05-23T08:30:00Z");
    }

    @Test
    void withoutItTheToolchainsAreNamedByTheFoldersOfTheLogs() throws IOException {
        Path alone = Files.createDirectory(folder.resolve("+beta 1.97+")).resolve("results.json");
        Files.copy(CRATER, alone);
        ResultsFile file = ResultsFile.open(alone);
        assertThat(file.experiment().toolchains().stream().map(one -> one.spec().text())).containsExactly("1.60.0",
                "try#0123456789abcdef0123456789abcdef01234567");
        assertThat(file.experiment().name()).isEqualTo("beta-1.97-");
        assertThat(file.notes()).hasSize(2);
        assertThat(file.notes().getLast()).contains("no config.json beside it");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', value = {
            "[1] | HERE:1:1: expected {\"crates\": [...]}, as Crater's and maar's results.json begin",
            "{} | HERE:1:2: expected \"crates\", a list of crates, which is missing",
            "{\"crates\":7} | HERE:1:11: crates: expected a list of crates",
            "{\"crates\":[7]} | HERE:1:12: expected a crate, {\"name\": …, \"runs\": […]}",
            "{\"crates\":[{\"krate\":{\"Reg\":1},\"runs\":[]}]} | HERE:1:12: krate: expected {\"Registry\": …}, {\"GitHub\": …}, {\"Git\": …}, {\"Local\": NAME} or {\"Path\": NAME}, not {\"Reg\":1}",
            "{\"crates\":[{\"krate\":{\"Local\":\"a\"},\"res\":\"test-pass\",\"runs\":[null]}]} | HERE:1:12: runs: expected a list of two runs or more, each {\"res\": …, \"log\": …} or null, not [null]",
            "{\"crates\":[{\"krate\":{\"Local\":\"a\"},\"res\":\"tset-pass\",\"runs\":[null,null]}]} | HERE:1:12: res: expected a comparison such as regressed, test-pass or spurious-regressed, not \"tset-pass\"",
            "{\"crates\":[{\"krate\":{\"Local\":\"a\"},\"res\":\"unknown\",\"runs\":[null,{\"res\":\"bild-fail\"}]}]} | HERE:1:12: runs[1].res: expected an outcome such as test-pass, build-fail:compiler-error(E0277) or broken:cargo-toml, not \"bild-fail\"",
            "{\"crates\":[{\"krate\":{\"Local\":\"a\"},\"res\":\"unknown\",\"runs\":[null,{\"log\":\"x\"}]}]} | HERE:1:12: runs[1].res: expected an outcome such as test-pass, build-fail:compiler-error(E0277) or broken:cargo-toml, it is missing",
            "{\"crates\":[{\"krate\":{\"Registry\":{\"name\":\"a/b\",\"version\":\"1.0.0\"}},\"res\":\"unknown\",\"runs\":[null,null]}]} | HERE:1:12: krate: expected a crate whose name and version are without \"/\", not {\"Registry\":{\"name\":\"a/b\",\"version\":\"1.0.0\"}}",
            "{\"crates\":[{\"krate\":{\"Local\":\"../x\"},\"res\":\"unknown\",\"runs\":[null,null]}]} | HERE:1:12: krate: expected a crate whose name and version are without \"/\", not {\"Local\":\"../x\"}",
            "{\"crates\":[{\"krate\":{\"Local\":\"\\ud800\"},\"res\":\"unknown\",\"runs\":[null,null]}]} | HERE:1:12: krate.Local: expected a name, not \"⟨U+D800⟩\"",
            "{\"crates\":[]} and more | HERE:1:15: no JSON here (Unrecognized token 'and': was expecting (JSON String, Number, Array, Object or token 'null', 'true' or 'false')): expected a whole results.json, Crater's or maar's",
            "{\"crates\":[]}{} | HERE:1:14: expected nothing after the end of the results",
            "{\"crates\":[{\"krate\":{\"Local\":\"a\"},\"res\":\"unknown\",\"runs\":[null,null]}, {\"krate\":{\"Local\":\"a\"},\"res\":\"unknown\",\"runs\":[null,null]}]} | HERE:1:72: expected every crate once, local/a is there twice",
            "{\"crates\":[{\"krate\":{\"Local\":\"a\"},\"res\":\"unknown\",\"runs\":[null,null]}, {\"krate\":{\"Local\":\"b\"},\"res\":\"unknown\",\"runs\":[null,null,null]}]} | HERE:1:72: verdicts: expected one verdict for each run but the first, it is missing"
    })
    void sayInOneLineWhereTheFileIsWrong(String text, String message) throws IOException {
        Path file = Files.writeString(folder.resolve("results.json"), text);
        assertThatThrownBy(() -> ResultsFile.open(file)).isInstanceOf(UserError.class)
                .hasMessage(message.replace("HERE", file.toString()));
    }

    @Test
    void saysWhereAFileEndsTooEarlyOrIsNone() throws IOException {
        String whole = Files.readString(CRATER);
        Path file = Files.writeString(folder.resolve("results.json"), "{\n" + whole.substring(1, 5_000));
        assertThatThrownBy(() -> ResultsFile.open(file)).isInstanceOf(UserError.class)
                .hasMessageContaining(file + ":2:5000: ")
                .hasMessageContaining("expected a whole results.json, Crater's or maar's")
                .extracting(Throwable::getMessage)
                .asString()
                .doesNotContain("\n", "Source");
        assertThatThrownBy(() -> ResultsFile.open(folder.resolve("none.json"))).isInstanceOf(UserError.class)
                .hasMessage("there is no file " + folder.resolve("none.json")
                        + ": expected a results.json, Crater's or maar's");
    }

    @Test
    void refusesAConfigurationOfAnotherNumberOfToolchains() throws IOException {
        Path file = Files.copy(CRATER, folder.resolve("results.json"));
        Path config = Files.writeString(folder.resolve("config.json"), "{\"toolchains\": [\"stable\"]}");
        assertThatThrownBy(() -> ResultsFile.open(file)).isInstanceOf(UserError.class)
                .hasMessage(config + ": toolchains: expected 2 toolchains, as every crate has runs, not 1");
        Files.writeString(config, "{\"toolchains\": [\"stable\"");
        assertThatThrownBy(() -> ResultsFile.open(file)).isInstanceOf(UserError.class)
                .hasMessageContaining(config + ":1:");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', value = {
            "{\"source\":{\"type\":\"dist\",\"name\":\"beta-2026-01-20\"},\"target\":\"i686-unknown-linux-gnu\",\"rustdocflags\":\"-Dx\",\"cargoflags\":\"-Zy\"} | beta-2026-01-20+target=i686-unknown-linux-gnu+rustdocflags=-Dx+cargoflags=-Zy",
            "{\"source\":{\"type\":\"ci\",\"sha\":\"0123456789abcdef0123456789abcdef01234567\",\"alt\":false},\"ci_try\":false} | master#0123456789abcdef0123456789abcdef01234567",
            "{\"source\":{\"type\":\"dist\",\"name\":\"stable\"},\"patches\":[{\"name\":\"syn\",\"repo\":\"https://example.org/syn\",\"branch\":\"fix\"}]} | stable+patch=syn=https://example.org/syn=fix",
            "\"stable\" | stable"})
    void aToolchainIsNamedAsCraterDoes(String toolchain, String name) throws IOException {
        Path file = Files.copy(CRATER, folder.resolve("results.json"));
        Files.writeString(folder.resolve("config.json"), "{\"toolchains\": [" + toolchain + ", \"nightly\"]}");
        assertThat(ResultsFile.open(file).experiment().toolchains().getFirst().spec().text()).isEqualTo(name);
    }

    @Test
    void aToolchainOfAnotherShapeIsNamed() throws IOException {
        Path file = Files.copy(CRATER, folder.resolve("results.json"));
        Path config = folder.resolve("config.json");
        Files.writeString(config, "{\"toolchains\": [{\"source\":{\"type\":\"git\"}}, \"nightly\"]}");
        assertThatThrownBy(() -> ResultsFile.open(file)).isInstanceOf(UserError.class)
                .hasMessage(config + ": toolchains[0].source.type: expected dist or ci, not \"git\"");
    }

    @Test
    void wideCharactersAreRefusedWithTheirReason() throws IOException {
        String text = Files.readString(CRATER);
        for (Charset wide : List.of(StandardCharsets.UTF_16, StandardCharsets.UTF_16LE, StandardCharsets.UTF_16BE,
                Charset.forName("UTF-32"))) {
            Path file = Files.write(folder.resolve("results.json"), text.getBytes(wide));
            assertThatThrownBy(() -> ResultsFile.open(file)).isInstanceOf(UserError.class)
                    .hasMessage(
                            file + ":1:1: this is UTF-16 or UTF-32, as PowerShell's \">\" writes it: expected UTF-8");
        }
        Path marked = Files.writeString(folder.resolve("results.json"), "\ufeff" + text);
        assertThat(runs(ResultsFile.open(marked))).hasSize(34);
    }

    @Test
    void aLogWhosePlaceIsNoAddressIsTakenAsItStands() throws IOException {
        Path file = Files.writeString(folder.resolve("results.json"),
                """
                        {"crates":[{"name":"a","krate":{"Path":"/src/a/"},"res":"unknown","runs":[{"res":"test-pass","log":"100%/reg/a"},null]}]}""");
        ResultsFile results = ResultsFile.open(file);
        CrateRuns crate = runs(results).getFirst();
        assertThat(id(crate)).isEqualTo(new CrateId.Local("a"));
        assertThat(results.logs(id(crate), 0)).containsExactly("100%/reg/a");
        assertThat(results.experiment().toolchains().getFirst().spec().text()).isEqualTo("100%");
    }

    @Test
    void saysWhatCraterHasAndMaarDoesNot() throws IOException {
        Path file = Files.copy(CRATER, folder.resolve("results.json"));
        Files.writeString(folder.resolve("config.json"),
                "{\"name\":\"x\",\"toolchains\":[\"stable\",\"beta\"],\"mode\":\"unstable-features\"}");
        ResultsFile read = ResultsFile.open(file);
        assertThat(read.notes()).contains("The mode was \"unstable-features\", which maar does not have.");
        assertThat(read.experiment().mode()).isEqualTo(Mode.BUILD_AND_TEST);
    }

    private static List<CrateRuns> runs(ResultsFile file) {
        try (Stream<CrateRuns> runs = file.runs()) {
            List<CrateRuns> crates = runs.toList();
            assertThat(file.size()).isEqualTo(crates.size());
            return crates;
        }
    }

    private static CrateId id(CrateRuns runs) {
        return runs.crate().crate();
    }

    private static CrateRuns crate(List<CrateRuns> crates, String id) {
        return Objects.requireNonNull(
                crates.stream().filter(one -> id(one).id().equals(id)).findFirst().orElse(null), id);
    }

    private static List<String> outcomes(CrateRuns crate) {
        return crate.attempts()
                .stream()
                .map(attempts -> attempts.stream().findFirst().map(one -> one.outcome()).map(Outcome::text).orElse(""))
                .toList();
    }
}
