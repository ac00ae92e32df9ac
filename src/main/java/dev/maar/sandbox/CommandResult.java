package dev.maar.sandbox;

import java.time.Duration;
import org.jspecify.annotations.Nullable;

/// How a command in a sandbox ended.
///
/// `exitCode` is null where it was killed before it gave one (128 + N after signal N); `killReason` is null unless the sandbox
/// or the kernel killed something of it, or it failed at a limit.
public record CommandResult(@Nullable Integer exitCode, @Nullable KillReason killReason, Duration wall) {

    public boolean succeeded() {
        return killReason == null && exitCode != null && exitCode == 0;
    }
}
