package dev.maar.schedule;

import dev.maar.experiment.Conditions;
import dev.maar.experiment.Experiment;
import dev.maar.experiment.ExperimentCrate;
import dev.maar.experiment.ExperimentState;
import dev.maar.experiment.RunRequest;
import dev.maar.store.ExperimentStore;
import dev.maar.toolchain.Toolchain;
import java.time.InstantSource;
import java.util.List;

/// Makes a new experiment out of what was asked for: fixes its crates, conditions and toolchains, and stores them.
public final class CreateExperiment {
    private final ExperimentStore experiments;
    private final ChooseCrates choose;
    private final Machine machine;
    private final BringToolchains toolchains;
    private final TellDifferences differences;
    private final InstantSource clock;

    public CreateExperiment(ExperimentStore experiments, ChooseCrates choose, Machine machine,
            BringToolchains toolchains, TellDifferences differences, InstantSource clock) {
        this.experiments = experiments;
        this.choose = choose;
        this.machine = machine;
        this.toolchains = toolchains;
        this.differences = differences;
        this.clock = clock;
    }

    /// All or nothing; a taken name is refused first, and what takes longest comes last.
    ///
    /// Throws [dev.maar.problem.UserError] for what is wrong with the request and [dev.maar.problem.EnvironmentError] for what the
    /// machine lacks.
    public Experiment create(RunRequest request) throws InterruptedException {
        experiments.checkFree(request.name());
        toolchains.check(request.toolchains());
        List<ExperimentCrate> crates = choose.of(request);
        Conditions conditions = machine.fix(request.ignoreQuirks());
        machine.check(conditions, crates);
        differences.ofImage(request.recorded(), conditions);
        List<Toolchain> installed = toolchains.install(machine.pin(request.toolchains()), request.mode().components());
        differences.ofToolchains(request.recorded(), installed);
        var experiment = new Experiment(request.name(), request.mode(), request.capLints(), request.crates().words(),
                installed, conditions, ExperimentState.QUEUED, clock.instant(), null, null);
        experiments.create(experiment, crates);
        return experiment;
    }
}
