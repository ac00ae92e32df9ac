package dev.maar.store;

import dev.maar.crates.CrateId;
import dev.maar.experiment.CrateRuns;
import dev.maar.experiment.Experiment;
import dev.maar.experiment.Matrix;
import dev.maar.outcome.Comparison;
import dev.maar.outcome.Inside;
import dev.maar.outcome.Judgement;
import dev.maar.outcome.Outcome;
import dev.maar.outcome.Standing;
import dev.maar.outcome.Verdict;
import java.util.ArrayList;
import java.util.Collection;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Spliterator;
import java.util.Spliterators;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;
import org.jspecify.annotations.Nullable;

/// Reads whole experiments: every crate with its attempts, and the numbers that sum them up.
public final class RunStore {
    private static final int CRATES_A_PAGE = 200;

    /// What the ids of each kind of crate begin with, in the order of [CrateId].
    private static final List<String> KINDS = List.of("reg/", "gh/", "local/", "git/");

    private final Database database;

    RunStore(Database database) {
        this.database = database;
    }

    /// Reads all crates in the order of their ids, with their attempts but without the logs; what is said of a crate that works under
    /// every toolchain is only counted ([dev.maar.outcome.Untold]).
    ///
    /// They come from the database some hundred at a time, a little ahead of whoever consumes the stream, so an experiment of any size can be
    /// gone through once; nothing has to be closed.
    public Stream<CrateRuns> of(String experiment) {
        var pages = new ReadAhead<>(pages(experiment).iterator());
        return StreamSupport.stream(Spliterators.spliteratorUnknownSize(pages, Spliterator.ORDERED), false)
                .flatMap(List::stream);
    }

    private List<Supplier<List<CrateRuns>>> pages(String experiment) {
        List<Supplier<List<CrateRuns>>> pages = new ArrayList<>();
        for (String kind : KINDS) {
            List<String> starts = new ArrayList<>(starts(experiment, kind));
            starts.add(end(kind));
            for (int page = 0; page < starts.size() - 1; page++) {
                String from = starts.get(page);
                String to = starts.get(page + 1);
                pages.add(() -> database
                        .readRows(connection -> new CratePage(connection, experiment, from, to, true).read()));
            }
        }
        return pages;
    }

    /// The id with which each page of one kind begins.
    private List<String> starts(String experiment, String kind) {
        return database.read(handle -> handle.select("""
                select crate_id from (
                    select crate_id, row_number() over (order by crate_id) as place from experiment_crate
                    join experiment on experiment.id = experiment_crate.experiment_id
                    where experiment.name = ? and crate_id >= ? and crate_id < ?)
                where place % ? = 1""", experiment, kind, end(kind), CRATES_A_PAGE).mapTo(String.class).list());
    }

    /// The first text that is behind all ids of a kind.
    private static String end(String kind) {
        return kind.substring(0, kind.length() - 1) + (char) (kind.charAt(kind.length() - 1) + 1);
    }

    /// Counts how far an experiment is and how its candidates compare with the baseline: by the stored verdicts, and by the attempts of
    /// crates that have none yet.
    public Summary summary(Experiment experiment) {
        List<List<Judgement>> judgements = new ArrayList<>(judged(experiment.name()));
        int finished = judgements.size();
        judgements.addAll(inWork(experiment));
        List<Summary.Candidate> candidates = IntStream.range(0, experiment.toolchains().size() - 1)
                .mapToObj(candidate -> candidate(judgements.stream().map(crate -> crate.get(candidate)).toList()))
                .toList();
        return new Summary(count(CRATES, experiment.name()), finished, candidates);
    }

    /// Reads how every crate stands under every toolchain, from the outcomes alone.
    public Matrix matrix(Experiment experiment) {
        Map<String, List<List<Outcome>>> outcomes = new LinkedHashMap<>();
        database.read(handle -> {
            handle.select("""
                    select crate_id, toolchain_position, outcome from experiment_crate
                    join experiment on experiment.id = experiment_crate.experiment_id
                    left join attempt on attempt.experiment_crate_id = experiment_crate.id
                    where experiment.name = ? order by crate_id, toolchain_position, number""", experiment.name())
                    .map((row, _) -> new Told(row.getString("crate_id"), row.getInt("toolchain_position"),
                            row.getString("outcome")))
                    .forEach(told -> told.addTo(outcomes, experiment.toolchains().size()));
            return outcomes;
        });
        return Matrix.of(experiment.toolchains(), outcomes.entrySet()
                .stream()
                .map(entry -> new Matrix.Row(CrateId.parse(entry.getKey()),
                        entry.getValue().stream().map(Standing::of).toList()))
                .toList());
    }

