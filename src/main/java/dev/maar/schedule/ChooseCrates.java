package dev.maar.schedule;

import dev.maar.crates.CrateChoice;
import dev.maar.crates.LookUpQuirks;
import dev.maar.crates.Quirks;
import dev.maar.crates.Resolution;
import dev.maar.crates.ResolvedCrate;
import dev.maar.experiment.ExperimentCrate;
import dev.maar.experiment.RunRequest;
import java.nio.file.Path;
import java.util.List;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/// Finds the crates of a new experiment, and what is special about each.
public final class ChooseCrates {
    private final ReadQuirks readQuirks;
    private final ResolveChoice resolveChoice;
    private final LookUpQuirks lookUp;
    private final Consumer<String> progress;

    /// Reads a file of quirks, the usual one where it is null.
    @FunctionalInterface
    public interface ReadQuirks {
        Quirks read(@Nullable Path file);
    }

    /// Finds out what a choice comes to.
    @FunctionalInterface
    public interface ResolveChoice {
        Resolution resolve(CrateChoice choice) throws InterruptedException;
    }

    /// `progress` hears of quirks that mean no crate there is.
    public ChooseCrates(ReadQuirks readQuirks, ResolveChoice resolveChoice, LookUpQuirks lookUp,
            Consumer<String> progress) {
        this.readQuirks = readQuirks;
        this.resolveChoice = resolveChoice;
        this.lookUp = lookUp;
        this.progress = progress;
    }

    /// Those that are recorded are taken as they are, with the quirks that they had.
    ///
    /// Throws [dev.maar.problem.UserError] for a choice or a file of quirks that has something wrong in it.
    List<ExperimentCrate> of(RunRequest request) throws InterruptedException {
        if (!request.recorded().crates().isEmpty()) {
            return request.recorded().crates();
        }
        Quirks quirks = request.ignoreQuirks() ? Quirks.NONE : readQuirks.read(request.quirks());
        List<ResolvedCrate> crates = resolveChoice.resolve(request.crates()).crates();
        lookUp.beside(quirks, crates.stream().map(ResolvedCrate::crate).toList())
                .forEach(problem -> progress.accept("warning: " + problem));
        return crates.stream().map(crate -> stored(crate, quirks)).toList();
    }

    private static ExperimentCrate stored(ResolvedCrate crate, Quirks quirks) {
        Path location = crate.location();
        return new ExperimentCrate(crate.crate(), crate.reason(), location == null ? null : location.toString(),
                crate.checksum(), crate.status(), null, null, quirks.of(crate.crate()).orElse(null));
    }
}
