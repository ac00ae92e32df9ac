package dev.maar.report;

import dev.maar.crates.CrateId;
import dev.maar.experiment.ExperimentState;
import dev.maar.outcome.BuildLog;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/// Experiments for the pages with scripts: one with logs of many lines, and one of so many crates that they fill three files.
final class ManyCrates {
    static final int NUMBER = 25_000;

    private ManyCrates() {
    }

    /// The pair of [SampleRuns] with logs that agree at first and then do not, and with known downloads.
    static ReportInput withLogs() {
        ReportInput pair = SampleRuns.pair();
        return new ReportInput(pair.experiment(), pair.crates(), pair.flakyElsewhere(), ManyCrates::log, new Facts());
    }

    /// `c00000` to `c24999`, of which one regressed, behind whatever the pair has.
    static ReportInput many() {
        SampleRuns sample = SampleRuns.two();
        for (int index = 0; index < NUMBER; index++) {
            boolean worse = index == 17_000;
            sample.add(String.format("c%05d", index), "1.0." + index % 7,
                    worse ? "test-pass | test-pass" : "test-pass",
                    worse ? "build-fail:compiler-error(E0282) | build-fail:compiler-error(E0282)" : "test-pass");
        }
        return sample.input(ExperimentState.COMPLETED);
    }

    private static BuildLog log(CrateId crate, int position, int number) {
        String same = IntStream.range(0, 400)
                .mapToObj(line -> "[INFO] [stderr]    Compiling dependency" + line + " v1.0.0\n")
                .reduce("", String::concat);
        String end = position == 0
                ? "[INFO] [stderr]     Finished dev [unoptimized] target(s) in 1.2" + number
                        + "s\n[INFO] [stdout] test a ... ok\n"
                : "[INFO] [stderr] \u001b[1m\u001b[31merror[E0282]\u001b[0m: " + SampleRuns.HOSTILE
                        + "\n[INFO] [stderr]   --> src/lib.rs:7:5\n";
        String text = "[INFO] [maar] running `cargo build --frozen`\n[INFO] [stderr] took 0." + position + "s at 0x55"
                + position + position + "aa\n" + same + end + "[INFO] [maar] log of " + crate.id() + "\n";
        return new BuildLog(text.getBytes(StandardCharsets.UTF_8), 0);
    }

    /// As many downloads as the name has letters, a thousand each; of `fnv` it is not known.
    private static final class Facts implements FactSource {
        @Override
        public @Nullable Long downloads(CrateId crate) {
            return Optional.of(crate.name())
                    .filter(name -> !name.equals("fnv"))
                    .map(name -> name.length() * 1_000L)
                    .orElse(null);
        }

        @Override
        public List<String> owners(CrateId crate) {
            return List.of();
        }
    }
}
