package dev.maar.report;

import dev.maar.outcome.Attempt;
import dev.maar.outcome.Outcome;
import dev.maar.toolchain.Toolchain;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// What one toolchain made of one crate.
///
/// `counted` is the attempt that counts, the last one; null where nothing was tried yet. `attempts` is how many there were.
/// `logFolder` is where the counted attempt's `log.txt` is, relative to the report's folder, in the names that are on disk.
public record RunReport(Toolchain toolchain, @Nullable Attempt counted, int attempts, String logFolder) {

    /// What it ended as; empty where nothing was tried yet.
    public Optional<Outcome> outcome() {
        return Optional.ofNullable(counted).map(Attempt::outcome);
    }
}
