package dev.maar.store;

import com.fasterxml.jackson.core.JsonParser;
import dev.maar.crates.CrateId;
import dev.maar.crates.Quirk;
import dev.maar.experiment.CapLints;
import dev.maar.experiment.Conditions;
import dev.maar.experiment.Experiment;
import dev.maar.experiment.ExperimentCrate;
import dev.maar.experiment.ExperimentState;
import dev.maar.experiment.Mode;
import dev.maar.outcome.Wanted;
import dev.maar.toolchain.Toolchain;
import dev.maar.toolchain.ToolchainSpec;
import java.io.IOException;
import java.nio.file.Path;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import org.jdbi.v3.core.Handle;
import org.jspecify.annotations.Nullable;

/// Reads experiments and their crates back from their rows.
final class ExperimentRows {
    /// A row of the tables `experiment_crate` and `quirk`, in whose order [#crate] takes the values.
    static final String CRATE = """
            crate_id, experiment_crate.reason, location, checksum, status, source_hash, lockfile_hash, quirk_reason, skip,
            skip_tests, broken, quirk.limits, jobs, place""";

    /// The crates of the experiment named `:experiment`, each as a text for [JsonRows]; further conditions and the order may follow.
    static final String CRATES = "select json_array(" + CRATE + """
            ) as told from experiment_crate
            join experiment on experiment.id = experiment_crate.experiment_id
            left join quirk on quirk.experiment_crate_id = experiment_crate.id
            where experiment.name = :experiment""";

    private ExperimentRows() {
    }

    static List<Experiment> read(Handle handle, String condition, Object... values) {
        return handle.select("select * from experiment " + condition, values)
                .map((row, _) -> experiment(row, toolchains(handle, row.getLong("id"))))
                .list();
    }

    static ExperimentCrate crate(JsonParser row) throws IOException {
        return new ExperimentCrate(CrateId.parse(row.nextTextValue()), row.nextTextValue(), row.nextTextValue(),
                row.nextTextValue(), row.nextTextValue(), row.nextTextValue(), row.nextTextValue(), quirk(row));
    }

    private static @Nullable Quirk quirk(JsonParser row) throws IOException {
        String reason = row.nextTextValue();
        boolean skip = JsonRows.truth(row);
        boolean skipTests = JsonRows.truth(row);
        boolean broken = JsonRows.truth(row);
        String limits = row.nextTextValue();
        Integer jobs = JsonRows.integerOrNull(row);
        String place = row.nextTextValue();
        return reason == null ? null : new Quirk(skip, skipTests, broken, limits, jobs, reason, place);
    }

    static @Nullable Instant instantOrNull(ResultSet row, String column) throws SQLException {
        Timestamp time = row.getTimestamp(column);
        return time == null ? null : time.toInstant();
    }

    static Instant instant(ResultSet row, String column) throws SQLException {
        return Objects.requireNonNull(instantOrNull(row, column), column);
    }

    private static Experiment experiment(ResultSet row, List<Toolchain> toolchains) throws SQLException {
        return new Experiment(row.getString("name"), Mode.parse(row.getString("mode")),
                CapLints.parse(row.getString("cap_lints")), JsonList.read(row.getString("selections")), toolchains,
                conditions(row), state(row.getString("state")),
                instant(row, "created_at"), instantOrNull(row, "started_at"), instantOrNull(row, "completed_at"));
    }

    private static Conditions conditions(ResultSet row) throws SQLException {
        return new Conditions(row.getString("image_digest"), row.getString("runtime"), row.getString("limits"),
                new Wanted(row.getInt("attempts"), row.getInt("chance_attempts")), row.getBoolean("ignore_quirks"),
                row.getString("registry"), row.getString("registry_index"));
    }

    private static List<Toolchain> toolchains(Handle handle, long experiment) {
        return handle.select("select * from experiment_toolchain where experiment_id = ? order by position", experiment)
                .map((row, _) -> new Toolchain(ToolchainSpec.parse(row.getString("spec")),
                        Path.of(row.getString("sysroot")), row.getString("rustc_version"),
                        row.getString("rust_release"), row.getString("cargo_version"), row.getBoolean("has_cargo"),
                        row.getString("content_hash")))
                .list();
    }

    private static ExperimentState state(String text) {
        return Arrays.stream(ExperimentState.values())
                .filter(state -> state.text().equals(text))
                .findFirst()
                .orElseThrow(() -> new IllegalStateException("no state: " + text));
    }
}
