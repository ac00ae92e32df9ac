package dev.maar.report;

import dev.maar.crates.CrateId;
import dev.maar.experiment.CrateRuns;
import dev.maar.experiment.Experiment;
import dev.maar.store.Database;
import java.util.stream.Stream;

/// A stored experiment to compare with.
public final class StoredOther implements OtherExperiment {
    private final Database database;
    private final Experiment experiment;

    /// Throws [dev.maar.problem.UserError] with the nearest name where there is none of that name.
    public StoredOther(Database database, String name) {
        this.database = database;
        this.experiment = database.experiments().find(name);
    }

    @Override
    public Experiment experiment() {
        return experiment;
    }

    @Override
    public Stream<CrateId> crates() {
        return database.history().crates(experiment.name());
    }

    @Override
    public Stream<CrateRuns> differing() {
        return database.history().differing(experiment.name());
    }

    @Override
    public int unfinished() {
        return database.experiments().unfinished(experiment.name()).size();
    }
}
