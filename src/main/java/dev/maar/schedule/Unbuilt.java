package dev.maar.schedule;

import dev.maar.crates.Quirk;
import dev.maar.outcome.Attempt;
import dev.maar.outcome.BrokenReason;
import dev.maar.outcome.BuildLog;
import dev.maar.outcome.Outcome;
import dev.maar.outcome.Purpose;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// What becomes of crates that never get as far as a build, and what their quirks make of that.
///
/// By `broken` Crater means: whatever keeps such a crate from being fetched, prepared or run at all is its own fault, so it is
/// `broken:unknown` and neither `prepare-fail` nor `error`, which ask to be looked into. How it builds once it can be prepared counts as
/// any crate's.
final class Unbuilt {
    private Unbuilt() {
    }

    /// An attempt at which nothing was run; `said` is its log.
    static Attempt attempt(Outcome outcome, String said, Instant at, String worker) {
        var log = new BuildLog((said + "\n").getBytes(StandardCharsets.UTF_8), 0);
        return new Attempt(1, Purpose.FIRST, outcome, null, List.of(), List.of(), List.of(), log, at, at, 0, 0, 0,
                worker);
    }

    static boolean skipped(@Nullable Quirk quirk) {
        return quirk != null && quirk.skip();
    }

    static boolean knownBroken(@Nullable Quirk quirk) {
        return quirk != null && quirk.broken();
    }

    /// What kept a crate from being built, in the light of its quirk.
    static Outcome outcome(Outcome outcome, @Nullable Quirk quirk) {
        boolean unexplained = outcome instanceof Outcome.PrepareFail || outcome == Outcome.Plain.ERROR;
        return knownBroken(quirk) && unexplained ? new Outcome.Broken(BrokenReason.UNKNOWN) : outcome;
    }
}
