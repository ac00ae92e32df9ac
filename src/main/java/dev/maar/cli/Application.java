package dev.maar.cli;

import dev.maar.crates.CrateChoice;
import dev.maar.crates.CrateId;
import dev.maar.crates.Resolution;
import dev.maar.experiment.Experiment;
import dev.maar.experiment.ExperimentCrate;
import dev.maar.experiment.Matrix;
import dev.maar.experiment.RunRequest;
import dev.maar.outcome.BuildLog;
import dev.maar.report.read.ResultsFile;
import dev.maar.schedule.RunListener;
import dev.maar.store.Summary;
import dev.maar.toolchain.Toolchains;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/// What the commands call. `Wiring` makes it, the tests have their own.
///
/// Nothing is connected, made or locked before a method needs it: a list can be printed on a machine without an engine. Every method
/// throws [dev.maar.problem.UserError] for what the user named wrongly and [dev.maar.problem.EnvironmentError] for what the machine lacks.
/// An interrupted thread means: end soon, keep what is done. Closing ends all that was begun, within a bound.
public interface Application extends AutoCloseable {

    /// Makes the application for one command; `progress` hears what takes long before a run begins, and what is odd about it.
    @FunctionalInterface
    interface Opener {
        Application open(Settings settings, Consumer<String> progress);
    }

    Toolchains toolchains();

    /// The same, to take one away or to put a newer one in its place: no run may use them meanwhile.
    Toolchains toolchainsToChange();

    /// What a choice comes to.
    Resolution resolve(CrateChoice choice) throws InterruptedException;

    /// Why a crate is in what a choice came to or out of it, for people, a line each.
    List<String> why(String crate, CrateChoice choice, Resolution resolution);

    /// The entries of a file of quirks (null: the usual one) that mean no crate there is, each a line with its place.
    List<String> checkQuirks(@Nullable Path file) throws InterruptedException;

    /// Brings the engine, the image and the toolchains, resolves the selections, and stores the experiment with its crates; all or
    /// nothing, and a taken name is refused first.
    Experiment create(RunRequest request) throws InterruptedException;

    /// Runs what is left of an experiment with that many workers; returns whether all of it is done now.
    boolean run(Experiment experiment, int jobs, RunListener listener) throws InterruptedException;

    /// Throws unless a report may be written there; called before a long run begins.
    void checkReport(Path folder);

    /// Writes the report of an experiment, done or not.
    default WrittenReport report(Experiment experiment, Path folder) {
        return report(experiment, folder, null);
    }

    /// The same beside another experiment, named by `against`, where that is not null.
    WrittenReport report(Experiment experiment, Path folder, @Nullable String against);

    /// Writes the report of what a `results.json` says; needs nothing that is stored.
    WrittenReport report(ResultsFile results, Path folder);

    /// Every experiment, the newest first.
    List<Experiment> experiments();

    /// The experiment of that name; an unknown one is an error that names the nearest.
    Experiment experiment(String name);

    Summary standing(Experiment experiment);

    /// Every crate of it under every toolchain, as far as it is.
    Matrix matrix(Experiment experiment);

    List<ExperimentCrate> crates(Experiment experiment);

    /// The log of the latest attempt at a crate; `toolchain` counts from 0, the baseline. Empty where nothing was tried yet.
    Optional<BuildLog> log(Experiment experiment, CrateId crate, int toolchain);

    void delete(Experiment experiment);

    @Override
    void close();
}
