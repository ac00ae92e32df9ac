package dev.maar.outcome;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// How one command of an attempt ended.
///
/// `environment` is what maar set for it, by name in the order of names, beside what every container has (where things lie); empty where that is not
/// known, or means nothing. The words of `CARGO_ENCODED_…` are separated by U+001F. It never holds a secret: no container does.
/// `exitCode` is null where the command was killed before it could give one; a process ended by signal N shows 128 + N.
/// `killReason` is null unless it was killed: then the sandbox's word for why (`timeout`, `oom`, …).
public record StepResult(StepKind kind, List<String> command, Map<String, String> environment,
        @Nullable Integer exitCode, @Nullable String killReason, long wallMillis) {
    /// A shell's convention, which engines share: 128 and the signal's number.
    private static final int SIGNAL_BASE = 128;

    public StepResult {
        command = List.copyOf(command);
        environment = environment.isEmpty() ? Map.of() : Collections.unmodifiableMap(new LinkedHashMap<>(environment));
    }

    /// A step of whose environment nothing is known.
    public StepResult(StepKind kind, List<String> command, @Nullable Integer exitCode, @Nullable String killReason,
            long wallMillis) {
        this(kind, command, Map.of(), exitCode, killReason, wallMillis);
    }

    public boolean succeeded() {
        return killReason == null && exitCode != null && exitCode == 0;
    }

    /// The signal that ended it (`SIGKILL`), as far as its exit code tells; null where none did.
    public @Nullable String signal() {
        return exitCode == null || exitCode <= SIGNAL_BASE || exitCode > SIGNAL_BASE + 31
                ? null
                : signal(exitCode - SIGNAL_BASE);
    }

    private static String signal(int number) {
        String name = switch (number) {
            case 1 -> "HUP";
            case 2 -> "INT";
            case 3 -> "QUIT";
            case 4 -> "ILL";
            case 5 -> "TRAP";
            case 6 -> "ABRT";
            case 7 -> "BUS";
            case 8 -> "FPE";
            case 9 -> "KILL";
            case 11 -> "SEGV";
            case 13 -> "PIPE";
            case 14 -> "ALRM";
            case 15 -> "TERM";
            case 24 -> "XCPU";
            case 25 -> "XFSZ";
            case 31 -> "SYS";
            default -> "NAL " + number;
        };
        return "SIG" + name;
    }

    /// How it ended, in words: `exit code 101`, `ended by SIGSEGV (exit code 139)`, `killed: timeout`.
    public String end() {
        if (killReason != null) {
            return "killed: " + killReason;
        }
        String signal = signal();
        return signal == null ? "exit code " + exitCode : "ended by " + signal + " (exit code " + exitCode + ")";
    }
}
