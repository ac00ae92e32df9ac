package dev.maar.report;

import dev.maar.crates.CrateId;
import dev.maar.crates.Quirk;
import dev.maar.experiment.CapLints;
import dev.maar.experiment.Conditions;
import dev.maar.experiment.CrateRuns;
import dev.maar.experiment.Experiment;
import dev.maar.experiment.ExperimentCrate;
import dev.maar.experiment.ExperimentState;
import dev.maar.experiment.Mode;
import dev.maar.outcome.Attempt;
import dev.maar.outcome.BuildLog;
import dev.maar.outcome.Comparison;
import dev.maar.outcome.Diagnostic;
import dev.maar.outcome.Judgement;
import dev.maar.outcome.Outcome;
import dev.maar.outcome.Purpose;
import dev.maar.outcome.StepKind;
import dev.maar.outcome.StepResult;
import dev.maar.outcome.TestResult;
import dev.maar.outcome.Wanted;
import dev.maar.toolchain.Toolchain;
import dev.maar.toolchain.ToolchainSource;
import dev.maar.toolchain.ToolchainSpec;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/// Small experiments for the tests of this room, with some crates that do their worst to a reader.
final class SampleRuns {
    /// Everything that could harm a page, a terminal or a reader, in one line.
    static final String HOSTILE = "<script>alert('1')</script> \"quoted\" & \u001b[31mred\u001b[0m \u202egnp.exe \u0007\u200b|*x*";

    private static final Instant START = Instant.parse("2026-11-20T10:00:00Z");

    private final List<Toolchain> toolchains;
    private final List<CrateRuns> crates = new ArrayList<>();

    private SampleRuns(List<Toolchain> toolchains) {
        this.toolchains = toolchains;
    }

    /// A baseline and one candidate, completed: each kind of cause, hostile words, a local crate.
    static ReportInput pair() {
        return two().input(ExperimentState.COMPLETED);
    }

    /// No crates at all under two toolchains; the caller adds them.
    static SampleRuns two() {
        SampleRuns sample = empty();
        sample.causes();
        sample.others();
        return sample;
    }

    static SampleRuns empty() {
        return new SampleRuns(
                List.of(debian("bookworm", "rustc", "1.63.0"), debian("bookworm", "rustc-web", "1.96.0")));
    }

    /// So many crates that each regressed for a cause of its own.
    static ReportInput causes(int number) {
        SampleRuns sample = empty();
        for (int code = 1; code <= number; code++) {
            sample.add("alone" + code, "1.0.0", "test-pass", String.format("build-fail:compiler-error(E%04d)", code));
        }
        return sample.input(ExperimentState.COMPLETED);
    }

    /// A baseline and two candidates of which one is a folder without cargo; not finished.
    static ReportInput triple() {
        Toolchain stage1 = new Toolchain(ToolchainSpec.parse("path:/x/y z"), Path.of("/x/y z"),
                "rustc 1.99.0-dev\nbinary: rustc\nrelease: 1.99.0-dev\n", "1.99.0-dev", "", false, "c".repeat(64));
        SampleRuns sample = new SampleRuns(
                List.of(debian("bookworm", "rustc", "1.63.0"), debian("trixie", "rustc", "1.85.1"), stage1));
        sample.add("fnv", "1.0.7", "test-pass", "test-pass", "test-pass");
        sample.add("time", "0.3.34", "test-pass", "build-fail:compiler-error(E0282)",
                "build-fail:compiler-error(E0282)");
        sample.add("midway", "1.0.0", "test-pass | test-pass", "build-fail:unknown", "test-pass");
        sample.add("late", "2.0.0", "test-pass", "build-fail:timeout", "build-fail:compiler-error(E0277, E0308)");
        sample.add("waits", "0.1.0", "test-pass", "test-pass", null);
        sample.add("untouched", "0.1.0", null, null, null);
        return sample.input(ExperimentState.RUNNING);
    }

    static SampleRuns emptyOfThree() {
        return new SampleRuns(List.of(debian("bookworm", "rustc", "1.63.0"),
                debian("bookworm", "rustc-web", "1.96.0"), debian("trixie", "rustc", "1.85.1")));
    }

