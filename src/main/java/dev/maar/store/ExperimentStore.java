package dev.maar.store;

import dev.maar.crates.CrateId;
import dev.maar.experiment.Experiment;
import dev.maar.experiment.ExperimentCrate;
import dev.maar.experiment.ExperimentState;
import dev.maar.problem.Spelling;
import dev.maar.problem.UserError;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// Keeps experiments with their toolchains, crates and lockfiles.
public final class ExperimentStore {
    private final Database database;

    ExperimentStore(Database database) {
        this.database = database;
    }

    /// Stores an experiment with its crates, all or nothing; the list's order is the order of work.
    ///
    /// Throws [UserError] where the name is taken.
    public void create(Experiment experiment, List<ExperimentCrate> crates) {
        database.inTransaction(handle -> {
            var write = new WriteExperiment(handle, experiment);
            if (!write.experiment()) {
                throw taken(experiment.name());
            }
            write.toolchains();
            write.crates(crates);
            return true;
        });
    }

    /// Reads the experiment of that name; throws [UserError] with the nearest name there is where there is none.
    public Experiment find(String name) {
        return database.read(handle -> ExperimentRows.read(handle, "where name = ?", name))
                .stream()
                .findFirst()
                .orElseThrow(() -> unknown(name));
    }

    /// Throws [UserError] where the name is taken.
    public void checkFree(String name) {
        if (exists(name)) {
            throw taken(name);
        }
    }

    public boolean exists(String name) {
        return !database.read(handle -> ExperimentRows.read(handle, "where name = ?", name)).isEmpty();
    }

    /// Reads every experiment, the newest first.
    public List<Experiment> list() {
        return database.read(handle -> ExperimentRows.read(handle, "order by created_at desc, id desc"));
    }

    /// Reads an experiment's crates in the order of work.
    public List<ExperimentCrate> crates(String experiment) {
        return database.read(handle -> handle.createQuery(ExperimentRows.CRATES + " order by experiment_crate.position")
                .bind("experiment", experiment)
                .map((row, _) -> JsonRows.one(row.getString("told"), ExperimentRows::crate))
                .list());
    }

    /// How many crates an experiment has.
    public int size(String experiment) {
        return database.read(handle -> handle.createQuery("""
                select count(*) from experiment_crate
                join experiment on experiment.id = experiment_crate.experiment_id
                where experiment.name = ?""").bind(0, experiment).mapTo(Integer.class).one());
    }

    /// Reads the crates that lack an attempt or a verdict, in the order of work.
    ///
    /// Verdicts are stored last, for all candidates at once: a crate that has them has everything.
    public List<ExperimentCrate> unfinished(String experiment) {
        return database.read(handle -> handle.createQuery(ExperimentRows.CRATES + """
                 and not exists (select 1 from verdict where verdict.experiment_crate_id = experiment_crate.id)
                order by experiment_crate.position""")
                .bind("experiment", experiment)
                .map((row, _) -> JsonRows.one(row.getString("told"), ExperimentRows::crate))
                .list());
    }

    /// Notes that somebody is at it; the first time is kept.
    public void started(String experiment, Instant at) {
        changeState(experiment, ExperimentState.RUNNING, "started_at = coalesce(started_at, :at), completed_at = null",
                at);
    }

    /// Notes that every crate has its outcomes.
    public void completed(String experiment, Instant at) {
        changeState(experiment, ExperimentState.COMPLETED, "completed_at = :at", at);
    }

    /// Keeps what all toolchains of a crate share: the hash of its prepared sources and its lockfile.
    public void recordPrepared(String experiment, ExperimentCrate crate, String sourceHash, byte[] lockfile) {
        String hash = Content.hash(lockfile);
        database.inTransaction(handle -> {
            handle.createUpdate("insert into lockfile (content_hash, content) values (?, ?) on conflict do nothing")
                    .bind(0, hash)
                    .bind(1, lockfile)
                    .execute();
            return handle.createUpdate("""
                    update experiment_crate set source_hash = :sourceHash, lockfile_hash = :lockfileHash
                    where crate_id = :crate
                      and experiment_id = (select id from experiment where name = :experiment)""")
                    .bind("sourceHash", sourceHash)
                    .bind("lockfileHash", hash)
                    .bind("crate", crate.crate().id())
                    .bind("experiment", experiment)
                    .execute();
        });
    }

