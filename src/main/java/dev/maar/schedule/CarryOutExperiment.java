package dev.maar.schedule;

import dev.maar.build.BuildRoom;
import dev.maar.build.CompilerPair;
import dev.maar.experiment.Experiment;
import dev.maar.problem.UserError;
import dev.maar.store.Database;
import java.time.InstantSource;

/// Runs a stored experiment on this machine, its first time or once more after it was interrupted, with what it began with.
public final class CarryOutExperiment {
    private final Database database;
    private final Machine machine;
    private final BringToolchains toolchains;
    private final InstantSource clock;

    public CarryOutExperiment(Database database, Machine machine, BringToolchains toolchains, InstantSource clock) {
        this.database = database;
        this.machine = machine;
        this.toolchains = toolchains;
        this.clock = clock;
    }

    /// Runs what is left of it with that many workers.
    ///
    /// Throws [UserError] where something that its results depend on is not what it was, or the machine cannot give what it asks for, and
    /// `InterruptedException` where it was interrupted before its end.
    public void run(Experiment experiment, int jobs, RunListener listener) throws InterruptedException {
        machine.check(experiment.conditions(), database.experiments().unfinished(experiment.name()));
        checkUnchanged(experiment);
        if (experiment.startedAt() != null) {
            machine.sayWhatIsKept(experiment.conditions());
        }
        CompilerPair pair = toolchains.pair(experiment);
        try (BuildRoom room = machine.room(experiment)) {
            var crates = new BuildCrates(experiment, pair, room, database.experiments(), clock);
            RunEnd end = new RunExperiment(database, crates, listener, clock, jobs,
                    experiment.conditions().attempts()).run(experiment.name());
            if (end == RunEnd.INTERRUPTED) {
                throw new InterruptedException("the run was interrupted");
            }
        }
    }

    /// Everything that an experiment's later results are to be compared with must be what its earlier ones were made with.
    private void checkUnchanged(Experiment experiment) throws InterruptedException {
        if (!machine.imageDigest().equals(experiment.conditions().imageDigest())) {
            throw new UserError("the sandbox image is not the one that it began with" + cureOfChange(experiment));
        }
        toolchains.checkUnchanged(experiment);
    }

    /// The end of a message that says what has changed.
    static String cureOfChange(Experiment experiment) {
        return ": experiment \"" + experiment.name() + "\" cannot go on with another; run a new one";
    }
}
