package dev.maar.store;

import dev.maar.crates.Quirk;
import dev.maar.experiment.Experiment;
import dev.maar.experiment.ExperimentCrate;
import dev.maar.toolchain.Toolchain;
import java.util.List;
import org.jdbi.v3.core.Handle;

/// Writes a new experiment's rows, within somebody's transaction.
final class WriteExperiment {
    /// Rows that are handed over at once, so that a whole registry does not wait in memory.
    private static final int BATCH = 1000;

    private final Handle handle;
    private final Experiment experiment;

    WriteExperiment(Handle handle, Experiment experiment) {
        this.handle = handle;
        this.experiment = experiment;
    }

    /// Writes what it is; returns false, having written nothing, where the name is taken.
    boolean experiment() {
        int inserted = handle
                .createUpdate(
                        """
                                insert into experiment (name, mode, cap_lints, selections, image_digest, runtime, limits, attempts, chance_attempts,
                                                        ignore_quirks, registry, registry_index, state, created_at, started_at, completed_at)
                                values (:name, :mode, :capLints, :selections, :imageDigest, :runtime, :limits, :attempts, :chanceAttempts,
                                        :ignoreQuirks, :registry, :registryIndex, :state, :createdAt, :startedAt, :completedAt)
                                on conflict do nothing""")
                .bind("name", experiment.name())
                .bind("mode", experiment.mode().text())
                .bind("capLints", experiment.capLints().text())
                .bind("selections", JsonList.write(experiment.selections()))
                .bind("imageDigest", experiment.conditions().imageDigest())
                .bind("runtime", experiment.conditions().runtime())
                .bind("limits", experiment.conditions().limits())
                .bind("attempts", experiment.conditions().attempts().usual())
                .bind("chanceAttempts", experiment.conditions().attempts().chance())
                .bind("ignoreQuirks", experiment.conditions().ignoreQuirks())
                .bind("registry", experiment.conditions().registry())
                .bind("registryIndex", experiment.conditions().registryIndex())
                .bind("state", experiment.state().text())
                .bind("createdAt", experiment.createdAt())
                .bind("startedAt", experiment.startedAt())
                .bind("completedAt", experiment.completedAt())
                .execute();
        return inserted > 0;
    }

    /// Writes its toolchains, the baseline first.
    void toolchains() {
        long id = id();
        List<Toolchain> toolchains = experiment.toolchains();
        var batch = handle.prepareBatch("""
                insert into experiment_toolchain (experiment_id, position, spec, sysroot, rustc_version, rust_release,
                                                  cargo_version, has_cargo, content_hash)
                values (?, ?, ?, ?, ?, ?, ?, ?, ?)""");
        for (int position = 0; position < toolchains.size(); position++) {
            Toolchain toolchain = toolchains.get(position);
            batch.add(id, position, toolchain.spec().text(), toolchain.sysroot().toString(),
                    toolchain.rustcVersion(), toolchain.release(), toolchain.cargoVersion(), toolchain.hasCargo(),
                    toolchain.contentHash());
        }
        batch.execute();
    }

    /// Writes its crates in the order of work.
    void crates(List<ExperimentCrate> crates) {
        long id = id();
        var batch = handle.prepareBatch("""
                insert into experiment_crate (experiment_id, position, crate_id, reason, location, checksum, status,
                                              source_hash)
                values (?, ?, ?, ?, ?, ?, ?, ?)""");
        for (int position = 0; position < crates.size(); position++) {
            ExperimentCrate crate = crates.get(position);
            batch.add(id, position, crate.crate().id(), crate.reason(), crate.location(), crate.checksum(),
                    crate.status(), crate.sourceHash());
            if (batch.size() == BATCH) {
                batch.execute();
            }
        }
        batch.execute();
        quirks(id, crates);
    }

    private long id() {
        return handle.createQuery("select id from experiment where name = ?")
                .bind(0, experiment.name())
                .mapTo(Long.class)
                .one();
    }

    private void quirks(long id, List<ExperimentCrate> crates) {
        for (ExperimentCrate crate : crates) {
            Quirk quirk = crate.quirk();
            if (quirk != null) {
                handle.execute(
                        """
                                insert into quirk (experiment_crate_id, skip, skip_tests, broken, limits, jobs, quirk_reason,
                                                   place)
                                select id, ?, ?, ?, ?, ?, ?, ? from experiment_crate where experiment_id = ? and crate_id = ?""",
                        quirk.skip(), quirk.skipTests(), quirk.broken(), quirk.limits(), quirk.jobs(), quirk.reason(),
                        quirk.place(), id, crate.crate().id());
            }
        }
    }
}