    /// Keeps the commit at which a repository was fetched; the first is kept. Returns whether this is it.
    public boolean recordCommit(String experiment, ExperimentCrate crate, String commit) {
        return database.inTransaction(handle -> handle.createUpdate("""
                update experiment_crate set checksum = :commit
                where crate_id = :crate and checksum is null
                  and experiment_id = (select id from experiment where name = :experiment)""")
                .bind("commit", commit)
                .bind("crate", crate.crate().id())
                .bind("experiment", experiment)
                .execute()) > 0;
    }

    /// Reads the commit of a repository; empty before its first clone, and for other crates.
    public Optional<String> commit(String experiment, ExperimentCrate crate) {
        if (!(crate.crate() instanceof CrateId.Repository)) {
            return Optional.empty();
        }
        return database.read(handle -> handle.createQuery("""
                select checksum from experiment_crate
                join experiment on experiment.id = experiment_crate.experiment_id
                where experiment.name = :experiment and crate_id = :crate and checksum is not null""")
                .bind("experiment", experiment)
                .bind("crate", crate.crate().id())
                .mapTo(String.class)
                .findOne());
    }

    /// Reads a crate's lockfile; empty where the crate was never prepared.
    public Optional<byte[]> lockfile(String experiment, ExperimentCrate crate) {
        return database.read(handle -> handle.createQuery("""
                select lockfile.content from lockfile
                join experiment_crate on experiment_crate.lockfile_hash = lockfile.content_hash
                join experiment on experiment.id = experiment_crate.experiment_id
                where experiment.name = :experiment and experiment_crate.crate_id = :crate""")
                .bind("experiment", experiment)
                .bind("crate", crate.crate().id())
                .map((row, _) -> row.getBytes(1))
                .findOne());
    }

    /// Reads a lockfile by its hash, as crates name it; empty where it is not kept.
    public Optional<byte[]> lockfile(String hash) {
        return database.read(handle -> handle.createQuery("select content from lockfile where content_hash = :hash")
                .bind("hash", hash)
                .map((row, _) -> row.getBytes(1))
                .findOne());
    }

    /// Keeps the lockfiles of toolchains with patches, by those' texts, beside the one that they were derived from.
    public void recordPatched(String experiment, ExperimentCrate crate, byte[] base, Map<String, byte[]> lockfiles) {
        database.inTransaction(handle -> PatchedLockfiles.write(handle, experiment, crate, base, lockfiles));
    }

    /// Reads those that were derived from a lockfile, by the patches' texts.
    public Map<String, byte[]> patchedLockfiles(String experiment, ExperimentCrate crate, byte[] base) {
        return database.read(handle -> PatchedLockfiles.read(handle, experiment, crate, base));
    }

    /// Forgets an experiment, its queued work, and the logs and lockfiles that no other one uses; throws [UserError] where there is none.
    public void delete(String experiment) {
        int deleted = database.inTransaction(handle -> {
            int count = handle.execute("delete from experiment where name = ?", experiment);
            String prefix = Queue.instance(experiment, "");
            handle.execute("delete from scheduled_tasks where substr(task_instance, 1, ?) = ?", prefix.length(),
                    prefix);
            handle.execute("delete from log where not exists"
                    + " (select 1 from attempt where attempt.log_hash = log.content_hash)");
            handle.execute("delete from lockfile where not exists"
                    + " (select 1 from experiment_crate where experiment_crate.lockfile_hash = lockfile.content_hash)"
                    + " and not exists"
                    + " (select 1 from patched_lockfile where patched_lockfile.lockfile_hash = lockfile.content_hash)");
            return count;
        });
        if (deleted == 0) {
            throw unknown(experiment);
        }
    }

    private void changeState(String experiment, ExperimentState state, String times, Instant at) {
        int changed = database.inTransaction(
                handle -> handle.createUpdate("update experiment set state = :state, " + times + " where name = :name")
                        .bind("state", state.text())
                        .bind("at", at)
                        .bind("name", experiment)
                        .execute());
        if (changed == 0) {
            throw unknown(experiment);
        }
    }

    private static UserError taken(String name) {
        return new UserError("experiment \"" + name + "\" is there already: `maar resume "
                + name + "` goes on with it, `maar delete " + name
                + "` forgets it, --name gives this one another name");
    }

    private UserError unknown(String name) {
        List<String> names = database.read(
                handle -> handle.createQuery("select name from experiment").mapTo(String.class).list());
        String known = names.isEmpty() ? ": there is none yet, `maar run` makes one" : Spelling.suggestion(name, names);
        return new UserError("experiment \"" + name + "\" is not known" + known
                + (known.isEmpty() ? "; `maar list` shows those there are" : ""));
    }
}
