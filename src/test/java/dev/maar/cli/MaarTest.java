package dev.maar.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.ObjectMapper;
import dev.maar.crates.CrateId;
import dev.maar.experiment.CapLints;
import dev.maar.experiment.Mode;
import dev.maar.experiment.RunRequest;
import dev.maar.outcome.Headline;
import dev.maar.outcome.Judgement;
import dev.maar.outcome.Outcome;
import dev.maar.outcome.Wanted;
import dev.maar.problem.EnvironmentError;
import dev.maar.report.Rerun;
import dev.maar.toolchain.ToolchainSpec;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

final class MaarTest {
    private static final String[] RUN = {"run", "debian:bookworm", "debian:trixie", "--crates", "list:fnv"};

    @TempDir
    private Path folder;

    private FakeApplication application = new FakeApplication(Path.of("unused"));
    private final ByteArrayOutputStream out = new ByteArrayOutputStream();
    private final ByteArrayOutputStream err = new ByteArrayOutputStream();
    private boolean terminal;

    @BeforeEach
    void startWithAnEmptyWorkFolder() {
        application = new FakeApplication(folder);
    }

    @Test
    void helpNamesEveryCommandAndEachCommandHasItsOwn() {
        assertThat(maar("--help")).isZero();
        assertThat(out()).contains("demo", "run", "resume", "report", "list", "show", "log", "delete", "crates",
                "toolchain",
                "quirks", "doctor", "--work-dir", "Begin with: maar demo");
        assertThat(maar("toolchain", "install", "--help")).isZero();
        assertThat(out()).contains("debian:SUITE[/PACKAGE], path:DIR", "nightly-DATE").doesNotContain("\u001b");
        assertThat(maar("run", "-h")).isZero();
        assertThat(out()).contains("--cap-lints=LEVEL", "Default: build-and-test", "BASELINE CANDIDATE...");
        assertThat(err()).isEmpty();
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', value = {
            "rnu | unknown command \"rnu\", did you mean \"run\"?; \"maar --help\" shows what it takes",
            "toolchain instal x | unknown command \"instal\", did you mean \"install\"?; \"maar toolchain --help\" shows what it takes",
            "list --jsno | unknown option \"--jsno\", did you mean \"--json\"?; \"maar list --help\" shows what it takes",
            "list --work-dri=x | unknown option \"--work-dri\", did you mean \"--work-dir\"?; \"maar list --help\" shows what it takes",
            "list x | unexpected word \"x\"; \"maar list --help\" shows what it takes",
            "toolchain | a command is missing: expected one of list, install, remove; \"maar toolchain --help\" shows what it takes",
            "run debian:a debian:b | Missing required option: '--crates=SELECT'; \"maar run --help\" shows what it takes",
            "run a:b debian:c --crates demo | toolchain \"a:b\" is of no known form: expected a name of rustup's (stable, beta, nightly-2026-05-19, 1.83.0), debian:SUITE[/PACKAGE] (debian:bookworm is rustc 1.63.0), path:DIR (a sysroot with bin/rustc), or a build of the Rust project's CI (master#SHA, try#SHA)",
            "run debian:b debian:c --crates demo --mode chek-only | mode \"chek-only\" is not known: expected one of build-and-test, build-only, check-only, clippy, rustdoc, fix, fix-edition, did you mean \"check-only\"?",
            "run debian:b debian:c --crates demo --mode clipy | mode \"clipy\" is not known: expected one of build-and-test, build-only, check-only, clippy, rustdoc, fix, fix-edition, did you mean \"clippy\"?",
            "run debian:b debian:c --crates demo --mode fix --cap-lints warn | --cap-lints warn: mode fix caps no lints, since what is capped suggests nothing: leave it out",
            "run debian:b debian:c --crates demo --name a/b | experiment name \"a/b\": expected up to 100 letters, digits, '.', '_' or '-', beginning with a letter or digit, for example beta-1.97-1",
            "run debian:b path:/none --crates demo | toolchain \"path:/none\": there is no folder /none: expected a sysroot, as \"rustc --print sysroot\" names it",
            "demo --jobs 0 | --jobs 0: expected a number from 1 to 10000",
            "demo --jobs two | Invalid value for option '--jobs': 'two' is no whole number; \"maar demo --help\" shows what it takes",
            "list --set sandbox.memroy=1G | --set sandbox.memroy=1G: unknown key \"sandbox.memroy\", did you mean \"sandbox.memory\"?",
            "show none | there is no experiment \"none\"",
            "demo --quirks q.toml --ignore-quirks | --quirks q.toml and --ignore-quirks: expected one of the two",
            "resume x --ignore-quirks | unknown option \"--ignore-quirks\"; \"maar resume --help\" shows what it takes",
            "quirks | a command is missing: expected one of check; \"maar quirks --help\" shows what it takes",
            "report | Missing required parameter: 'NAME', or --from=FILE; \"maar report --help\" shows what it takes",
            "report x --from y | an experiment \"x\" and --from y: expected one of the two",
            "report --from y --against x | --against x with --from: expected an experiment that is stored",
            "report x --against x | --against x: expected another experiment than the report's own",
            "report --from none.json | there is no file HERE/none.json: expected a results.json, Crater's or maar's",
            "demo --report full | report folder HERE/full is not empty"
    })
    void wrongUseIsOneLineAndStatusTwo(String words, String message) {
        assertThat(maar(words.split(" "))).isEqualTo(2);
        assertThat(err()).isEqualTo("maar: " + message.replace("HERE", Path.of("").toAbsolutePath().toString()) + "\n");
        assertThat(out()).isEmpty();
    }

    @Test
    void anUnknownComparisonIsRefusedBeforeAnythingRuns() {
        assertThat(maar("demo", "--fail-on", "regresed")).isEqualTo(2);
        assertThat(err()).startsWith("maar: --fail-on regresed: expected one of regressed, ")
                .endsWith(", did you mean \"regressed\"?\n");
        assertThat(application.requests()).isEmpty();
    }

    @Test
    void aRunShowsItsProgressAndSaysWhereTheReportIs() {
        application.runIs((experiment, listener) -> {
            listener.runStarted(experiment, 1, 3);
            listener.crateFinished(new CrateId.Registry("fnv", "1.0.7"), headline("test-pass", 1));
            listener.crateFinished(new CrateId.Local("mi\u001bne"), headline("build-fail:ice", 1));
            listener.runEnded(experiment, true);
            return true;
        });
        assertThat(maar(RUN)).isZero();
        assertThat(out()).isEmpty();
        assertThat(err().replaceAll(", [\\d.]+/min(, about \\w+ left)?", "")).isEqualTo("""
                maar: running run-1: 3 crates, 1 of them done already
                maar: [2/3] fnv-1.0.7: test-pass (0 regressed)
                maar: [3/3] mi⟨U+001B⟩ne (local): regressed (1 regressed)
                maar: run-1 is complete: 3 of 3 crates done
                maar: 1 cause, 1 crate regressed of 3
                maar: report: %s/work/reports/run-1/index.html
                """.formatted(folder));
        assertThat(application.closed()).isTrue();
    }

    @Test
    void ofSeveralCandidatesTheLinesSayWhichIsMeant() {
        application.runIs((experiment, listener) -> {
            listener.runStarted(experiment, 0, 2);
            listener.crateFinished(new CrateId.Registry("fnv", "1.0.7"),
                    new Headline(List.of(judged("test-pass", 3), judged("build-fail:ice", 3))));
            listener.crateFinished(new CrateId.Local("mine"),
                    new Headline(List.of(judged("test-pass", 1), judged("test-pass", 1))));
            return true;
        });
        assertThat(maar("run", "debian:bookworm", "debian:trixie", "debian:sid", "--crates", "demo")).isZero();
        assertThat(err()).contains("fnv-1.0.7: regressed: baseline 3/3, candidate 0/3 under debian:sid (1 regressed",
                "mine (local): test-pass (1 regressed");
        assertThat(maar("show", "run-1")).isZero();
        assertThat(out()).contains("           0 build, 0 pass of 1\n", "           1 build, 1 pass of 1\n",
                "The oldest compiler on which the crate builds is 1.63.0 (debian:trixie).\n", """
                        crate      debian:bookworm  debian:trixie  debian:sid  passes first under
                        fnv-1.0.7  fails            passes         fails       1.63.0 (debian:trixie)
                        """);
    }

    @Test
    void whatIsNotTheHeadlineStillFailsTheRunThatAsksForIt() {
        assertThat(maar("demo", "--fail-on", "error")).isEqualTo(1);
    }

    @Test
    void aTerminalGetsABarWithALineForEachRegression() {
        terminal = true;
        application.runIs((experiment, listener) -> {
            listener.runStarted(experiment, 0, 2);
            listener.crateFinished(new CrateId.Registry("fnv", "1.0.7"), headline("build-fail:timeout", 2));
            listener.crateFinished(new CrateId.Local("mine"), headline("test-pass", 1));
            listener.runEnded(experiment, true);
            return true;
        });
        assertThat(maar(RUN)).isZero();
        assertThat(err()).contains("run-1", "2/2", "1 regressed",
                "\r\u001b[Kmaar: fnv-1.0.7: regressed: baseline 2/2, candidate 0/2\n");
    }

    @Test
    void theWordsOfARunReachTheExperiment() {
        assertThat(maar("run", "debian:bookworm", "debian:trixie", "debian:sid", "--crates", "demo", "--crates",
                "local:x", "--mode", "check-only", "--cap-lints", "warn", "--name", "n")).isZero();
        RunRequest request = application.requests().getFirst();
        assertThat(request.name()).isEqualTo("n");
        assertThat(request.toolchains()).hasSize(3);
        assertThat(request.crates().words()).containsExactly("demo", "local:x");
        assertThat(request.mode()).isEqualTo(Mode.CHECK_ONLY);
        assertThat(request.capLints()).isEqualTo(CapLints.WARN);
    }

    @Test
    void theWordsAboutQuirksReachTheExperiment() {
        assertThat(maar(RUN)).isZero();
        assertThat(maar("demo", "--ignore-quirks")).isZero();
        assertThat(maar("demo", "--quirks", "mine.toml")).isZero();
        assertThat(application.requests()).extracting(RunRequest::ignoreQuirks).containsExactly(false, true, false);
        assertThat(application.requests()).extracting(RunRequest::quirks)
                .containsExactly(null, null, Path.of("mine.toml"));
        assertThat(maar("show", "demo")).isZero();
        assertThat(out()).contains("ignored");
    }

    @Test
    void quirksThatMeanNothingArePrintedWithStatusTwo() {
        assertThat(maar("quirks", "check")).isZero();
        assertThat(out()).isEmpty();
        assertThat(maar("quirks", "check", "mine.toml")).isEqualTo(2);
        assertThat(out()).isEqualTo("mine.toml:3: no such crate\n");
    }

    @Test
    void theDemoComparesTheTwoDebianCompilersUnderAFreeName() {
        assertThat(maar("demo")).isZero();
        assertThat(maar("demo")).isZero();
        assertThat(maar("demo", "--name", "again")).isZero();
        assertThat(application.requests()).extracting(RunRequest::name).containsExactly("demo", "demo-2", "again");
        assertThat(application.requests().getFirst().toolchains()).extracting(ToolchainSpec::text)
                .containsExactly("debian:bookworm", "debian:bookworm/rustc-web");
    }

    @Test
    void failOnMakesTheStatusOneWhereItFindsWhatItNames() {
        assertThat(maar("demo", "--fail-on", "regressed,fixed")).isEqualTo(1);
        assertThat(maar("demo", "--fail-on", "fixed")).isZero();
        assertThat(maar("demo", "--fail-on", "fixed,new-errors")).isEqualTo(1);
        assertThat(maar("demo", "--fail-on", "new-failing-tests")).isZero();
    }

    @Test
    void jsonIsAloneOnStandardOutput() throws IOException {
        assertThat(maar("demo", "--json")).isZero();
        var ran = new ObjectMapper().readTree(out());
        assertThat(ran.path("counts").path("regressed").asInt()).isEqualTo(1);
        assertThat(ran.path("report").asText()).isEqualTo(folder.resolve("work/reports/demo").toString());
        assertThat(maar("show", "demo", "--json")).isZero();
        assertThat(new ObjectMapper().readTree(out()).path("toolchains").get(1).path("comparisons").toString())
                .isEqualTo("{\"regressed\":1,\"test-pass\":1}");
        assertThat(new ObjectMapper().readTree(out()).path("toolchains").get(1).path("undecided").toString())
                .isEqualTo("{\"flaky\":1}");
        assertThat(maar("list", "--json")).isZero();
        assertThat(new ObjectMapper().readTree(out())).hasSize(1);
    }

    @Test
    void anInterruptedRunSaysHowToGoOn() {
        application.runIs((_, _) -> {
            throw new InterruptedException();
        });
        assertThat(maar("demo")).isEqualTo(130);
        assertThat(err()).isEqualTo("maar: interrupted; what is done is kept, go on with: maar resume demo --work-dir "
                + folder.resolve("work") + "\n");
        assertThat(application.closed()).isTrue();
        application.runIs((_, _) -> true);
        assertThat(maar("resume", "demo")).isZero();
    }

    @Test
    void whatTheMachineLacksIsStatusThreeAndTheRunCanGoOn() {
        application.runIs((_, _) -> {
            throw EnvironmentError.lasting("no engine answers, perhaps you should start Docker", new IOException());
        });
        assertThat(maar("demo")).isEqualTo(3);
        assertThat(err()).contains("go on with: maar resume demo",
                "maar: no engine answers, perhaps you should start Docker\n");
    }

    @Test
    void aBugIsStatusSeventyAndSaysWhereTheDetailsAre() {
        application.runIs((_, _) -> {
            throw new IllegalStateException("impossible\nmore");
        });
        assertThat(maar("demo")).isEqualTo(70);
        assertThat(err()).isEqualTo("maar: a bug of maar's own: java.lang.IllegalStateException: impossible;"
                + " the details are in " + folder.resolve("work/maar.log") + "\n");
    }

    @Test
    void whatJavaItselfCannotDoHasItsStatus() {
        application.runIs((_, _) -> {
            throw new StackOverflowError();
        });
        assertThat(maar("demo")).isEqualTo(70);
        assertThat(err()).startsWith("maar: a bug of maar's own: java.lang.StackOverflowError;");
        application.runIs((_, _) -> {
            throw new OutOfMemoryError("Java heap space");
        });
        assertThat(maar("demo")).isEqualTo(3);
        assertThat(err()).contains("Java's memory is not enough", "-Xmx4g");
    }

    @Test
    void experimentsAreListedShownAndDeleted() {
        assertThat(maar("list")).isZero();
        assertThat(err()).isEqualTo("maar: no experiments yet; \"maar demo\" makes one\n");
        maar("demo");
        assertThat(maar("list")).isZero();
        assertThat(out()).isEqualTo("""
                NAME  STATE   DONE  MODE            TOOLCHAINS
                demo  queued  2/3   build-and-test  debian:bookworm debian:bookworm/rustc-web
                """);
        assertThat(maar("show", "demo")).isZero();
        assertThat(out()).contains("baseline   debian:bookworm: rustc 1.63.0, cargo 1.65.0\n",
                "           1 regressed, 1 test-pass, 1 undecided (flaky)\n");
        assertThat(maar("report", "demo", "--to", folder + "/r")).isZero();
        assertThat(err()).contains("report: " + folder + "/r/index.html");
        assertThat(maar("delete", "demo")).isZero();
        assertThat(maar("show", "demo")).isEqualTo(2);
    }

    @Test
    void aLogIsPrintedAsItIsAndMadeVisibleOnATerminal() {
        maar("demo");
        application.logIs("\u001b]0;title\u0007text");
        assertThat(maar("log", "demo", "fnv")).isZero();
        assertThat(out()).isEqualTo("reg/fnv/1.0.7 1\n\u001b]0;title\u0007text");
        terminal = true;
        assertThat(maar("log", "demo", "mine", "debian:bookworm")).isZero();
        assertThat(out()).isEqualTo("local/mine 0\n⟨U+001B⟩]0;title⟨U+0007⟩text");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', value = {
            "log demo fvn | crate \"fvn\" is not in experiment \"demo\", did you mean \"fnv\"?",
            "log demo try-lock@0.2.3 | crate \"try-lock@0.2.3\" is not in experiment \"demo\", did you mean \"try-lock@0.2.2\"?",
            "log demo fnv debian:bookwrm | toolchain \"debian:bookwrm\" is not in experiment \"demo\": expected one of debian:bookworm, debian:bookworm/rustc-web, did you mean \"debian:bookworm\"?",
            "log demo fnv | crate \"fnv\" was not built yet under debian:bookworm/rustc-web in experiment \"demo\""
    })
    void aLogThatIsNotThereIsNamed(String words, String message) {
        maar("demo");
        assertThat(maar(words.split(" "))).isEqualTo(2);
        assertThat(err()).isEqualTo("maar: " + message + "\n");
    }

    @Test
    void cratesAreOneALine() {
        assertThat(maar("crates", "demo")).isZero();
        assertThat(out()).isEqualTo("fnv 1.0.7\ntry-lock 0.2.2\nmine local\n");
    }

    @Test
    void toolchainsAreListedAndAWrongFolderIsNamed() {
        assertThat(maar("toolchain", "list")).isZero();
        assertThat(err()).startsWith("maar: no toolchains yet;");
        assertThat(maar("toolchain", "install", "path:" + folder)).isEqualTo(2);
        assertThat(err()).startsWith("maar: toolchain \"path:" + folder + "\": no program bin/rustc in " + folder);
        assertThat(maar("toolchain", "remove", "debian:sid")).isEqualTo(2);
        assertThat(err()).isEqualTo("maar: toolchain \"debian:sid\" is not installed; nothing is\n");
    }

    @Test
    void theDoctorNamesEachThingAndItsCure() {
        int status = run(Map.of("DOCKER_HOST", "unix://" + folder + "/none.sock", "PATH", ""), "doctor");
        assertThat(status).isEqualTo(3);
        assertThat(out()).contains("ok       java: 25", "missing  engine: ", "; install and start Docker",
                "missing  debian packages: no apt-get on the PATH; name an image with sandbox.image");
    }

    @ParameterizedTest
    @ValueSource(strings = {"work here", "other"})
    void theWorkFolderComesFromTheEnvironmentWhereNoFlagNamesIt(String name) {
        assertThat(run(Map.of("MAAR_WORK_DIR", folder.resolve(name).toString()), "demo")).isZero();
        assertThat(err()).contains("report: " + folder.resolve(name) + "/reports/demo");
    }

    /// What it means that a crate which passes ended so under the candidate, `times` times of as many.
    private static Headline headline(String outcome, int times) {
        return new Headline(List.of(judged(outcome, times)));
    }

    private static Judgement judged(String outcome, int times) {
        return Judgement.of(Collections.nCopies(times, Outcome.Plain.TEST_PASS),
                Collections.nCopies(times, Outcome.parse(outcome)), Wanted.always(times));
    }

    @Test
    void aReportComparesWithAnotherExperiment() {
        maar(RUN);
        maar("run", "debian:bookworm", "debian:sid", "--crates", "list:fnv", "--name", "beta-1");
        assertThat(maar("report", "run-1", "--against", "beta-1")).isZero();
        assertThat(err()).isEqualTo("""
                maar: 1 cause, 1 crate regressed of 3
                maar: against beta-1
                maar: report: %s/work/reports/run-1/index.html
                """.formatted(folder));
        assertThat(maar("report", "run-1", "--against", "beta-2")).isEqualTo(2);
        assertThat(err()).isEqualTo("maar: there is no experiment \"beta-2\"\n");
    }

    @Test
    void aReportIsMadeOfCratersResults() throws IOException {
        Path crater = Path.of(System.getProperty("maar.home"),
                "src/test/resources/dev/maar/report/read/crater/pr-1234/results.json");
        assertThat(maar("report", "--from", crater.toString(), "--to", folder.resolve("there").toString())).isZero();
        assertThat(err()).isEqualTo(
                """
                        maar: 34 crates of pr-1234
                        maar: Made from Crater's results.json: Crater runs every crate once, so that nothing is confirmed, and says no compiler's messages.
                        maar: report: %s/there/index.html
                        """
                        .formatted(folder));
        Path copy = Files.copy(crater, Files.createDirectory(folder.resolve("beta-1")).resolve("results.json"));
        assertThat(maar("report", "--from", copy.toString())).isZero();
        assertThat(err()).endsWith("maar: report: " + folder + "/beta-1/beta-1-report/index.html\n");
        assertThat(maar("report", "--from", copy.toString(), "--to", folder.resolve("beta-1").toString())).isEqualTo(2);
        assertThat(err()).isEqualTo("maar: --to " + folder.resolve("beta-1")
                + ": the results that it is made of, and their logs, lie there and would be lost: expected another folder\n");
        Files.writeString(folder.resolve("beta-1/results.schema.json"), "{}");
        assertThat(maar("report", "--from", copy.toString(), "--to", folder.resolve("beta-1/logs/x").toString()))
                .isEqualTo(2);
        assertThat(err()).contains("it is within the report " + folder.resolve("beta-1"),
                "expected a folder beside it");
        assertThat(maar("report", "--from", copy.toString())).isZero();
        assertThat(err()).endsWith("maar: report: " + folder + "/beta-1-report/index.html\n");
    }

    /// The command goes through a real shell and the real parser.
    @Test
    void theCommandThatRunsCratesAgainIsUnderstood() throws IOException, InterruptedException {
        maar("run", "debian:bookworm", "debian:sid+rustflags=\"-Ca=+b c\"", "--crates", "list:fnv", "--mode",
                "check-only", "--cap-lints", "warn", "--ignore-quirks");
        String command = Rerun.command(application.experiment("run-1"), List.of("debian:sid+rustflags=\"-Ca=+b c\""),
                List.of("fnv@1.0.7", "org/it.s/ab12", "git:https://git.example/a#f00", "local:/src/it's $HOME"),
                "none");
        Process shell = new ProcessBuilder("sh", "-c", "maar() { printf '%s\\0' \"$@\"; }; " + command).start();
        String[] words = new String(shell.getInputStream().readAllBytes(), StandardCharsets.UTF_8).split("\0");
        assertThat(shell.waitFor()).isZero();
        assertThat(maar(words)).isZero();
        RunRequest first = application.requests().getFirst();
        RunRequest again = application.requests().getLast();
        assertThat(again.toolchains()).isEqualTo(first.toolchains());
        assertThat(again.mode()).isEqualTo(Mode.CHECK_ONLY);
        assertThat(again.capLints()).isEqualTo(CapLints.WARN);
        assertThat(again.ignoreQuirks()).isTrue();
        assertThat(again.crates().words()).containsExactly(
                "list:fnv@1.0.7,org/it.s/ab12,git:https://git.example/a#f00", "local:/src/it's $HOME");
    }

    private int maar(String... words) {
        return run(Map.of("MAAR_TEST", "1"), words.length > 0 && words[0].startsWith("-") ? words : in(words));
    }

    /// Every command takes the global options, behind its own words too.
    private String[] in(String... words) {
        var all = new ArrayList<>(List.of(words));
        all.addAll(List.of("--work-dir", folder.resolve("work").toString()));
        return all.toArray(String[]::new);
    }

    private int run(Map<String, String> environment, String... words) {
        out.reset();
        err.reset();
        var console = new Console(new PrintStream(out, true, StandardCharsets.UTF_8),
                new PrintStream(err, true, StandardCharsets.UTF_8), terminal, terminal);
        return new Maar(console, folder, environment, (_, _) -> application).run(words);
    }

    private String out() {
        return out.toString(StandardCharsets.UTF_8);
    }

    private String err() {
        return err.toString(StandardCharsets.UTF_8);
    }
}
