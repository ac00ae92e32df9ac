package dev.maar.build;

import dev.maar.crates.Quirk;
import dev.maar.sandbox.Limits;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// What one crate's builds may use of the machine: the sandbox's limits, and how many compilers cargo may start at once.
public record Share(Limits limits, int jobs) {
    public Share {
        if (jobs < 1) {
            throw new IllegalArgumentException("'jobs' must be at least 1");
        }
    }

    /// The limits of all with what a crate's quirk changes of them; null for a crate without one.
    static Share of(Limits all, @Nullable Quirk quirk) {
        Limits limits = quirk == null ? all : all.with(quirk.limits());
        Integer jobs = quirk == null ? null : quirk.jobs();
        return new Share(limits, jobs == null ? processors(limits) : jobs);
    }

    /// What makes cargo and the tests start as much at once as there are processors for them, and not as many as the machine has.
    ///
    /// Test threads are said too: the standard library of rustc 1.63 counts all processors of a machine with cgroup v1, later ones those
    /// of the container, so that the two sides would run their tests differently.
    Map<String, String> environment() {
        return Map.of("CARGO_BUILD_JOBS", Integer.toString(jobs), "RUST_TEST_THREADS",
                Integer.toString(processors(limits)));
    }

    private static int processors(Limits limits) {
        return (int) Math.ceil(limits.cpus());
    }
}