    /// A baseline and two candidates that are not in the order of their releases, completed: every standing there is.
    static ReportInput three() {
        SampleRuns sample = emptyOfThree();
        String passes = thrice("test-pass");
        sample.add("fnv", "1.0.7", "test-pass", "test-pass", "test-pass");
        sample.add("itoa", "1.0.9", "test-pass", "test-pass", "test-pass");
        sample.add("never", "0.0.1", "build-fail:unknown", "build-fail:unknown", "build-fail:unknown");
        sample.add("slab", "0.4.2", passes, thrice("build-fail:compiler-error(mismatched_lifetime_syntaxes)"),
                "test-pass");
        sample.add("time", "0.3.20", passes, thrice("build-fail:compiler-error(E0282)"),
                thrice("build-fail:compiler-error(E0282)"));
        sample.add("simple_logger", "4.1.0", passes, thrice("build-fail:depends-on(reg/time/0.3.20)"),
                thrice("build-fail:depends-on(reg/time/0.3.20)"));
        sample.add("justjson", "0.2.2", thrice("build-fail:compiler-error(E0658)"), passes, passes);
        sample.add("edition", "1.0.0", thrice("broken:cargo-toml"), passes, thrice("test-fail:unknown"));
        sample.add("both", "1.0.0", thrice("test-fail:unknown"), passes, thrice("build-fail:compiler-error(E0308)"));
        sample.add("random", "1.0.0", "test-pass | test-pass", "test-fail:unknown | test-pass", "test-pass");
        sample.add("unlucky", "1.0.0", "test-pass", "error", "test-pass");
        sample.add("stuck", "1.0.0", thrice("build-fail:compiler-error(E0308)"),
                thrice("build-fail:compiler-error(E0277, E0308)"), thrice("build-fail:compiler-error(E0308)"));
        sample.add("warns", "1.0.0", "test-pass", "test-pass +warns=dead_code", "test-pass");
        return sample.input(ExperimentState.COMPLETED);
    }

    private void causes() {
        add("try-lock", "0.2.2", thrice("test-pass"),
                thrice("build-fail:compiler-error(mismatched_lifetime_syntaxes)"));
        add("want", "0.3.0", "test-pass", "build-fail:depends-on(reg/try-lock/0.2.2)");
        add("hyper", "0.14.20", "test-pass", "build-fail:depends-on(reg/try-lock/0.2.2, reg/untested/1.0.0)");
        add("time", "0.3.34", "test-pass", "build-fail:compiler-error(E0282)");
        add("lazy_static", "0.2.0", "test-pass", "test-fail:unknown");
        add("lexical-core", "0.7.4", "test-fail:unknown", "build-fail:compiler-error(E0282, E0308)");
        add("slow", "1.0.0+build.5", "test-pass", "test-fail:timeout");
        add("hangs", "1.0.0", thrice("test-pass"), thrice("test-fail:timeout"));
        add("newer", "3.0.0", thrice("build-fail:compiler-error(E0658)"), thrice("test-pass"));
    }

    private void others() {
        add("never", "0.0.1", "build-fail:unknown", "build-fail:unknown");
        add("fnv", "1.0.7", "test-pass", "test-pass");
        add("stuck", "1.0.0", thrice("build-fail:compiler-error(E0308)"),
                thrice("build-fail:compiler-error(E0277, E0308)"));
        add("stumbles", "1.0.0", thrice("test-fail:unknown"), thrice("test-fail:unknown +fails=tests::fine"));
        add("wavers", "1.0.0", "test-fail:unknown | test-fail:unknown",
                "test-fail:unknown +fails=tests::fine | test-fail:unknown");
        add("lessens", "1.0.0", "build-fail:compiler-error(E0277, E0308)", "build-fail:compiler-error(E0308)");
        add("warns", "1.0.0", "test-pass +warns=dead_code", "test-pass +warns=unused_variables +warns=<b>"
                + " +future=never_type_fallback +future=never_type_fallback");
        add("random", "1.0.0", "test-pass | test-pass", "test-fail:unknown | test-pass");
        add("unlucky", "1.0.0", "test-pass | error", "test-fail:unknown");
        add("nothing", "1.1.1", "error", "test-pass");
        add("gone", "0.9.9", "broken:yanked", "broken:yanked");
        addWithQuirk("needs-network", new Quirk(true, false, false, "", null, "its build script downloads " + HOSTILE,
                "/etc/maar/quirks.toml:12"), "skipped", "skipped");
        addWithQuirk("large", new Quirk(false, true, false, "memory 8G, timeout 1h", 1, "one crate of 200,000 lines",
                "/etc/maar/quirks.toml:17"), "test-skipped", "test-skipped");
        add(new ExperimentCrate(new CrateId.Local("=cmd|' /C calc'!A0 <b>"), "local:x", "/src/x", null, "", null, null),
                "test-pass", "build-fail:unknown");
    }

