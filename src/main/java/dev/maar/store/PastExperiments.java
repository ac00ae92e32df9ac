package dev.maar.store;

import dev.maar.crates.PastCrates;
import dev.maar.crates.ResolvedCrate;
import dev.maar.experiment.CrateRuns;
import dev.maar.experiment.ExperimentCrate;
import dev.maar.outcome.Attempt;
import dev.maar.outcome.Comparison;
import dev.maar.outcome.Outcome;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.function.Supplier;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/// Finds crates of stored experiments by how they ended there, done or not.
public final class PastExperiments implements PastCrates {
    private static final Set<Outcome> WELL = Set.of(Outcome.Plain.TEST_PASS, Outcome.Plain.TEST_SKIPPED,
            Outcome.Plain.SKIPPED);

    private final Supplier<Database> opened;

    /// `opened` gives the database, which is not touched before it is needed.
    public PastExperiments(Supplier<Database> opened) {
        this.opened = opened;
    }

    @Override
    public List<ResolvedCrate> of(String experiment, Which which, String reason) {
        Database database = opened.get();
        String name = database.experiments().find(experiment).name();
        Stream<ExperimentCrate> crates = switch (which) {
            case ALL -> database.experiments().crates(name).stream();
            case FAILED -> database.runs().of(name).filter(PastExperiments::failed).map(CrateRuns::crate);
            case REGRESSED -> database.runs().of(name).filter(PastExperiments::regressed).map(CrateRuns::crate);
        };
        return crates.map(crate -> again(crate, reason)).toList();
    }

    private static ResolvedCrate again(ExperimentCrate crate, String reason) {
        String location = crate.location();
        return new ResolvedCrate(crate.pinned(), reason, location == null ? null : Path.of(location), crate.checksum(),
                crate.status());
    }

    private static boolean failed(CrateRuns runs) {
        return firsts(runs).anyMatch(outcome -> !WELL.contains(outcome));
    }

    /// By the two first attempts, as Crater would have it: what is flaky is worth another look, too.
    private static boolean regressed(CrateRuns runs) {
        List<List<Attempt>> attempts = runs.attempts();
        return !attempts.getFirst().isEmpty() && IntStream.range(1, attempts.size())
                .mapToObj(attempts::get)
                .filter(candidate -> !candidate.isEmpty())
                .anyMatch(candidate -> Comparison.of(attempts.getFirst().getFirst().outcome(),
                        candidate.getFirst().outcome()).regression());
    }

    private static Stream<Outcome> firsts(CrateRuns runs) {
        return runs.attempts().stream().filter(attempts -> !attempts.isEmpty()).map(all -> all.getFirst().outcome());
    }
}
