package dev.maar.store;

import dev.maar.experiment.CrateRuns;
import dev.maar.experiment.Experiment;
import dev.maar.outcome.Comparison;
import dev.maar.outcome.Outcome;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/// Reads whole experiments: every crate with its attempts, and the numbers that sum them up.
public final class RunStore {
    private static final int CRATES_A_PAGE = 200;

    private final Database database;

    RunStore(Database database) {
        this.database = database;
    }

    /// Reads all crates in the order of work, with their attempts but without the logs.
    ///
    /// They come from the database some hundred at a time as the stream is consumed, so an experiment of any size can be gone
    /// through; nothing has to be closed.
    public Stream<CrateRuns> of(String experiment) {
        int crates = count(CRATES, experiment);
        return IntStream.iterate(0, from -> from < crates, from -> from + CRATES_A_PAGE)
                .boxed()
                .flatMap(from -> database
                        .read(handle -> new CratePage(handle, experiment, from, from + CRATES_A_PAGE).read())
                        .stream());
    }

    /// Counts how far an experiment is and how its candidates compare with the baseline, by each crate's latest attempts.
    public Summary summary(Experiment experiment) {
        Map<Long, Map<Integer, Outcome>> latest = latestOutcomes(experiment.name());
        int toolchains = experiment.toolchains().size();
        List<Map<Comparison, Integer>> candidates = new ArrayList<>();
        for (int candidate = 1; candidate < toolchains; candidate++) {
            candidates.add(comparisons(latest, candidate));
        }
        int finished = (int) latest.values().stream().filter(outcomes -> outcomes.size() == toolchains).count();
        return new Summary(count(CRATES, experiment.name()), finished, candidates);
    }

    /// Checks that no outcome is missing and none is stored twice; both are 0 for a completed experiment.
    public Integrity integrity(String experiment) {
        int missing = count("""
                select count(*) from experiment
                join experiment_crate on experiment_crate.experiment_id = experiment.id
                join experiment_toolchain on experiment_toolchain.experiment_id = experiment.id
                where experiment.name = ? and not exists (
                    select 1 from attempt where attempt.experiment_crate_id = experiment_crate.id
                    and attempt.toolchain_position = experiment_toolchain.position)""", experiment);
        int repeated = count("""
                select count(*) from (
                    select 1 from result where experiment = ?
                    group by crate, toolchain_position, number having count(*) > 1)""", experiment);
        return new Integrity(missing, repeated);
    }

    /// What is wrong with an experiment's outcomes: crates × toolchains without any, and outcomes stored more than once.
    public record Integrity(int missing, int repeated) {}

    private static final String CRATES = """
            select count(*) from experiment_crate
            join experiment on experiment.id = experiment_crate.experiment_id
            where experiment.name = ?""";

    private int count(String sql, String experiment) {
        return database.read(handle -> handle.select(sql, experiment).mapTo(Integer.class).one());
    }

    private record Stored(long crate, int toolchain, Outcome outcome) {}

    /// By crate and toolchain, whatever has an attempt.
    private Map<Long, Map<Integer, Outcome>> latestOutcomes(String experiment) {
        List<Stored> attempts = database.read(handle -> handle.select("""
                select attempt.* from attempt
                join experiment_crate on experiment_crate.id = attempt.experiment_crate_id
                join experiment on experiment.id = experiment_crate.experiment_id
                where experiment.name = ? order by number""", experiment)
                .map((row, _) -> new Stored(row.getLong("experiment_crate_id"), row.getInt("toolchain_position"),
                        Outcome.parse(row.getString("outcome"))))
                .list());
        Map<Long, Map<Integer, Outcome>> latest = new HashMap<>();
        for (Stored attempt : attempts) {
            latest.computeIfAbsent(attempt.crate(), _ -> new HashMap<>()).put(attempt.toolchain(), attempt.outcome());
        }
        return latest;
    }

    private static Map<Comparison, Integer> comparisons(Map<Long, Map<Integer, Outcome>> latest, int candidate) {
        Map<Comparison, Integer> counts = new EnumMap<>(Comparison.class);
        latest.values().forEach(outcomes -> {
            Outcome baseline = outcomes.get(0);
            Outcome other = outcomes.get(candidate);
            if (baseline != null && other != null) {
                counts.merge(Comparison.of(baseline, other), 1, Integer::sum);
            }
        });
        return counts;
    }
}
