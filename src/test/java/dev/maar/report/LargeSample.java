package dev.maar.report;

import dev.maar.crates.CrateId;
import dev.maar.experiment.ExperimentState;
import java.util.List;
import java.util.Random;
import org.jspecify.annotations.Nullable;

/// A made experiment of many crates, the same for the same seed: most pass, some fail on both sides, and those that regress do so for few causes that hit
/// many crates and many that hit one.
final class LargeSample {
    private static final List<String> WORDS = List.of("async", "serde", "time", "crypto", "wasm", "tiny", "http", "log",
            "macro", "net", "core", "sys", "derive", "utils", "parser", "graph");

    private final Random random;
    private final SampleRuns sample = SampleRuns.empty();
    private final int crates;
    private final int regressed;

    private LargeSample(long seed, int crates, int regressed) {
        this.random = new Random(seed);
        this.crates = crates;
        this.regressed = regressed;
    }

    /// So many crates of which so many regressed.
    static ReportInput of(long seed, int crates, int regressed) {
        return new LargeSample(seed, crates, regressed).make();
    }

    private ReportInput make() {
        for (int number = 0; number < crates; number++) {
            add(number);
        }
        ReportInput made = sample.input(ExperimentState.COMPLETED);
        return new ReportInput(made.experiment(), made.crates(), made.flakyElsewhere(), made.logs(), facts());
    }

    private void add(int number) {
        String name = WORDS.get(random.nextInt(WORDS.size())) + "-" + WORDS.get(random.nextInt(WORDS.size())) + number;
        String version = random.nextInt(3) + "." + random.nextInt(20) + "." + random.nextInt(9);
        if (number * (long) regressed / crates != (number + 1L) * regressed / crates) {
            sample.add(name, version, "test-pass | test-pass | test-pass", thrice(failure()));
            return;
        }
        int fate = random.nextInt(1_000);
        if (fate < 780) {
            sample.add(name, version, "test-pass", "test-pass");
        } else if (fate < 900) {
            sample.add(name, version, "build-fail:unknown", "build-fail:unknown");
        } else if (fate < 960) {
            sample.add(name, version, "test-fail:unknown", "test-fail:unknown");
        } else if (fate < 980) {
            sample.add(name, version, "broken:cargo-toml", "broken:cargo-toml");
        } else if (fate < 988) {
            sample.add(name, version, "test-pass | test-pass", "test-fail:unknown | test-pass");
        } else if (fate < 994) {
            sample.add(name, version, thrice("build-fail:compiler-error(E0658)"), thrice("test-pass"));
        } else if (fate < 998) {
            sample.add(name, version, thrice("build-fail:compiler-error(E0308)"),
                    thrice("build-fail:compiler-error(E0277, E0308)"));
        } else {
            sample.add(name, version, "test-pass", "test-pass +warns=dead_code");
        }
    }

    /// The number of a cause is near 1 most of the time, and may be large.
    private String failure() {
        int cause = (int) Math.floor(Math.pow(1 - random.nextDouble(), -0.9));
        int code = 100 + Math.min(cause, 899);
        return random.nextInt(3) == 0
                ? "build-fail:depends-on(reg/root-" + cause + "/1.0." + random.nextInt(3) + ")"
                : "build-fail:compiler-error(E0" + code + ")";
    }

    private static String thrice(String outcome) {
        return String.join(" | ", outcome, outcome, outcome);
    }

    private static FactSource facts() {
        return new FactSource() {
            @Override
            public @Nullable Long downloads(CrateId crate) {
                int hash = Math.floorMod(crate.id().hashCode(), 100_000);
                return hash % 7 == 0 ? null : (long) hash * hash;
            }

            @Override
            public List<String> owners(CrateId crate) {
                return List.of("owner-" + Math.floorMod(crate.id().hashCode(), 97));
            }
        };
    }
}
