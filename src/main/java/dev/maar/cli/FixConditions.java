package dev.maar.cli;

import dev.maar.config.Configuration;
import dev.maar.config.SandboxSettings;
import dev.maar.experiment.Conditions;
import dev.maar.experiment.ExperimentCrate;
import dev.maar.outcome.Wanted;
import dev.maar.sandbox.Capacity;
import dev.maar.sandbox.Limits;
import java.util.List;
import java.util.Objects;
import java.util.function.Consumer;

/// Fixes under what an experiment is run when it is made, and holds to that when it goes on; refuses what the machine cannot give.
public final class FixConditions {
    private final Configuration configuration;
    private final Consumer<String> progress;

    /// `progress` hears what the user should know and need not act on.
    public FixConditions(Configuration configuration, Consumer<String> progress) {
        this.configuration = configuration;
        this.progress = progress;
    }

    /// The configuration's conditions for a new experiment; where nobody chose a number of processors, no more than there are.
    public Conditions fix(Capacity capacity, String imageDigest, boolean ignoreQuirks) {
        SandboxSettings sandbox = configuration.sandbox();
        Limits limits = configured(capacity);
        if (!limits.equals(sandbox.limits())) {
            progress.accept(
                    "sandbox.cpus is " + Limits.number(limits.cpus()) + " here, as the machine does not have the usual "
                            + Limits.number(sandbox.limits().cpus()));
        }
        return new Conditions(imageDigest, sandbox.runtime(), limits.text(), wanted(), ignoreQuirks,
                configuration.registry(), configuration.registryIndex());
    }

    private Wanted wanted() {
        return new Wanted(configuration.confirm().attempts(), configuration.confirm().chanceAttempts());
    }

    private Limits configured(Capacity capacity) {
        SandboxSettings sandbox = configuration.sandbox();
        return sandbox.usualCpus() ? capacity.withinProcessors(sandbox.limits()) : sandbox.limits();
    }

    /// The limits of an experiment's crates without quirks; the configuration fills in what an older maar did not keep.
    public Limits limits(Conditions conditions) {
        return configuration.sandbox().limits().with(conditions.limits());
    }

    /// Throws [dev.maar.problem.UserError] where the machine lacks something for these crates, naming the quirk that asks for it.
    public void check(Capacity capacity, Conditions conditions, List<ExperimentCrate> crates) {
        Limits limits = limits(conditions);
        capacity.check(conditions.runtime(), limits);
        crates.stream()
                .map(ExperimentCrate::quirk)
                .filter(Objects::nonNull)
                .forEach(quirk -> capacity.checkLimits(quirk.place() + ": ", limits.with(quirk.limits())));
    }

    /// Tells whoever changed the configuration before a resume that this does not count.
    public void sayWhatIsKept(Capacity capacity, Conditions before) {
        var now = new Conditions(before.imageDigest(), configuration.sandbox().runtime(), configured(capacity).text(),
                wanted(), before.ignoreQuirks(), before.registry(), before.registryIndex());
        if (!now.equals(before)) {
            progress.accept(
                    "the configuration is another than at the start; this experiment goes on as it began: runtime "
                            + before.runtime() + ", " + before.limits() + ", " + before.attempts().text());
        }
    }
}
