package dev.maar.bench;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.github.luben.zstd.Zstd;
import dev.maar.experiment.CrateRuns;
import dev.maar.outcome.Attempt;
import dev.maar.outcome.Diagnostic;
import dev.maar.outcome.Judgement;
import dev.maar.outcome.StepResult;
import dev.maar.outcome.TestResult;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import okio.ByteString;
import org.jspecify.annotations.Nullable;

/// Writes the runs of an experiment's crates into a database much faster than a real run does: thousands in one transaction.
///
/// The experiment and its crates are there already, prepared ones too, in the order of the runs.
final class StoreRuns implements AutoCloseable {
    private static final int CRATES_AT_ONCE = 2_000;
    private static final ObjectMapper JSON = new ObjectMapper();

    private final Connection connection;
    private final List<PreparedStatement> statements = new ArrayList<>();
    private final Map<List<Object>, Long> commands = new HashMap<>();
    private final PreparedStatement lockfile;
    private final PreparedStatement crate;
    private final PreparedStatement log;
    private final PreparedStatement attempt;
    private final PreparedStatement command;
    private final PreparedStatement diagnostic;
    private final PreparedStatement test;
    private final PreparedStatement verdict;
    private long crateId;
    private long attemptId;
    private int waiting;

    StoreRuns(Connection connection) throws SQLException {
        this.connection = connection;
        connection.setAutoCommit(false);
        crateId = first("select min(id) from experiment_crate");
        attemptId = first("select coalesce(max(id), 0) + 1 from attempt");
        lockfile = insert("lockfile", "content_hash, content");
        crate = prepare("update experiment_crate set source_hash = ?, lockfile_hash = ? where id = ?");
        log = insert("log", "content_hash, content, cut_bytes");
        attempt = insert("attempt",
                "id, experiment_crate_id, toolchain_position, number, purpose, outcome, kill_reason,"
                        + " log_hash, started_at, ended_at, wall_millis, cpu_millis, peak_memory_bytes, worker,"
                        + " steps, tests, warnings");
        command = insert("command", "id, kind, words, environment");
        diagnostic = insert("diagnostic", "attempt_id, position, code, level, message, package_id, local, file, line,"
                + " rendered, message_key");
        test = insert("test_result", "attempt_id, position, target, name, result");
        verdict = insert("verdict", "experiment_crate_id, toolchain_position, comparison, verdict, baseline_good,"
                + " baseline_counted, candidate_good, candidate_counted, inside, inside_verdict");
    }

    private long first(String sql) throws SQLException {
        try (Statement statement = connection.createStatement(); ResultSet row = statement.executeQuery(sql)) {
            row.next();
            return row.getLong(1);
        }
    }

    private PreparedStatement insert(String table, String columns) throws SQLException {
        return prepare("insert or ignore into " + table + " (" + columns + ") values ("
                + "?, ".repeat(columns.split(",").length - 1) + "?)");
    }

    private PreparedStatement prepare(String sql) throws SQLException {
        PreparedStatement statement = connection.prepareStatement(sql);
        statements.add(statement);
        return statement;
    }

    void add(CrateRuns runs) throws SQLException {
        if (runs.crate().lockfileHash() != null) {
            row(lockfile, runs.crate().lockfileHash(), MadeRuns.lockfile(runs.crate().crate()));
            row(crate, runs.crate().sourceHash(), runs.crate().lockfileHash(), crateId);
        }
        for (int toolchain = 0; toolchain < runs.attempts().size(); toolchain++) {
            for (Attempt one : runs.attempts().get(toolchain)) {
                add(one, toolchain);
                attemptId++;
            }
        }
        for (int candidate = 0; candidate < runs.judgements().size(); candidate++) {
            add(runs.judgements().get(candidate), candidate + 1);
        }
        crateId++;
        if (++waiting == CRATES_AT_ONCE) {
            flush();
        }
    }

    private void add(Attempt one, int toolchain) throws SQLException {
        byte[] text = one.log().text();
        String hash = ByteString.of(text).sha256().hex();
        row(log, hash, Zstd.compress(text, 3), one.log().cutBytes());
        for (StepResult part : one.steps()) {
            command(part);
        }
        row(attempt, attemptId, crateId, toolchain, one.number(), one.purpose().text(), one.outcome().text(),
                one.killReason(), hash, one.startedAt().toEpochMilli(), one.endedAt().toEpochMilli(), one.wallMillis(),
                one.cpuMillis(), one.peakMemoryBytes(), one.worker(),
                json(one.steps().stream().map(this::step).toList()), one.tests().size(), warnings(one));
        int position = 0;
        for (Diagnostic part : one.diagnostics()) {
            row(diagnostic, attemptId, position++, part.code(), part.level(), part.message(), part.packageId(),
                    part.local(), part.file(), part.line(), part.rendered(), part.key());
        }
        position = 0;
        for (TestResult part : one.tests()) {
            row(test, attemptId, position++, part.target(), part.name(), part.result());
        }
    }

    private void add(Judgement judgement, int toolchain) throws SQLException {
        row(verdict, crateId, toolchain, judgement.comparison().text(), judgement.verdict().text(),
                judgement.evidence().baselineGood(), judgement.evidence().baselineCounted(),
                judgement.evidence().candidateGood(), judgement.evidence().candidateCounted(),
                judgement.inside().change().text(), judgement.inside().verdict().text());
    }

    private void command(StepResult part) throws SQLException {
        List<Object> key = List.of(part.kind().text(), part.command());
        if (!commands.containsKey(key)) {
            commands.put(key, commands.size() + 1L);
            row(command, commands.get(key), part.kind().text(), json(part.command()), "{}");
        }
    }

    private List<@Nullable Object> step(StepResult part) {
        return Arrays.asList(commands.get(List.of(part.kind().text(), part.command())), part.exitCode(),
                part.killReason(), part.wallMillis());
    }

    private static String warnings(Attempt attempt) {
        return json(attempt.diagnostics()
                .stream()
                .filter(one -> one.warning() || one.futureIncompatible())
                .map(one -> Arrays.<@Nullable Object>asList(one.level(), one.code(), one.local() ? 1 : 0, 1))
                .toList());
    }

    private static String json(List<?> words) {
        try {
            return JSON.writeValueAsString(words);
        } catch (JsonProcessingException e) {
            throw new IllegalArgumentException(e);
        }
    }

    private static void row(PreparedStatement statement, @Nullable Object... values) throws SQLException {
        for (int column = 0; column < values.length; column++) {
            statement.setObject(column + 1, values[column]);
        }
        statement.addBatch();
    }

    private void flush() throws SQLException {
        for (PreparedStatement statement : statements) {
            statement.executeBatch();
        }
        connection.commit();
        waiting = 0;
    }

    @Override
    public void close() throws SQLException {
        flush();
        for (PreparedStatement statement : statements) {
            statement.close();
        }
        connection.close();
    }
}
