package dev.maar.store;

import dev.maar.crates.CrateId;
import dev.maar.experiment.CrateRuns;
import dev.maar.experiment.ExperimentCrate;
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

/// Reads a stretch of an experiment's crates with all their attempts, in one query a table however long it is.
///
/// `from` is the first crate id that is in, `to` the first that is not, in the database's order of text. Of a crate that works under every
/// toolchain, what its attempts said is only counted where `brief` says so. JDBC itself: through Jdbi the same rows cost three times as much.
record CratePage(Connection connection, String experiment, String from, String to, boolean brief) {
    private static final Set<String> WELL = Set.of(Outcome.Plain.TEST_PASS.text(), Outcome.Plain.TEST_SKIPPED.text());

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
        List<AttemptText> texts = attempts();
        Set<Long> told = told(texts);
        List<Long> full = texts.stream()
                .filter(text -> told.contains(text.crate()))
                .map(AttemptText::attempt)
                .toList();
        var words = new AttemptWords(connection);
        Map<Long, List<Diagnostic>> diagnostics = parts(full, "diagnostic", AttemptRows::diagnostic);
        Map<Long, List<TestResult>> tests = parts(full, "test_result", AttemptRows::test);
        Map<Long, Map<Integer, List<Attempt>>> byCrate = new HashMap<>();
        for (AttemptText text : texts) {
            long id = text.attempt();
            byCrate.computeIfAbsent(text.crate(), _ -> new HashMap<>())
                    .computeIfAbsent(text.toolchain(), _ -> new ArrayList<>())
                    .add(told.contains(text.crate())
                            ? text.read(words, diagnostics.getOrDefault(id, List.of()),
                                    tests.getOrDefault(id, List.of()))
                            : text.count(words));
        }
        return crates(byCrate, words);
    }

    private List<CrateRuns> crates(Map<Long, Map<Integer, List<Attempt>>> attempts, AttemptWords words)
            throws SQLException {
        List<CrateRuns> page = new ArrayList<>();
        int toolchains = toolchains();
        try (var judgements = judgements(words); var crates = crates()) {
            for (long id = crates.key(); id != Rows.NONE; id = crates.key()) {
                ExperimentCrate crate = crates.of(id).getFirst();
                Map<Integer, List<Attempt>> ours = attempts.getOrDefault(id, Map.of());
                List<List<Attempt>> sides = new ArrayList<>();
                for (int toolchain = 0; toolchain < toolchains; toolchain++) {
                    sides.add(ours.getOrDefault(toolchain, List.of()));
                }
                page.add(new CrateRuns(crate, sides, judgements.of(id)));
            }
        }
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
    private Set<Long> told(List<AttemptText> attempts) {
        return attempts.stream()
                .filter(attempt -> !(brief && WELL.contains(attempt.outcome())))
                .map(AttemptText::crate)
                .collect(Collectors.toSet());
    }

    private Rows<ExperimentCrate> crates() throws SQLException {
        return rows("select experiment_crate.id as owner, experiment_crate.*, quirk.*" + STRETCH
                + " left join quirk on quirk.experiment_crate_id = experiment_crate.id" + WITHIN,
                ExperimentRows::crate);
    }

    private Rows<Judgement> judgements(AttemptWords words) throws SQLException {
        return rows("select experiment_crate.id as owner, " + VerdictStore.TEXT + STRETCH
                + " cross join verdict on verdict.experiment_crate_id = experiment_crate.id" + WITHIN
                + ", toolchain_position", row -> words.judgement(Rows.text(row, 2)));
    }

    private <T> Rows<T> rows(String sql, Rows.Mapper<T> mapper) throws SQLException {
        return Rows.of(connection, sql, mapper, experiment, from, to);
    }

    private List<AttemptText> attempts() throws SQLException {
        List<AttemptText> attempts = new ArrayList<>();
        try (var rows = rows("select " + AttemptText.COLUMNS + STRETCH
                + " cross join attempt on attempt.experiment_crate_id = experiment_crate.id" + WITHIN
                + ", toolchain_position, number", AttemptText::of)) {
            for (long crate = rows.key(); crate != Rows.NONE; crate = rows.key()) {
                attempts.addAll(rows.of(crate));
            }
        }
        return attempts;
    }

    private <T> Map<Long, List<T>> parts(List<Long> attempts, String table, Rows.Mapper<T> mapper)
            throws SQLException {
        Map<Long, List<T>> parts = new HashMap<>();
        try (var rows = Rows.of(connection, "select attempt_id as owner, " + table
                + ".* from json_each(?) as wanted cross join " + table
                + " on attempt_id = wanted.value order by wanted.key, position", mapper, attempts.toString())) {
            for (long attempt = rows.key(); attempt != Rows.NONE; attempt = rows.key()) {
                parts.put(attempt, rows.of(attempt));
            }
        }
        return parts;
    }
}
