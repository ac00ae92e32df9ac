package dev.maar.report;

import dev.maar.crates.CrateId;
import dev.maar.experiment.CapLints;
import dev.maar.experiment.CrateRuns;
import dev.maar.experiment.Experiment;
import dev.maar.experiment.ExperimentCrate;
import dev.maar.experiment.ExperimentState;
import dev.maar.experiment.Mode;
import java.util.List;
import java.util.stream.Stream;

/// Another experiment, to compare with, that is in memory.
record MadeOther(Experiment experiment, CrateSource source, int unfinished) implements OtherExperiment {
    @Override
    public Stream<CrateId> crates() {
        return source.crates().map(runs -> runs.crate().crate());
    }

    @Override
    public Stream<CrateRuns> differing() {
        return source.crates().filter(runs -> runs.judgements().getFirst().comparison().difference());
    }

    /// The pair of [SampleRuns] against an experiment of another mode before it: causes in each state, crates of each kind, hostile words.
    static ReportInput pairAgainstIt() {
        ReportInput there = before().input(ExperimentState.COMPLETED);
        Experiment like = there.experiment();
        var named = new Experiment("beta-1", Mode.CHECK_ONLY, CapLints.WARN, like.selections(), like.toolchains(),
                like.conditions(), like.state(), like.createdAt(), null, null);
        return SampleRuns.pair().with(HistorySource.NONE, new MadeOther(named, there.crates(), 3));
    }

    private static SampleRuns before() {
        String e0282 = "build-fail:compiler-error(E0282)";
        String e0308 = "build-fail:compiler-error(E0308)";
        SampleRuns before = SampleRuns.empty();
        before.add("try-lock", "0.2.2", "test-pass", "build-fail:compiler-error(mismatched_lifetime_syntaxes)");
        before.add("time", "0.3.20", "test-pass", e0282);
        before.add("fnv", "1.0.7", "test-pass", e0308);
        before.add("warns", "1.0.0", "test-pass", e0282);
        for (String name : List.of("want 0.3.0", "hyper 0.14.20", "lazy_static 0.2.0", "lexical-core 0.7.4",
                "slow 1.0.0+build.5", "hangs 1.0.0")) {
            before.add(name.substring(0, name.indexOf(' ')), name.substring(name.indexOf(' ') + 1), "test-pass",
                    "test-pass");
        }
        before.add(new ExperimentCrate(new CrateId.Local("=cmd|' /C calc'!A0 <b>"), "local:x", "/src/x", null, "", null,
                null), "test-pass", "test-pass");
        before.add("left", "1.0.0", "test-pass", e0308);
        before.add("left-well", "1.0.0", "test-pass", "test-pass");
        before.add(new ExperimentCrate(new CrateId.Local(SampleRuns.HOSTILE), "local:y", "/src/y", null, "", null,
                null), "test-pass", e0308);
        return before;
    }
}
