package dev.maar.store;

import dev.maar.experiment.CrateRuns;
import dev.maar.experiment.ExperimentCrate;
import dev.maar.outcome.Attempt;
import dev.maar.outcome.Diagnostic;
import dev.maar.outcome.Judgement;
import dev.maar.outcome.StepResult;
import dev.maar.outcome.TestResult;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.statement.Query;

/// Reads a stretch of an experiment's crates with all their attempts, in a handful of queries however long it is.
///
/// Positions are those of the list of crates: `from` is in, `to` is not.
record CratePage(Handle handle, String experiment, int from, int to) {

    private static final String WITHIN = """

            join experiment_crate on experiment_crate.id = attempt.experiment_crate_id
            join experiment on experiment.id = experiment_crate.experiment_id
            where experiment.name = :experiment and experiment_crate.position >= :from
              and experiment_crate.position < :to""";

    /// Turns a row into a part of an attempt.
    @FunctionalInterface
    private interface PartMapper<T> {
        T map(ResultSet row) throws SQLException;
    }

    private record Keyed<T>(long key, T value) {}

    private record Placed(long crate, int toolchain, Attempt attempt) {}

    List<CrateRuns> read() {
        int toolchains = handle.createQuery("""
                select count(*) from experiment_toolchain
                join experiment on experiment.id = experiment_toolchain.experiment_id
                where experiment.name = :experiment""")
                .bind("experiment", experiment)
                .mapTo(Integer.class)
                .one();
        Map<Long, List<Placed>> attempts = attempts();
        Map<Long, List<Judgement>> judgements = judgements();
        return crates().stream()
                .map(crate -> new CrateRuns(crate.value(),
                        byToolchain(attempts.getOrDefault(crate.key(), List.of()), toolchains),
                        judgements.getOrDefault(crate.key(), List.of())))
                .toList();
    }

    private static List<List<Attempt>> byToolchain(List<Placed> attempts, int toolchains) {
        List<List<Attempt>> lists = new ArrayList<>();
        for (int toolchain = 0; toolchain < toolchains; toolchain++) {
            int position = toolchain;
            lists.add(attempts.stream().filter(placed -> placed.toolchain() == position).map(Placed::attempt).toList());
        }
        return lists;
    }

    private List<Keyed<ExperimentCrate>> crates() {
        return query(ExperimentRows.CRATES + """
                 and experiment_crate.position >= :from and experiment_crate.position < :to
                order by experiment_crate.position""")
                .map((row, _) -> new Keyed<>(row.getLong("id"), ExperimentRows.crate(row)))
                .list();
    }

    private Map<Long, List<Placed>> attempts() {
        Map<Integer, Map<String, String>> environments = new HashMap<>();
        Map<Long, List<StepResult>> steps = parts("step", "step.*, environment.variables",
                " left join environment on environment.id = step.environment_id",
                row -> AttemptRows.step(row, environments));
        Map<Long, List<Diagnostic>> diagnostics = parts("diagnostic", AttemptRows::diagnostic);
        Map<Long, List<TestResult>> tests = parts("test_result", AttemptRows::test);
        Map<Long, List<Placed>> attempts = new HashMap<>();
        query("select attempt.* from attempt" + WITHIN + " order by number")
                .map((row, _) -> {
                    long id = row.getLong("id");
                    return new Placed(row.getLong("experiment_crate_id"), row.getInt("toolchain_position"),
                            AttemptRows.attempt(row, steps.getOrDefault(id, List.of()),
                                    diagnostics.getOrDefault(id, List.of()), tests.getOrDefault(id, List.of())));
                })
                .forEach(placed -> attempts.computeIfAbsent(placed.crate(), _ -> new ArrayList<>()).add(placed));
        return attempts;
    }

    private Map<Long, List<Judgement>> judgements() {
        Map<Long, List<Judgement>> judgements = new HashMap<>();
        query("""
                select verdict.* from verdict
                join experiment_crate on experiment_crate.id = verdict.experiment_crate_id
                join experiment on experiment.id = experiment_crate.experiment_id
                where experiment.name = :experiment and experiment_crate.position >= :from
                  and experiment_crate.position < :to
                order by toolchain_position""")
                .map((row, _) -> new Keyed<>(row.getLong("experiment_crate_id"), VerdictStore.judgement(row)))
                .forEach(one -> judgements.computeIfAbsent(one.key(), _ -> new ArrayList<>()).add(one.value()));
        return judgements;
    }

    private <T> Map<Long, List<T>> parts(String table, PartMapper<T> mapper) {
        return parts(table, table + ".*", "", mapper);
    }

    private <T> Map<Long, List<T>> parts(String table, String columns, String joined, PartMapper<T> mapper) {
        Map<Long, List<T>> parts = new HashMap<>();
        query("select " + columns + " from " + table + joined + " join attempt on attempt.id = " + table
                + ".attempt_id" + WITHIN + " order by attempt_id, " + table + ".position")
                .map((row, _) -> new Keyed<>(row.getLong("attempt_id"), mapper.map(row)))
                .forEach(part -> parts.computeIfAbsent(part.key(), _ -> new ArrayList<>()).add(part.value()));
        return parts;
    }

    private Query query(String sql) {
        return handle.createQuery(sql).bind("experiment", experiment).bind("from", from).bind("to", to);
    }
}
