package dev.maar.bench;

import dev.maar.outcome.Attempt;
import dev.maar.outcome.BrokenReason;
import dev.maar.outcome.BuildLog;
import dev.maar.outcome.Diagnostic;
import dev.maar.outcome.FailureReason;
import dev.maar.outcome.Outcome;
import dev.maar.outcome.Purpose;
import dev.maar.outcome.StepKind;
import dev.maar.outcome.StepResult;
import dev.maar.outcome.TestResult;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import java.util.function.IntFunction;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/// Makes the attempts at one crate: steps, diagnostics, tests and logs as cargo's builds and tests have them.
final class MadeAttempts {
    private static final Instant START = Instant.parse("2026-11-20T10:00:00Z");
    private static final List<StepKind> STEPS = List.of(StepKind.RESOLVE, StepKind.METADATA, StepKind.BUILD,
            StepKind.TEST_BUILD, StepKind.TEST_RUN);
    private static final int MOST_TESTS = 400;
    private static final int MOST_WARNINGS = 60;

    private final String id;
    private final SplittableRandom random;
    private final List<Diagnostic> warnings;
    private final List<Diagnostic> added;
    private final List<TestResult> tests;

    MadeAttempts(String id, SplittableRandom random) {
        this.id = id;
        this.random = random;
        this.warnings = warnings(random.nextInt(100) < 45 ? 0 : tail(4, MOST_WARNINGS));
        this.added = random.nextInt(100) < 3 ? warnings(tail(2, 10)) : List.of();
        this.tests = IntStream.range(0, random.nextInt(100) < 35 ? 0 : tail(15, MOST_TESTS))
                .mapToObj(number -> new TestResult("unittests src/lib.rs",
                        MadeWords.word(random) + "::tests::" + MadeWords.word(random) + "_" + number, "ok"))
                .toList();
    }

    /// A number from 1 with this mean, much more often small than large.
    private int tail(int mean, int most) {
        return (int) Math.min(most, 1 - mean * Math.log(1 - random.nextDouble()));
    }

    private List<Diagnostic> warnings(int count) {
        return IntStream.range(0, count).mapToObj(_ -> MadeWords.warning(random, id)).toList();
    }

    Attempt passes(int number, boolean candidate) {
        return attempt(number, Outcome.Plain.TEST_PASS, StepKind.TEST_RUN, null, candidate ? added : List.of(), tests);
    }

    List<Attempt> passing(int count) {
        return each(count, number -> passes(number, false));
    }

    Attempt testsFail(int number, int failing) {
        List<TestResult> results = new ArrayList<>(tests);
        for (int test = 0; test < failing; test++) {
            results.add(new TestResult("unittests src/lib.rs", "tests::breaks_" + test, "FAILED"));
        }
        return attempt(number, new Outcome.TestFail(FailureReason.Plain.UNKNOWN), StepKind.TEST_RUN, null, List.of(),
                results);
    }

    Attempt killed(int number) {
        return attempt(number, new Outcome.BuildFail(FailureReason.Plain.OOM), StepKind.BUILD, "oom", List.of(),
                List.of());
    }

    Attempt machine(int number) {
        return unbuilt(number, Outcome.Plain.ERROR);
    }

    Attempt broken() {
        return unbuilt(1, new Outcome.Broken(
                random.nextBoolean() ? BrokenReason.CARGO_TOML : BrokenReason.MISSING_DEPS));
    }

    Attempt skipped() {
        return unbuilt(1, Outcome.Plain.SKIPPED);
    }

    /// Both sides fail, each once, and in the same way.
    List<List<Attempt>> failsAlike(MadeCause cause) {
        List<Diagnostic> errors = errors(cause, 1 + random.nextInt(3));
        return List.of(List.of(fails(1, cause, errors)), List.of(fails(1, cause, errors)));
    }

    /// Both sides fail, and one has an error more.
    List<List<Attempt>> worse(MadeCause cause, boolean candidate) {
        var build = new MadeCause(StepKind.BUILD, "E0308", cause.message(), cause.roots());
        List<Diagnostic> some = List.of(MadeWords.error(random, "E0308", "mismatched types", id, true));
        List<Diagnostic> more = List.of(some.getFirst(), MadeWords.error(random, "E0277", build.message(), id, true));
        int times = candidate ? 3 : 1;
        return List.of(each(times, number -> fails(number, build, candidate ? some : more)),
                each(times, number -> fails(number, build, candidate ? more : some)));
    }

