package dev.maar.store;

/// The rows that the queue's library keeps in the database, where maar itself must change them.
public final class Queue {
    private final Database database;

    Queue(Database database) {
        this.database = database;
    }

    /// Takes every task out, with whatever lease a dead process left on it. Only the holder of the [WorkLock] may do so: then no
    /// lease can be alive, and what is still to do is known from the attempts.
    public void clear() {
        database.inTransaction(handle -> handle.execute("delete from scheduled_tasks"));
    }

    /// How many tasks are queued or being worked on.
    public int size() {
        return database.read(handle -> handle.createQuery("select count(*) from scheduled_tasks")
                .mapTo(Integer.class)
                .one());
    }

    /// The instance by which a crate's task is known: `EXPERIMENT/CRATE-ID`.
    public static String instance(String experiment, String crateId) {
        return experiment + "/" + crateId;
    }
}