    /// A toolchain's outcomes, one text each: those of several attempts with ` | ` between them.
    void add(String name, String version, @Nullable String... outcomes) {
        String status = name.equals("gone") ? "yanked" : name.equals("lazy_static") ? "outdated" : "";
        add(new ExperimentCrate(new CrateId.Registry(name, version), "demo", null, "ab".repeat(32), status,
                "cd".repeat(32), "ef".repeat(32)), outcomes);
    }

    private void addWithQuirk(String name, Quirk quirk, @Nullable String... outcomes) {
        add(new ExperimentCrate(new CrateId.Registry(name, "1.0.0"), "demo", null, "ab".repeat(32), "", null, null,
                quirk), outcomes);
    }

    void add(ExperimentCrate crate, @Nullable String... outcomes) {
        List<List<Attempt>> attempts = attempts(outcomes);
        crates.add(new CrateRuns(crate, attempts, judgements(attempts)));
    }

    private static String thrice(String outcome) {
        return String.join(" | ", outcome, outcome, outcome);
    }

    private static List<List<Attempt>> attempts(@Nullable String... toolchains) {
        List<List<Attempt>> attempts = new ArrayList<>();
        for (String toolchain : toolchains) {
            List<Attempt> made = new ArrayList<>();
            if (toolchain != null) {
                for (String outcome : toolchain.split(" \\| ", -1)) {
                    made.add(attempt(outcome).numbered(made.size() + 1));
                }
            }
            attempts.add(made);
        }
        return attempts;
    }

    /// Where nothing was run again that was turned off; what is missing or open leaves a crate without judgements.
    private static List<Judgement> judgements(List<List<Attempt>> attempts) {
        var wanted = Wanted.always(attempts.stream().anyMatch(made -> made.size() > 1) ? 3 : 1);
        List<Judgement> judgements = attempts.stream()
                .skip(1)
                .map(candidate -> Judgement.ofAttempts(attempts.getFirst(), candidate, wanted))
                .toList();
        boolean done = judgements.stream().allMatch(one -> !one.open() && one.comparison() != Comparison.UNKNOWN);
        return done ? judgements : List.of();
    }

    /// An outcome's text and, after ` +` each, what else was seen: `fails=TEST`, `warns=LINT`, `future=LINT`.
    private static Attempt attempt(String words) {
        List<String> more = Arrays.asList(words.split(" \\+"));
        String text = more.getFirst();
        Outcome outcome = Outcome.parse(text);
        boolean built = text.startsWith("test-");
        List<StepResult> steps = new ArrayList<>();
        steps.add(new StepResult(StepKind.BUILD, List.of("cargo", "build", "--frozen"), built ? 0 : 101, null, 1_200));
        if (built) {
            boolean passed = text.equals("test-pass");
            boolean killed = text.endsWith("timeout");
            steps.add(new StepResult(StepKind.TEST_RUN, List.of("cargo", "test", "--frozen"),
                    killed ? null : passed ? 0 : 101, killed ? "timeout" : null, 800));
        }
        List<TestResult> tests = text.equals("test-fail:unknown")
                ? List.of(new TestResult("unittests src/lib.rs", "tests::" + HOSTILE, "FAILED"),
                        new TestResult("unittests src/lib.rs", "tests::fine",
                                more.contains("fails=tests::fine") ? "FAILED" : "ok"))
                : List.of();
        return new Attempt(1, Purpose.FIRST, outcome, text.endsWith("timeout") ? "timeout" : null, steps,
                diagnostics(text, more),
                tests, new BuildLog(new byte[0], 0), START, START.plusSeconds(2), 2_000, 1_500, 300_000_000,
                "worker-1");
    }

