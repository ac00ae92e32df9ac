package dev.maar.report;

import dev.maar.experiment.CrateRuns;
import dev.maar.store.Database;
import java.util.stream.Stream;

/// The crates of a stored experiment.
public final class StoredCrates implements CrateSource {
    private final Database database;
    private final String experiment;

    private StoredCrates(Database database, String experiment) {
        this.database = database;
        this.experiment = experiment;
    }

    /// Those of the experiment of that name, which must exist.
    public static StoredCrates of(Database database, String experiment) {
        return new StoredCrates(database, experiment);
    }

    @Override
    public int count() {
        return database.experiments().size(experiment);
    }

    @Override
    public Stream<CrateRuns> crates() {
        return database.runs().of(experiment);
    }
}
