package dev.maar.report;

import dev.maar.outcome.Attempt;
import dev.maar.outcome.Outcome;
import dev.maar.outcome.Standing;
import dev.maar.toolchain.Toolchain;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// What one toolchain made of one crate.
///
/// `attempts` are all that were made, by number; the first is the one that counts as the run's outcome, as in Crater, and those after it
/// bear it out or do not. `logFolder` is where their logs are, relative to the report's folder, in the names that are on disk;
/// empty where there are none.
public record RunReport(Toolchain toolchain, List<Attempt> attempts, String logFolder) {
    public RunReport {
        attempts = List.copyOf(attempts);
    }

    /// The attempt that counts; null where nothing was tried yet.
    @Nullable
    Attempt counted() {
        return attempts.isEmpty() ? null : attempts.getFirst();
    }

    /// How the crate stands under this toolchain, by all attempts.
    Standing standing() {
        return attempts.size() == 1
                ? Standing.of(List.of(attempts.getFirst().outcome()))
                : Standing.of(attempts.stream().map(Attempt::outcome).toList());
    }

    /// What it ended as; empty where nothing was tried yet.
    public Optional<Outcome> outcome() {
        return attempts.stream().findFirst().map(Attempt::outcome);
    }
}