    private static List<Diagnostic> diagnostics(String outcome, List<String> more) {
        List<Diagnostic> diagnostics = new ArrayList<>();
        for (String one : more.subList(1, more.size())) {
            if (!one.startsWith("fails=")) {
                String lint = one.substring(one.indexOf('=') + 1);
                diagnostics.add(new Diagnostic(lint, one.startsWith("warns=") ? "warning" : "future-incompatible",
                        "careful", "reg/warns/1.0.0", !lint.equals("<b>"), "src/lib.rs", 3, "careful", "careful"));
            }
        }
        int open = outcome.indexOf('(');
        String[] names = open < 0 ? new String[0] : outcome.substring(open + 1, outcome.length() - 1).split(", ", -1);
        for (String name : names) {
            boolean local = !outcome.contains("depends-on");
            String code = local ? name : "mismatched_lifetime_syntaxes";
            diagnostics.add(
                    new Diagnostic(code, "error", "no good: " + HOSTILE, local ? "local" : name, local, "src/lib.rs", 7,
                            "error[" + code + "]: no good: " + HOSTILE
                                    + "\n --> src/lib.rs:7:5\n  |\n7 |     let x = y();\n  |         ^\n",
                            code + ": no good"));
        }
        if (names.length > 0) {
            diagnostics.add(new Diagnostic(null, "error", "aborting due to 1 previous error", "local", true, null, null,
                    "error: aborting due to 1 previous error\n", "aborting due to N previous error"));
        }
        return diagnostics;
    }

    ReportInput input(ExperimentState state) {
        Experiment experiment = new Experiment("sample", Mode.BUILD_AND_TEST, CapLints.FORBID,
                List.of("demo", "file:" + HOSTILE), toolchains,
                new Conditions("sha256:" + "12".repeat(32), "runc", "memory 4G, cpus 1, timeout 15m", new Wanted(3, 8),
                        false),
                state,
                START, START.plusSeconds(5),
                state == ExperimentState.COMPLETED ? START.plusSeconds(605) : null);
        return new ReportInput(experiment, source(), Set.of(new CrateId.Registry("lazy_static", "0.2.0")),
                SampleRuns::log, FactSource.NONE)
                .withLockfiles(hash -> Optional.of(("lockfile " + hash).getBytes(StandardCharsets.UTF_8)));
    }

    private CrateSource source() {
        return new CrateSource() {
            @Override
            public int count() {
                return crates.size();
            }

            @Override
            public Stream<CrateRuns> crates() {
                return crates.stream().sorted(Comparator.comparing(runs -> runs.crate().crate()));
            }
        };
    }

    /// Writes one part of a report of them, and returns what the whole says.
    static ReportModel write(ReportPart part, ReportInput input) throws IOException {
        for (CrateReport crate : reports(input)) {
            part.crate(crate);
        }
        ReportModel model = model(input);
        part.end(model);
        return model;
    }

    int toolchains() {
        return toolchains.size();
    }

    /// Reads all of them as a report has them.
    static List<CrateReport> reports(ReportInput input) {
        CratePage page = new CratePage("crates.io");
        try (Stream<CrateRuns> crates = input.crates().crates()) {
            return crates.map(runs -> CrateReport.of(input, runs, page)).toList();
        }
    }

    /// What a report of them knows at its end.
    static ReportModel model(ReportInput input) {
        var gathered = new GatherReport(input.experiment(), input.facts());
        var beside = new GatherBeside(input, new CratePage("crates.io"));
        for (CrateReport crate : reports(input)) {
            gathered.add(crate);
            beside.add(crate);
        }
        return beside.beside(gathered.model());
    }

    private static BuildLog log(CrateId crate, int position, int number) {
        return new BuildLog(("log of " + crate.id() + " under " + position + ", attempt " + number + "\n")
                .getBytes(StandardCharsets.UTF_8), 0);
    }

    private static Toolchain debian(String suite, String packageName, String release) {
        return new Toolchain(ToolchainSpec.of(new ToolchainSource.Debian(suite, packageName)),
                Path.of("/opt/toolchain"),
                "rustc " + release + "\nbinary: rustc\nhost: x86_64-unknown-linux-gnu\nrelease: " + release + "\n",
                release,
                "cargo " + release, true, "a".repeat(64));
    }
}
