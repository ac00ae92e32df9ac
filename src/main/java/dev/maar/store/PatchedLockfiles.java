package dev.maar.store;

import dev.maar.experiment.ExperimentCrate;
import java.util.HashMap;
import java.util.Map;
import org.jdbi.v3.core.Handle;

/// The lockfiles that a crate has under toolchains with patches, each derived from the one of all others.
final class PatchedLockfiles {
    private static final String CRATE = """
            (select experiment_crate.id from experiment_crate
             join experiment on experiment.id = experiment_crate.experiment_id
             where experiment.name = :experiment and experiment_crate.crate_id = :crate)""";

    private PatchedLockfiles() {
    }

    /// Returns how many were written.
    static int write(Handle handle, String experiment, ExperimentCrate crate, byte[] base,
            Map<String, byte[]> lockfiles) {
        lockfiles.forEach((patches, lockfile) -> {
            handle.createUpdate("insert into lockfile (content_hash, content) values (?, ?) on conflict do nothing")
                    .bind(0, Content.hash(lockfile))
                    .bind(1, lockfile)
                    .execute();
            handle.createUpdate(
                    "insert into patched_lockfile (experiment_crate_id, patches, base_hash, lockfile_hash) values ("
                            + CRATE + ", :patches, :base, :lockfile)"
                            + " on conflict (experiment_crate_id, patches) do update set base_hash = :base, lockfile_hash = :lockfile")
                    .bind("experiment", experiment)
                    .bind("crate", crate.crate().id())
                    .bind("patches", patches)
                    .bind("base", Content.hash(base))
                    .bind("lockfile", Content.hash(lockfile))
                    .execute();
        });
        return lockfiles.size();
    }

    static Map<String, byte[]> read(Handle handle, String experiment, ExperimentCrate crate, byte[] base) {
        var found = new HashMap<String, byte[]>();
        handle.createQuery("select patches, content from patched_lockfile"
                + " join lockfile on lockfile.content_hash = patched_lockfile.lockfile_hash"
                + " where base_hash = :base and experiment_crate_id = " + CRATE)
                .bind("base", Content.hash(base))
                .bind("experiment", experiment)
                .bind("crate", crate.crate().id())
                .map((row, _) -> Map.entry(row.getString(1), row.getBytes(2)))
                .forEach(entry -> found.put(entry.getKey(), entry.getValue()));
        return found;
    }
}
