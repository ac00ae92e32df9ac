package dev.maar.outcome;

import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// One crate built once under one toolchain: what it ended as, and everything seen on the way there.
///
/// `number` counts from 1 per experiment, crate and toolchain. `killReason` is the sandbox's word where a command was killed,
/// else null. `wallMillis` covers the commands, `cpuMillis` is the container's CPU time, `peakMemoryBytes` the highest memory use that was
/// seen (with page cache); both are 0 where nothing ran. `worker` names who did it. `untold` is what was only counted.
public record Attempt(int number, Purpose purpose, Outcome outcome, @Nullable String killReason, List<StepResult> steps,
        List<Diagnostic> diagnostics, List<TestResult> tests, Untold untold, BuildLog log, Instant startedAt,
        Instant endedAt, long wallMillis, long cpuMillis, long peakMemoryBytes, String worker) {
    /// No more errors are kept, nor more warnings: a list of that length may have been cut.
    public static final int MOST_ERRORS = 500;
    public static final int MOST_WARNINGS = 500;

    public Attempt {
        if (number < 1) {
            throw new IllegalArgumentException("'number' must be at least 1");
        }
        steps = List.copyOf(steps);
        diagnostics = List.copyOf(diagnostics);
        tests = List.copyOf(tests);
    }

    /// One of which everything is told.
    public Attempt(int number, Purpose purpose, Outcome outcome, @Nullable String killReason, List<StepResult> steps,
            List<Diagnostic> diagnostics, List<TestResult> tests, BuildLog log, Instant startedAt, Instant endedAt,
            long wallMillis, long cpuMillis, long peakMemoryBytes, String worker) {
        this(number, purpose, outcome, killReason, steps, diagnostics, tests, Untold.NOTHING, log, startedAt, endedAt,
                wallMillis, cpuMillis, peakMemoryBytes, worker);
    }

    /// The same, made as the attempt of that number.
    public Attempt numbered(int other) {
        return new Attempt(other, Purpose.of(other), outcome, killReason, steps, diagnostics, tests, untold, log,
                startedAt, endedAt, wallMillis, cpuMillis, peakMemoryBytes, worker);
    }

    /// The same, with what it said as far as that is known.
    public Attempt told(List<Diagnostic> said, List<TestResult> results, Untold counted) {
        return new Attempt(number, purpose, outcome, killReason, steps, said, results, counted, log, startedAt, endedAt,
                wallMillis, cpuMillis, peakMemoryBytes, worker);
    }

    /// How many tests were run to an end, told or not.
    public int testCount() {
        return tests.size() + untold.passedTests();
    }
}
