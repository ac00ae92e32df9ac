package dev.maar.store;

import com.github.luben.zstd.Zstd;
import dev.maar.crates.CrateId;
import dev.maar.outcome.Attempt;
import dev.maar.outcome.BuildLog;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.util.List;
import java.util.Optional;
import org.jdbi.v3.core.Handle;
import org.jspecify.annotations.Nullable;

/// Keeps what builds ended as: each attempt once, with its steps, diagnostics, tests and log, never changed afterwards.
public final class AttemptStore {
    /// zstd's default level.
    private static final int COMPRESSION = 3;

    private final Database database;

    AttemptStore(Database database) {
        this.database = database;
    }

    /// Stores an attempt that nobody else can be making, all or nothing; returns false where it is there already.
    public boolean record(String experiment, CrateId crate, int toolchainPosition, Attempt attempt) {
        return store(experiment, crate, toolchainPosition, attempt, null);
    }

    /// Stores an attempt only while the worker that made it still holds its lease; returns false where the lease was lost or the
    /// attempt is there already, and then nothing is stored.
    public boolean record(String experiment, CrateId crate, int toolchainPosition, Attempt attempt, Lease lease) {
        return store(experiment, crate, toolchainPosition, attempt, lease);
    }

    /// Reads the attempts at a crate, one list per toolchain in the experiment's order, each by number, without their logs.
    public List<List<Attempt>> of(String experiment, CrateId crate) {
        return database.readRows(connection -> CratePage.of(connection, experiment, crate)).attempts();
    }

    /// Reads one attempt's log; empty where there is no such attempt.
    public Optional<BuildLog> log(String experiment, CrateId crate, int toolchainPosition, int number) {
        return database.readRows(connection -> {
            try (PreparedStatement statement = connection.prepareStatement("""
                    select log.content, log.cut_bytes from experiment
                    cross join experiment_crate on experiment_crate.experiment_id = experiment.id
                    cross join attempt on attempt.experiment_crate_id = experiment_crate.id
                    cross join log on log.content_hash = attempt.log_hash
                    where experiment.name = ? and crate_id = ? and toolchain_position = ? and number = ?""")) {
                statement.setString(1, experiment);
                statement.setString(2, crate.id());
                statement.setInt(3, toolchainPosition);
                statement.setInt(4, number);
                try (ResultSet row = statement.executeQuery()) {
                    return row.next()
                            ? Optional.of(new BuildLog(unpack(row.getBytes(1)), row.getLong(2)))
                            : Optional.empty();
                }
            }
        });
    }

    /// Reads the log of the latest attempt under a toolchain; empty where nothing was tried yet.
    public Optional<BuildLog> latestLog(String experiment, CrateId crate, int toolchainPosition) {
        int attempts = of(experiment, crate).get(toolchainPosition).size();
        return attempts == 0 ? Optional.empty() : log(experiment, crate, toolchainPosition, attempts);
    }

    private boolean store(String experiment, CrateId crate, int toolchainPosition, Attempt attempt,
            @Nullable Lease lease) {
        byte[] text = attempt.log().text();
        String logHash = Content.hash(text);
        byte[] packed = Zstd.compress(text, COMPRESSION);
        return database.inTransaction(handle -> {
            insertLog(handle, logHash, packed, attempt.log().cutBytes());
            Optional<Long> id = insertAttempt(handle, experiment, crate, toolchainPosition, attempt, logHash, lease);
            if (id.isEmpty()) {
                handle.rollback();
                return false;
            }
            AttemptRows.insertParts(handle, id.get(), attempt);
            return true;
        });
    }

    private static void insertLog(Handle handle, String hash, byte[] packed, long cutBytes) {
        handle.createUpdate(
                "insert into log (content_hash, content, cut_bytes) values (?, ?, ?) on conflict do nothing")
                .bind(0, hash)
                .bind(1, packed)
                .bind(2, cutBytes)
                .execute();
    }

    /// Empty where the attempt is there already or the lease was lost: the one statement decides both.
    private static Optional<Long> insertAttempt(Handle handle, String experiment, CrateId crate, int toolchainPosition,
            Attempt attempt, String logHash, @Nullable Lease lease) {
        String fence = lease == null ? "" : """
                  and exists (select 1 from scheduled_tasks
                              where task_name = :taskName and task_instance = :taskInstance
                                and picked_by = :pickedBy and version = :version)
                """;
        var query = handle.createQuery("""
                insert into attempt (experiment_crate_id, toolchain_position, number, purpose, outcome, kill_reason,
                                     log_hash, started_at, ended_at, wall_millis, cpu_millis, peak_memory_bytes, worker,
                                     steps, tests, warnings)
                select experiment_crate.id, :position, :number, :purpose, :outcome, :killReason,
                       :logHash, :startedAt, :endedAt, :wallMillis, :cpuMillis, :peakMemoryBytes, :worker,
                       :steps, :tests, :warnings
                from experiment_crate
                join experiment on experiment.id = experiment_crate.experiment_id
                where experiment.name = :experiment and crate_id = :crate
                """ + fence + "on conflict do nothing returning id");
        query.bind("experiment", experiment)
                .bind("crate", crate.id())
                .bind("position", toolchainPosition)
                .bind("logHash", logHash);
        if (lease != null) {
            query.bindMethods(lease);
        }
        AttemptRows.bind(handle, query, attempt);
        return query.mapTo(Long.class).findOne();
    }

    private static byte[] unpack(byte[] packed) {
        return Zstd.decompress(packed, (int) Zstd.getFrameContentSize(packed));
    }
}
