package dev.maar.outcome;

import java.util.List;
import org.jspecify.annotations.Nullable;

/// How one command of an attempt ended.
///
/// `exitCode` is null where the command was killed before it could give one; a process ended by signal N shows 128 + N.
/// `killReason` is null unless it was killed: then the sandbox's word for why (`timeout`, `oom`, …).
public record StepResult(StepKind kind, List<String> command, @Nullable Integer exitCode, @Nullable String killReason,
        long wallMillis) {
    public StepResult {
        command = List.copyOf(command);
    }

    public boolean succeeded() {
        return killReason == null && exitCode != null && exitCode == 0;
    }
}