    /// An attempt's outcome; null for a crate that has no attempt yet.
    private record Told(String crate, int toolchain, @Nullable String outcome) {
        void addTo(Map<String, List<List<Outcome>>> outcomes, int toolchains) {
            List<List<Outcome>> crates = outcomes.computeIfAbsent(crate,
                    _ -> IntStream.range(0, toolchains).<List<Outcome>>mapToObj(_ -> new ArrayList<>()).toList());
            if (outcome != null) {
                crates.get(toolchain).add(Outcome.parse(outcome));
            }
        }
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

    /// The judgements of each crate that has them.
    private Collection<List<Judgement>> judged(String experiment) {
        Map<Long, List<Judgement>> judgements = new LinkedHashMap<>();
        database.read(handle -> {
            Map<String, Judgement> known = new HashMap<>();
            handle.select("select experiment_crate_id, " + VerdictStore.TEXT + """
                     as told from verdict
                    join experiment_crate on experiment_crate.id = verdict.experiment_crate_id
                    join experiment on experiment.id = experiment_crate.experiment_id
                    where experiment.name = ? order by toolchain_position""", experiment)
                    .map((row, _) -> Map.entry(row.getLong("experiment_crate_id"),
                            known.computeIfAbsent(row.getString("told"), VerdictStore::judgement)))
                    .forEach(one -> judgements.computeIfAbsent(one.getKey(), _ -> new ArrayList<>())
                            .add(one.getValue()));
            return judgements;
        });
        return judgements.values();
    }

    private record Stored(long crate, int toolchain, Outcome outcome) {}

    /// What the attempts say so far about crates that were tried and have no verdict yet.
    private List<List<Judgement>> inWork(Experiment experiment) {
        List<Stored> attempts = database.read(handle -> handle.select("""
                select attempt.* from attempt
                join experiment_crate on experiment_crate.id = attempt.experiment_crate_id
                join experiment on experiment.id = experiment_crate.experiment_id
                where experiment.name = ?
                  and not exists (select 1 from verdict where verdict.experiment_crate_id = experiment_crate.id)
                order by number""", experiment.name())
                .map((row, _) -> new Stored(row.getLong("experiment_crate_id"), row.getInt("toolchain_position"),
                        Outcome.parse(row.getString("outcome"))))
                .list());
        return attempts.stream()
                .collect(Collectors.groupingBy(Stored::crate))
                .values()
                .stream()
                .map(crate -> IntStream.range(1, experiment.toolchains().size())
                        .mapToObj(candidate -> Judgement.of(outcomes(crate, 0), outcomes(crate, candidate)))
                        .toList())
                .toList();
    }

    private static List<Outcome> outcomes(List<Stored> attempts, int toolchain) {
        return attempts.stream()
                .filter(attempt -> attempt.toolchain() == toolchain)
                .map(Stored::outcome)
                .toList();
    }

    private static Summary.Candidate candidate(List<Judgement> judgements) {
        Map<Comparison, Integer> settled = new EnumMap<>(Comparison.class);
        Map<Verdict, Integer> undecided = new EnumMap<>(Verdict.class);
        Map<Inside.Change, Integer> inside = new EnumMap<>(Inside.Change.class);
        for (Judgement judgement : judgements) {
            if (judgement.undecided()) {
                undecided.merge(judgement.verdict(), 1, Integer::sum);
            } else if (judgement.comparison() != Comparison.UNKNOWN) {
                settled.merge(judgement.settled(), 1, Integer::sum);
            }
            if (judgement.inside().worse()) {
                inside.merge(judgement.inside().change(), 1, Integer::sum);
            }
        }
        return new Summary.Candidate(settled, undecided, inside);
    }
}
