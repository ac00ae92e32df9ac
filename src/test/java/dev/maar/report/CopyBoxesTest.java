package dev.maar.report;

import static org.assertj.core.api.Assertions.assertThat;

import dev.maar.crates.CrateId;
import dev.maar.experiment.Experiment;
import dev.maar.experiment.ExperimentCrate;
import dev.maar.experiment.ExperimentState;
import dev.maar.outcome.StepKind;
import dev.maar.outcome.StepResult;
import dev.maar.toolchain.Toolchain;
import dev.maar.toolchain.ToolchainSpec;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

final class CopyBoxesTest {
    private static final CratePage PAGE = new CratePage("registry.example");
    private static final String LINTS = "mismatched_lifetime_syntaxes";

    @Test
    void theLinesShowTheFailureWithCargoAlone() {
        assertThat(box(cause(SampleRuns.pair(), LINTS), "Reproduce locally with cargo")).isEqualTo(
                """
                        # In this report's folder.
                        # Another compiler: the run had debian:bookworm/rustc-web, rustc 1.96.0; 1.96.0 is the nearest that rustup has.
                        report=$PWD
                        cd "$(mktemp -d)"
                        curl -fsSL https://registry.example/api/v1/crates/try-lock/0.2.2/download | tar -xz
                        cd try-lock-0.2.2
                        rm -rf .cargo
                        cp "$report"/lockfiles/%s.lock Cargo.lock
                        cargo +1.96.0 fetch --locked
                        RUSTDOCFLAGS=--cap-lints=forbid RUSTFLAGS=--cap-lints=forbid cargo +1.96.0 build --frozen
                        """
                        .formatted("ef".repeat(32)));
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', value = {
            "gh/org/repo/ab12 | git clone https://github.com/org/repo crate; cd crate; git checkout --quiet ab12",
            "git/https%3A%2F%2Fgit.example%2Fa%20b/f00 | git clone 'https://git.example/a b' crate; cd crate; git checkout --quiet f00",
            "local/it's | cp -R '/src/it'\\''s' crate; cd crate"
    })
    void whatIsNoPackageOfTheRegistryIsFetchedFromWhereItIs(String id, String lines) {
        CrateId crate = CrateId.parse(id);
        var from = new ExperimentCrate(crate, "x", crate instanceof CrateId.Local ? "/src/it's" : null, null, "", null,
                null);
        var step = new StepResult(StepKind.CHECK,
                List.of("cargo", "check", "--frozen", "--message-format=json-diagnostic-rendered-ansi", "--target",
                        "a b"),
                Map.of("RUSTFLAGS", "--cap-lints=warn -Zx", "RUSTDOCFLAGS", ""), 101, null, 1);
        String text = new Reproduction(PAGE, "warn").of(from,
                toolchain("nightly-2026-05-19+rustflags=-Zx +patch=a=/p"), step);
        assertThat(text.replace("\n", "; ")).contains("mktemp -d)\"; " + lines + "; rm -rf .cargo; # This toolchain is",
                "patch a=/p: add it to [patch.crates-io]", "cargo +nightly-2026-05-19 fetch; ")
                .endsWith("; RUSTFLAGS='--cap-lints=warn -Zx' cargo +nightly-2026-05-19"
                        + " check --frozen --target 'a b'; ");
    }

    @Test
    void aShellReadsTheCommandsAsTheyAreMeant() throws IOException, InterruptedException {
        for (Cause cause : SampleRuns.model(SampleRuns.three()).regressedCauses()) {
            for (CopyBox box : boxes(SampleRuns.three()).of(cause)) {
                if (box.title().startsWith("Re") || box.title().startsWith("Run")) {
                    Process shell = new ProcessBuilder("sh", "-n", "-c", box.text()).redirectErrorStream(true).start();
                    String said = new String(shell.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
                    assertThat(shell.waitFor()).as(said).isZero();
                }
            }
        }
    }

    @Test
    void fewCratesAreNamedInTheCommandAndManyInAFile() {
        Experiment experiment = SampleRuns.pair().experiment();
        assertThat(Rerun.command(experiment, List.of("path:/x/y z"), List.of("a@1.0.0", "org/b/ab", "local:/my src"),
                "causes/c-1.txt"))
                .isEqualTo("maar run debian:bookworm 'path:/x/y z' --crates list:a@1.0.0,org/b/ab --crates"
                        + " 'local:/my src' --mode build-and-test --cap-lints forbid");
        List<String> many = IntStream.range(0, 21).mapToObj(index -> "a" + index + "@1.0.0").toList();
        assertThat(Rerun.command(experiment, List.of("debian:sid"), many, "causes/c-1.txt"))
                .isEqualTo("maar run debian:bookworm debian:sid --crates file:causes/c-1.txt --mode build-and-test"
                        + " --cap-lints forbid");
        assertThat(Rerun.file(List.of("a@1.0.0", "local:/x\ny", "b\nc@1.0.0")))
                .isEqualTo("a@1.0.0\n# local:/x⟨U+000A⟩y\n# b⟨U+000A⟩c@1.0.0\n");
    }

    @Test
    void theIssueIsInTheFormOfTheTriage() {
        Cause cause = cause(SampleRuns.pair(), LINTS);
        String text = box(cause, "Draft issue: text");
        assertThat(box(cause, "Draft issue: title")).startsWith("regression: " + LINTS + ": no good: <script>")
                .doesNotContain("\u001b", "\n");
        assertThat(text).startsWith("3 crates fail with debian:bookworm/rustc-web and do not with debian:bookworm:"
                + " 1 by its own code, 2 behind a package that fails. 1 of them was confirmed by running both sides again.\n\n"
                + "From try-lock-0.2.2 under debian:bookworm/rustc-web:\n\n```text\nerror[" + LINTS + "]: no good")
                .contains(
                        """

                                root: try-lock-0.2.2 - 3 (0 gh, 3 crates.io) detected crates which regressed due to this; cc @alice, @org/team
                                <details>

                                 * [hyper-0.14.20](https://registry.example/crates/hyper/0.14.20): build-fail:depends-on(reg/try-lock/0.2.2, reg/untested/1.0.0)
                                """,
                        "\n### Version it worked on\n\ndebian:bookworm:\n\n```text\nrustc 1.63.0\n",
                        "\n### Version with regression\n\ndebian:bookworm/rustc-web:\n\n```text\nrustc 1.96.0\n")
                .endsWith("\n@rustbot label +regression-from-stable-to-stable +T-compiler\n")
                .doesNotContain("\u001b", "\u202e", "\n<script");
    }

    @Test
    void anIssueIsNeverTooLongAndIsCutBetweenCrates() {
        SampleRuns sample = SampleRuns.empty();
        for (int index = 0; index < 3_000; index++) {
            sample.add("crate-with-a-long-name-" + index, "1.0.0", "test-pass",
                    index % 100 == 0
                            ? "build-fail:compiler-error(E0282)"
                            : "build-fail:depends-on(reg/root" + index % 7 + "/1.0.0)");
        }
        ReportModel model = SampleRuns.model(MadeFacts.in(sample.input(ExperimentState.COMPLETED)));
        for (Cause cause : model.regressedCauses()) {
            String text = new DraftIssue(model.experiment(), MadeFacts.FACTS).text(cause);
            assertThat(text.length()).isLessThanOrEqualTo(DraftIssue.LONGEST);
            assertThat(text.lines().filter(line -> line.startsWith(" * ")))
                    .allMatch(line -> line.matches(" \\* (\\[.*]\\(.*\\): .*|… and \\d+ more: see the report)"));
            assertThat(text.split("<details>", -1)).hasSameSizeAs(text.split("</details>", -1));
            assertThat(text).contains("### Version with regression");
            if (cause.number() > 1_000) {
                assertThat(text).contains("more: see the report");
            }
        }
    }

    @Test
    void anIssueOfAPatchedPackageIsNoneOfRusts() {
        List<Toolchain> same = List.of(toolchain("1.83.0"), toolchain("1.83.0+patch=a=/p"));
        Experiment experiment = with(SampleRuns.pair().experiment(), same);
        Cause cause = cause(SampleRuns.pair(), LINTS);
        var patched = new Cause(cause.signature(), cause.words(), cause.number(), cause.direct(), cause.confirmed(),
                cause.roots(), cause.members(), List.of("1.83.0+patch=a=/p"), cause.downloads(), cause.example(),
                cause.variants());
        assertThat(new DraftIssue(experiment, FactSource.NONE).text(patched)).doesNotContain("@rustbot");
    }

    @Test
    void theOwnersAreToldInALineAndLeftOutWhereNobodyKnowsThem() {
        assertThat(box(cause(SampleRuns.pair(), LINTS), "Tell the owners")).startsWith(
                "cc @alice, @org/team: try-lock-0.2.2 fails with debian:bookworm/rustc-web: " + LINTS)
                .endsWith(" 3 crates are affected.\n");
        assertThat(new CopyBoxes(SampleRuns.pair().experiment(), PAGE, FactSource.NONE)
                .of(cause(SampleRuns.pair(), LINTS))).extracting(CopyBox::title)
                .containsExactly("Reproduce locally with cargo", "Run just these again", "Draft issue: title",
                        "Draft issue: text");
    }

    private static Toolchain toolchain(String spec) {
        return new Toolchain(ToolchainSpec.parse(spec), Path.of("/x"), "rustc 1.83.0\n", "1.83.0", "cargo", true, "aa");
    }

    private static Experiment with(Experiment like, List<Toolchain> toolchains) {
        return new Experiment(like.name(), like.mode(), like.capLints(), like.selections(), toolchains,
                like.conditions(), like.state(), like.createdAt(), null, null);
    }

    private static CopyBoxes boxes(ReportInput input) {
        return new CopyBoxes(input.experiment(), PAGE, MadeFacts.FACTS);
    }

    private static String box(Cause cause, String title) {
        return boxes(SampleRuns.pair()).of(cause)
                .stream()
                .filter(box -> box.title().equals(title))
                .map(CopyBox::text)
                .findFirst()
                .orElseThrow();
    }

    private static Cause cause(ReportInput input, String code) {
        ReportInput known = MadeFacts.in(input);
        var gathered = new GatherReport(known.experiment(), known.facts());
        known.crates().crates().map(runs -> CrateReport.of(known, runs, PAGE)).forEach(gathered::add);
        return Objects.requireNonNull(gathered.model()
                .regressedCauses()
                .stream()
                .filter(cause -> cause.signature().code().equals(code))
                .findFirst()
                .orElse(null), code);
    }
}
