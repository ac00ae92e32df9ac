package dev.maar.store;

import dev.maar.crates.CrateId;
import dev.maar.experiment.CrateRuns;
import dev.maar.outcome.Attempt;
import dev.maar.outcome.Diagnostic;
import dev.maar.outcome.Judgement;
import dev.maar.outcome.Outcome;
import dev.maar.outcome.TestResult;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/// Reads a stretch of an experiment's crates with all their attempts, in one query a table however long it is.
///
/// `from` is the first crate id that is in, `to` the first that is not, in the database's order of text. Of a crate that works under every
/// toolchain, what its attempts said is only counted where `brief` says so. JDBC itself: through Jdbi the same rows cost three times as much.
record CratePage(Connection connection, String experiment, String from, String to, boolean brief) {
    private static final Set<Outcome> WELL = Set.of(Outcome.Plain.TEST_PASS, Outcome.Plain.TEST_SKIPPED);

    private static final String STRETCH = """

            from experiment cross join experiment_crate on experiment_crate.experiment_id = experiment.id""";
    private static final String WITHIN = """

            where experiment.name = ? and crate_id >= ? and crate_id < ?
            order by crate_id""";

    /// One crate, which the experiment must have, with all that is known.
    static CrateRuns of(Connection connection, String experiment, CrateId crate) throws SQLException {
        return new CratePage(connection, experiment, crate.id(), crate.id() + "\0", false).read().getFirst();
    }

    List<CrateRuns> read() throws SQLException {
        var words = new AttemptWords(connection);
        List<StoredAttempt> attempts = attempts(words);
        Set<Long> told = told(attempts);
        String full = attempts.stream()
                .filter(attempt -> told.contains(attempt.crate()))
                .map(StoredAttempt::id)
                .toList()
                .toString();
        Map<Long, List<Diagnostic>> diagnostics = parts(full, "diagnostic", AttemptRows.DIAGNOSTIC,
                AttemptRows::diagnostic);
        Map<Long, List<TestResult>> tests = parts(full, "test_result", AttemptRows.TEST, AttemptRows::test);
        Map<Long, List<List<Attempt>>> byCrate = new HashMap<>();
        int toolchains = toolchains();
        for (StoredAttempt attempt : attempts) {
            long id = attempt.id();
            byCrate.computeIfAbsent(attempt.crate(), _ -> untried(toolchains))
                    .get(attempt.toolchain())
                    .add(told.contains(attempt.crate())
                            ? attempt.told(diagnostics.getOrDefault(id, List.of()), tests.getOrDefault(id, List.of()))
                            : attempt.counted(words));
        }
        return crates(byCrate, judgements(words), toolchains);
    }

    private static List<List<Attempt>> untried(int toolchains) {
        return Stream.<List<Attempt>>generate(ArrayList::new).limit(toolchains).toList();
    }

    private List<CrateRuns> crates(Map<Long, List<List<Attempt>>> attempts, Map<Long, List<Judgement>> judgements,
            int toolchains) throws SQLException {
        List<CrateRuns> page = new ArrayList<>();
        rows("json_array(experiment_crate.id, " + ExperimentRows.CRATE + ")",
                " left join quirk on quirk.experiment_crate_id = experiment_crate.id", "", row -> {
                    long id = row.nextLongValue(0);
                    page.add(new CrateRuns(ExperimentRows.crate(row),
                            attempts.computeIfAbsent(id, _ -> untried(toolchains)),
                            judgements.getOrDefault(id, List.of())));
                });
        return page;
    }

    private int toolchains() throws SQLException {
        try (PreparedStatement statement = connection.prepareStatement("""
                select count(*) from experiment_toolchain join experiment on experiment.id = experiment_id
                where experiment.name = ?""")) {
            statement.setString(1, experiment);
            try (ResultSet row = statement.executeQuery()) {
                return row.getInt(1);
            }
        }
    }

    /// The crates of which everything is told.
    private Set<Long> told(List<StoredAttempt> attempts) {
        return attempts.stream()
                .filter(attempt -> !(brief && WELL.contains(attempt.silent().outcome())))
                .map(StoredAttempt::crate)
                .collect(Collectors.toSet());
    }

    private Map<Long, List<Judgement>> judgements(AttemptWords words) throws SQLException {
        Map<Long, List<Judgement>> judgements = new HashMap<>();
        // A text within the text, since most are alike and are understood once.
        rows("json_array(experiment_crate.id, " + VerdictStore.TEXT + " || '')",
                " cross join verdict on verdict.experiment_crate_id = experiment_crate.id", ", toolchain_position",
                row -> judgements.computeIfAbsent(row.nextLongValue(0), _ -> new ArrayList<>())
                        .add(words.judgement(row.nextTextValue())));
        return judgements;
    }

    private List<StoredAttempt> attempts(AttemptWords words) throws SQLException {
        List<StoredAttempt> attempts = new ArrayList<>();
        rows(StoredAttempt.ROW, " cross join attempt on attempt.experiment_crate_id = experiment_crate.id",
                ", toolchain_position, number", row -> attempts.add(StoredAttempt.read(row, words)));
        return attempts;
    }

    /// Reads rows of these crates, joined with another table; crates come in the order of their ids, within them `then`.
    private void rows(String row, String join, String then, JsonRows.Reader reader) throws SQLException {
        JsonRows.read(connection, JsonRows.together("select " + row + " as told" + STRETCH + join + WITHIN + then),
                reader, experiment, from, to);
    }

    /// Reads what attempts said; a text an attempt, since of one there may be much.
    private <T> Map<Long, List<T>> parts(String attempts, String table, String row, JsonRows.Mapper<T> mapper)
            throws SQLException {
        Map<Long, List<T>> parts = new HashMap<>();
        String rows = "select json_array(attempt_id, " + row + ") as told from " + table
                + " where attempt_id = wanted.value order by position";
        JsonRows.read(connection, "select (" + JsonRows.together(rows) + ") from json_each(?) as wanted",
                values -> parts.computeIfAbsent(values.nextLongValue(0), _ -> new ArrayList<>())
                        .add(mapper.map(values)),
                attempts);
        return parts;
    }
}
