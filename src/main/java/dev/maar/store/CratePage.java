package dev.maar.store;

import dev.maar.crates.CrateId;
import dev.maar.experiment.CrateRuns;
import dev.maar.experiment.ExperimentCrate;
import dev.maar.outcome.Attempt;
import dev.maar.outcome.Diagnostic;
import dev.maar.outcome.Judgement;
import dev.maar.outcome.StepResult;
import dev.maar.outcome.TestResult;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;

/// Reads a stretch of an experiment's crates with all their attempts, in one query a table however long it is.
///
/// `from` is the first crate id that is in, `to` the first that is not, in the database's order of text. Every query goes through the same
/// indexes in the same order (crate, toolchain, number, position), so that the database sorts nothing and what belongs together is taken from
/// each as it comes. JDBC itself: through Jdbi the same rows cost three times as much.
record CratePage(Connection connection, String experiment, String from, String to) {
    private static final String STRETCH = """

            from experiment cross join experiment_crate on experiment_crate.experiment_id = experiment.id""";
    private static final String ATTEMPTS = STRETCH + """

            cross join attempt on attempt.experiment_crate_id = experiment_crate.id""";
    private static final String WITHIN = """

            where experiment.name = ? and crate_id >= ? and crate_id < ?
            order by crate_id""";
    private static final String EACH_ATTEMPT = WITHIN + ", toolchain_position, number";

    private record Placed(int toolchain, Attempt attempt) {}

    /// One crate, which the experiment must have.
    static CrateRuns of(Connection connection, String experiment, CrateId crate) throws SQLException {
        return new CratePage(connection, experiment, crate.id(), crate.id() + "\0").read().getFirst();
    }

    List<CrateRuns> read() throws SQLException {
        var parse = new AttemptWords();
        List<CrateRuns> page = new ArrayList<>();
        try (var steps = steps(parse);
                var diagnostics = parts("diagnostic", AttemptRows::diagnostic);
                var tests = parts("test_result", AttemptRows::test);
                var attempts = attempts(parse, steps, diagnostics, tests);
                var judgements = judgements();
                var crates = crates()) {
            int toolchains = toolchains();
            for (long id = crates.key(); id != Rows.NONE; id = crates.key()) {
                ExperimentCrate crate = crates.of(id).getFirst();
                page.add(new CrateRuns(crate, byToolchain(attempts.of(id), toolchains), judgements.of(id)));
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

    private static List<List<Attempt>> byToolchain(List<Placed> attempts, int toolchains) {
        List<List<Attempt>> lists = new ArrayList<>();
        for (int toolchain = 0; toolchain < toolchains; toolchain++) {
            int position = toolchain;
            lists.add(attempts.stream().filter(placed -> placed.toolchain() == position).map(Placed::attempt).toList());
        }
        return lists;
    }

    private Rows<ExperimentCrate> crates() throws SQLException {
        return rows("select experiment_crate.id as owner, experiment_crate.*, quirk.*" + STRETCH
                + " left join quirk on quirk.experiment_crate_id = experiment_crate.id" + WITHIN,
                ExperimentRows::crate);
    }

    private Rows<Placed> attempts(AttemptWords parse, Rows<StepResult> steps, Rows<Diagnostic> diagnostics,
            Rows<TestResult> tests) throws SQLException {
        return rows("select experiment_crate.id as owner, attempt.*" + ATTEMPTS + EACH_ATTEMPT, row -> {
            long id = row.getLong("id");
            return new Placed(row.getInt("toolchain_position"),
                    AttemptRows.attempt(row, parse, steps.of(id), diagnostics.of(id), tests.of(id)));
        });
    }

    private Rows<Judgement> judgements() throws SQLException {
        return rows("select experiment_crate.id as owner, verdict.*" + STRETCH
                + " cross join verdict on verdict.experiment_crate_id = experiment_crate.id" + WITHIN
                + ", toolchain_position", VerdictStore::judgement);
    }

    private Rows<StepResult> steps(AttemptWords parse) throws SQLException {
        return rows("select attempt.id as owner, step.*, environment.variables " + ATTEMPTS
                + " cross join step on step.attempt_id = attempt.id"
                + " left join environment on environment.id = step.environment_id" + EACH_ATTEMPT + ", step.position",
                row -> AttemptRows.step(row, parse));
    }

    private <T> Rows<T> parts(String table, Rows.Mapper<T> mapper) throws SQLException {
        return rows("select attempt.id as owner, " + table + ".*" + ATTEMPTS + " cross join " + table + " on " + table
                + ".attempt_id = attempt.id" + EACH_ATTEMPT + ", " + table + ".position", mapper);
    }

    private <T> Rows<T> rows(String sql, Rows.Mapper<T> mapper) throws SQLException {
        return Rows.of(connection, sql, mapper, experiment, from, to);
    }
}
