package dev.maar.store;

import dev.maar.crates.CrateId;
import dev.maar.experiment.CrateRuns;
import dev.maar.experiment.Experiment;
import dev.maar.experiment.PastOutcome;
import dev.maar.outcome.Comparison;
import dev.maar.outcome.Judgement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.statement.Query;
import org.jspecify.annotations.Nullable;

/// Looks up what earlier experiments made of crates, whatever version each had at that time.
public final class HistoryStore {
    private static final int IDS_A_PAGE = 10_000;
    private static final List<String> DIFFERENCES = Arrays.stream(Comparison.values())
            .filter(Comparison::difference)
            .map(Comparison::text)
            .toList();

    /// Crates are found by the index of each experiment's ids: all ids of one family begin with the same words, and '0' follows '/'.
    private static final String FOUND = """
            with found as (
                select families.value as family, experiment.id as experiment_id, experiment.name as experiment,
                       experiment.created_at, experiment_crate.id as id, experiment_crate.crate_id,
                       row_number() over (partition by families.value
                                          order by experiment.created_at desc, experiment.id desc,
                                                   experiment_crate.crate_id desc) as place
                from json_each(:families) as families
                join experiment on experiment.created_at <= :before and experiment.name <> :name
                join experiment_crate on experiment_crate.experiment_id = experiment.id
                                     and experiment_crate.crate_id >= families.value
                                     and experiment_crate.crate_id < families.value || '0'
                where experiment_crate.crate_id = families.value
                   or substr(experiment_crate.crate_id, 1, length(families.value) + 1) = families.value || '/'
            )
            """;

    private final Database database;

    HistoryStore(Database database) {
        this.database = database;
    }

    /// A row of what was found, to be added to.
    private record Found(String family, long experiment, String name, Instant createdAt, CrateId crate,
            Map<Integer, String> outcomes, Map<Integer, Judgement> judgements) {
        PastOutcome outcome(List<String> toolchains) {
            List<String> texts = new ArrayList<>();
            for (int position = 0; position < toolchains.size(); position++) {
                texts.add(outcomes.getOrDefault(position, ""));
            }
            return new PastOutcome(name, createdAt, crate, toolchains, texts, List.copyOf(judgements.values()));
        }
    }

    /// Reads the outcomes in the experiments that were made before this one, by [CrateId#family]: the newest first, at most `most` for each.
    ///
    /// Families that no other experiment knows are missing. It takes three queries, however many crates are asked for.
    public Map<String, List<PastOutcome>> before(Experiment experiment, Collection<CrateId> crates, int most) {
        List<String> families = crates.stream().map(CrateId::family).distinct().toList();
        return families.isEmpty() ? Map.of() : database.read(handle -> {
            Map<Long, Found> found = new LinkedHashMap<>();
            query(handle, experiment, families, most,
                    "select found.*, toolchain_position, outcome from found left join attempt"
                            + " on attempt.experiment_crate_id = found.id and attempt.number = 1"
                            + " where place <= :most order by family, place")
                    .map((row, _) -> add(found, row))
                    .list();
            query(handle, experiment, families, most,
                    "select experiment_crate_id, toolchain_position, " + VerdictStore.TEXT
                            + " as told from found join verdict on verdict.experiment_crate_id = found.id"
                            + " where place <= :most")
                    .map((row, _) -> judge(found, row))
                    .list();
            return byFamily(handle, found.values());
        });
    }

    /// Reads which crates an experiment has, in the order of work, some thousand at a time as the stream is consumed; nothing has to be closed.
    public Stream<CrateId> crates(String experiment) {
        int crates = database.experiments().size(experiment);
        return IntStream.iterate(0, from -> from < crates, from -> from + IDS_A_PAGE)
                .boxed()
                .flatMap(from -> database.read(handle -> handle.select("""
                        select crate_id from experiment_crate
                        join experiment on experiment.id = experiment_crate.experiment_id
                        where experiment.name = ? and position >= ? and position < ? order by position""", experiment,
                        from, from + IDS_A_PAGE).mapTo(String.class).list()).stream())
                .map(CrateId::parse);
    }

    /// Reads the crates with a verdict on a difference, with their attempts but without the logs, in the order of their ids.
    public Stream<CrateRuns> differing(String experiment) {
        List<String> crates = database.read(handle -> handle.createQuery("""
                select distinct crate_id from experiment_crate
                join experiment on experiment.id = experiment_crate.experiment_id
                join verdict on verdict.experiment_crate_id = experiment_crate.id
                where experiment.name = :name and comparison in (<differences>)""")
                .bind("name", experiment)
                .bindList("differences", DIFFERENCES)
                .mapTo(String.class)
                .list());
        return crates.stream()
                .map(CrateId::parse)
                .sorted()
                .map(crate -> database.readRows(connection -> CratePage.of(connection, experiment, crate)));
    }

    private static Query query(Handle handle, Experiment experiment, List<String> families, int most, String sql) {
        return handle.createQuery(FOUND + sql)
                .bind("families", JsonList.write(families))
                .bind("before", experiment.createdAt())
                .bind("name", experiment.name())
                .bind("most", most);
    }

    private static Found add(Map<Long, Found> all, ResultSet row) throws SQLException {
        Found found = all.get(row.getLong("id"));
        if (found == null) {
            Timestamp at = row.getTimestamp("created_at");
            found = new Found(row.getString("family"), row.getLong("experiment_id"), row.getString("experiment"),
                    at.toInstant(), CrateId.parse(row.getString("crate_id")), new HashMap<>(), new TreeMap<>());
            all.put(row.getLong("id"), found);
        }
        String outcome = row.getString("outcome");
        if (outcome != null) {
            found.outcomes().put(row.getInt("toolchain_position"), outcome);
        }
        return found;
    }

    private static Judgement judge(Map<Long, Found> all, ResultSet row) throws SQLException {
        Judgement judgement = VerdictStore.judgement(row.getString("told"));
        Found found = all.get(row.getLong("experiment_crate_id"));
        if (found != null) {
            found.judgements().put(row.getInt("toolchain_position"), judgement);
        }
        return judgement;
    }

    private static Map<String, List<PastOutcome>> byFamily(Handle handle, Collection<Found> found) {
        Map<Long, List<String>> toolchains = new HashMap<>();
        Map<String, List<PastOutcome>> byFamily = new LinkedHashMap<>();
        for (Found one : found) {
            List<String> specs = toolchains.computeIfAbsent(one.experiment(), id -> specs(handle, id));
            byFamily.computeIfAbsent(one.family(), _ -> new ArrayList<>()).add(one.outcome(specs));
        }
        return byFamily;
    }

    private static List<String> specs(Handle handle, @Nullable Long experiment) {
        return handle.select("select spec from experiment_toolchain where experiment_id = ? order by position",
                experiment).mapTo(String.class).list();
    }
}
