package dev.maar.store;

import dev.maar.crates.CrateId;
import dev.maar.experiment.CapLints;
import dev.maar.experiment.Conditions;
import dev.maar.experiment.Experiment;
import dev.maar.experiment.ExperimentCrate;
import dev.maar.experiment.ExperimentState;
import dev.maar.experiment.Mode;
import dev.maar.outcome.Attempt;
import dev.maar.outcome.BuildLog;
import dev.maar.outcome.Diagnostic;
import dev.maar.outcome.Judgement;
import dev.maar.outcome.Outcome;
import dev.maar.outcome.Purpose;
import dev.maar.outcome.StepKind;
import dev.maar.outcome.StepResult;
import dev.maar.outcome.TestMessage;
import dev.maar.outcome.TestResult;
import dev.maar.outcome.Wanted;
import dev.maar.toolchain.Toolchain;
import dev.maar.toolchain.ToolchainSpec;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;

/// Experiments, crates and attempts to store in tests.
public final class Samples {
    public static final Instant NOON = Instant.parse("2026-11-20T12:00:00.123Z");

    private Samples() {
    }

    public static Experiment experiment(String name, String... toolchains) {
        List<String> specs = toolchains.length == 0
                ? List.of("debian:bookworm", "debian:bookworm/rustc-web")
                : List.of(toolchains);
        return new Experiment(name, Mode.CHECK_ONLY, CapLints.FORBID, List.of("list:a,b", "file:with \"quote\".txt"),
                specs.stream().map(Samples::toolchain).toList(),
                new Conditions("sha256:1234", "runsc", "memory 4G", new Wanted(5, 9), true),
                ExperimentState.QUEUED,
                NOON, null, null);
    }

    public static Toolchain toolchain(String spec) {
        return new Toolchain(ToolchainSpec.parse(spec), Path.of("/opt/" + spec.replace('/', '-')),
                "rustc 1.63.0\nhost: x",
                "1.63.0", "cargo 1.65.0", true, "aa11");
    }

    public static ExperimentCrate crate(String name) {
        return new ExperimentCrate(new CrateId.Registry(name, "1.0.0"), "demo", null, "c0ffee", "", null, null);
    }

    public static List<ExperimentCrate> crates(int count) {
        return IntStream.range(0, count).mapToObj(number -> crate("crate-" + number)).toList();
    }

    /// An attempt with something in each of its parts, and with `log` as its log.
    public static Attempt attempt(int number, String outcome, String log) {
        return new Attempt(number, Purpose.FIRST, Outcome.parse(outcome), "timeout",
                List.of(new StepResult(StepKind.METADATA, List.of("cargo", "metadata", "--format-version=1"), 0, null,
                        12),
                        new StepResult(StepKind.CHECK, List.of("cargo", "check"),
                                Map.of("RUSTFLAGS", "--cap-lints=\"forbid\" -Zü"), null, "timeout", 900_000)),
                List.of(new Diagnostic("E0277", "error", "the trait bound `A: B` is not satisfied", "reg/a/1.0.0", true,
                        "src/lib.rs", 7, "error[E0277]: …\n", "the trait bound"),
                        new Diagnostic(null, "warning", "unused", "local/b", false, null, null, "", "unused")),
                List.of(new TestResult("unittests src/lib.rs", "tests::adds", "ok"),
                        new TestResult("unittests src/lib.rs", "tests::fails", TestResult.FAILED,
                                new TestMessage("left: 1\nright: 2", "src/lib.rs:7:9", "left: 1 right: 2"))),
                new BuildLog(log.getBytes(StandardCharsets.UTF_8), 17), NOON, NOON.plusSeconds(3), 2_900, 5_100,
                400L << 20, "worker-1");
    }

    /// What it means that a crate which passed once ended as these outcomes under a candidate, when two attempts are enough.
    public static Judgement judgement(String... outcomes) {
        List<Outcome> candidate = Arrays.stream(outcomes).map(Outcome::parse).toList();
        return Judgement.of(Collections.nCopies(candidate.size(), Outcome.Plain.TEST_PASS), candidate,
                Wanted.always(2));
    }

    /// The same attempt as bulk reading gives it: without its log.
    public static Attempt withoutLog(Attempt attempt) {
        return withLog(attempt, new BuildLog(new byte[0], 0));
    }

    /// The same attempt, with all its tests failing.
    public static Attempt failing(Attempt attempt) {
        return new Attempt(attempt.number(), attempt.purpose(), attempt.outcome(), attempt.killReason(),
                attempt.steps(), attempt.diagnostics(),
                attempt.tests().stream().map(test -> new TestResult(test.target(), test.name(), "FAILED")).toList(),
                attempt.log(), attempt.startedAt(), attempt.endedAt(), attempt.wallMillis(), attempt.cpuMillis(),
                attempt.peakMemoryBytes(), attempt.worker());
    }

    private static Attempt withLog(Attempt attempt, BuildLog log) {
        return new Attempt(attempt.number(), attempt.purpose(), attempt.outcome(), attempt.killReason(),
                attempt.steps(), attempt.diagnostics(), attempt.tests(), log, attempt.startedAt(), attempt.endedAt(),
                attempt.wallMillis(), attempt.cpuMillis(), attempt.peakMemoryBytes(), attempt.worker());
    }
}