    /// The candidate alone fails, as often as it takes to believe it.
    List<List<Attempt>> differs(MadeCause cause) {
        if (cause.tests()) {
            return List.of(passing(8), each(8, number -> testsFail(number, 1)));
        }
        List<Diagnostic> errors = errors(cause, 1 + random.nextInt(2));
        return List.of(passing(3), each(3, number -> fails(number, cause, errors)));
    }

    private static List<Attempt> each(int count, IntFunction<Attempt> attempt) {
        return IntStream.rangeClosed(1, count).mapToObj(attempt).toList();
    }

    private List<Diagnostic> errors(MadeCause cause, int count) {
        if (cause.ice() || cause.tests()) {
            return List.of();
        }
        boolean blocked = random.nextInt(10) < 6;
        String place = blocked ? cause.roots().get(random.nextInt(cause.roots().size())) : id;
        return IntStream.range(0, count)
                .mapToObj(_ -> MadeWords.error(random, cause.code(), cause.message(), place, !blocked))
                .toList();
    }

    private Attempt fails(int number, MadeCause cause, List<Diagnostic> errors) {
        if (cause.tests()) {
            return testsFail(number, 1);
        }
        FailureReason reason = FailureReason.Plain.ICE;
        if (!errors.isEmpty()) {
            Diagnostic first = errors.getFirst();
            reason = first.local()
                    ? FailureReason.CompilerError
                            .of(errors.stream().map(error -> String.valueOf(error.code())).toList())
                    : FailureReason.parse("depends-on(" + first.packageId() + ")");
        }
        return attempt(number, new Outcome.BuildFail(reason), cause.step(), null, errors, List.of());
    }

    private Attempt unbuilt(int number, Outcome outcome) {
        return new Attempt(number, Purpose.of(number), outcome, null, List.of(), List.of(), List.of(),
                log("maar: not built: " + outcome.text() + " " + id + "\n"), START, START.plusMillis(40), 0, 0, 0,
                "worker-1");
    }

    private Attempt attempt(int number, Outcome outcome, StepKind last, @Nullable String kill, List<Diagnostic> more,
            List<TestResult> results) {
        boolean good = outcome == Outcome.Plain.TEST_PASS;
        List<StepResult> steps = STEPS.stream()
                .filter(kind -> kind.compareTo(last) <= 0)
                .map(kind -> step(kind, good || kind != last, kill))
                .toList();
        List<Diagnostic> diagnostics = new ArrayList<>(warnings);
        diagnostics.addAll(more);
        long wall = 1_000L + random.nextInt(60_000);
        Instant began = START.plusMillis(random.nextInt(400_000_000));
        return new Attempt(number, Purpose.of(number), outcome, kill, steps, diagnostics, results,
                log(text(steps, diagnostics, results)), began, began.plusMillis(wall), wall, wall * 3 / 2,
                (50L + random.nextInt(900)) << 20, "worker-" + random.nextInt(8));
    }

    private StepResult step(StepKind kind, boolean good, @Nullable String kill) {
        List<String> command = switch (kind) {
            case RESOLVE -> List.of("generate-lockfile");
            case METADATA -> List.of("cargo", "metadata", "--no-deps", "--format-version=1");
            case BUILD -> List.of("cargo", "build", "--frozen", "--message-format=json");
            case TEST_BUILD -> List.of("cargo", "test", "--frozen", "--no-run", "--message-format=json");
            case TEST_RUN -> List.of("cargo", "test", "--frozen");
            case COPY, CHECK, CLIPPY, FIX, DOC, DOCS_RS -> throw new IllegalArgumentException("not made: " + kind);
        };
        boolean killed = !good && kill != null;
        return new StepResult(kind, command, good ? Integer.valueOf(0) : killed ? null : Integer.valueOf(101),
                killed ? kill : null, 20 + random.nextInt(20_000));
    }

    private String text(List<StepResult> steps, List<Diagnostic> diagnostics, List<TestResult> results) {
        var text = new StringBuilder(4096);
        for (int count = tail(25, 200); count > 0; count--) {
            text.append("   Compiling ")
                    .append(MadeWords.word(random))
                    .append('-')
                    .append(MadeWords.word(random))
                    .append(" v1.")
                    .append(random.nextInt(40))
                    .append(".0\n");
        }
        diagnostics.forEach(diagnostic -> text.append(diagnostic.rendered()).append('\n'));
        results.forEach(test -> text.append("test ")
                .append(test.name())
                .append(" ... ")
                .append(test.result())
                .append('\n'));
        return text.append(id)
                .append(": ")
                .append(steps.getLast().end())
                .append(" after ")
                .append(random.nextInt(100_000))
                .append(" ms\n")
                .toString();
    }

    private static BuildLog log(String text) {
        return new BuildLog(text.getBytes(StandardCharsets.UTF_8), 0);
    }
}
