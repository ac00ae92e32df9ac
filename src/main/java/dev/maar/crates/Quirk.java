package dev.maar.crates;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// What is special about a crate, and why: how it is run where that differs from the others.
///
/// `skip`: it is not run at all. `skipTests`: its tests are built and not run. `broken`: what keeps it from being fetched or prepared is its
/// own fault and not the machine's. `limits` are those that differ from the configuration's, in the words of the sandbox's
/// (`memory 8G, timeout 1h`), empty for none; `jobs` is how many compilers cargo may start at once, null for as many as there are
/// processors. `place` is where it is written (`config/quirks.toml:12`).
public record Quirk(boolean skip, boolean skipTests, boolean broken, String limits, @Nullable Integer jobs,
        String reason, String place) {
    public Quirk {
        if (reason.isBlank()) {
            throw new IllegalArgumentException("'reason' must say something");
        }
    }

    /// What it does, in the words of the file: `skip-tests, memory 8G, jobs 1`.
    public String effect() {
        List<String> words = new ArrayList<>();
        if (skip) {
            words.add("skip");
        }
        if (skipTests) {
            words.add("skip-tests");
        }
        if (broken) {
            words.add("broken");
        }
        if (!limits.isEmpty()) {
            words.add(limits);
        }
        if (jobs != null) {
            words.add("jobs " + jobs);
        }
        return String.join(", ", words);
    }

    /// The file's name and the line, for reports, which tell nothing of this machine's folders: `quirks.toml:12`.
    public String shortPlace() {
        return String.valueOf(Path.of(place).getFileName());
    }
}
