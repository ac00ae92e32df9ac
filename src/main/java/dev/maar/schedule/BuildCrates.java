package dev.maar.schedule;

import dev.maar.build.BuildInputs;
import dev.maar.build.BuildRoom;
import dev.maar.build.CargoPlan;
import dev.maar.build.CompilerPair;
import dev.maar.build.PrepareInputs;
import dev.maar.build.Prepared;
import dev.maar.build.Share;
import dev.maar.crates.CrateId;
import dev.maar.crates.Quirk;
import dev.maar.crates.ResolvedCrate;
import dev.maar.experiment.Experiment;
import dev.maar.experiment.ExperimentCrate;
import dev.maar.experiment.Mode;
import dev.maar.outcome.Attempt;
import dev.maar.outcome.Outcome;
import dev.maar.outcome.Purpose;
import dev.maar.outcome.StepResult;
import dev.maar.problem.UserError;
import dev.maar.store.ExperimentStore;
import dev.maar.toolchain.Toolchain;
import java.nio.file.Path;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// Runs an experiment's crates through the build room: what the workers call.
public final class BuildCrates implements CrateRunner {
    private final Experiment experiment;
    private final CompilerPair pair;
    private final BuildRoom room;
    private final ExperimentStore experiments;
    private final InstantSource clock;

    /// The room is the caller's and stays open as long as workers call.
    public BuildCrates(Experiment experiment, CompilerPair pair, BuildRoom room, ExperimentStore experiments,
            InstantSource clock) {
        this.experiment = experiment;
        this.pair = pair;
        this.room = room;
        this.experiments = experiments;
        this.clock = clock;
    }

    private static CargoPlan plan(Mode mode, @Nullable Quirk quirk) {
        return switch (mode) {
            case BUILD_AND_TEST ->
                quirk != null && quirk.skipTests() ? CargoPlan.buildOnly() : CargoPlan.buildAndTest();
            case BUILD_ONLY -> CargoPlan.buildOnly();
            case CHECK_ONLY -> CargoPlan.checkOnly();
            case CLIPPY -> CargoPlan.clippy();
            case RUSTDOC -> CargoPlan.rustdoc();
            case FIX -> CargoPlan.fix();
            case FIX_EDITION -> CargoPlan.fixEdition();
        };
    }

    @Override
    public Preparation prepare(ExperimentCrate crate, byte @Nullable [] lockfile, String worker)
            throws InterruptedException {
        Instant startedAt = clock.instant();
        Quirk quirk = crate.quirk();
        if (quirk != null && quirk.skip()) {
            return new Preparation.Ended(Unbuilt.attempt(Outcome.Plain.SKIPPED,
                    "skipped: " + quirk.reason() + " (" + quirk.shortPlace() + ")", startedAt, worker));
        }
        Share share = room.share(quirk);
        var known = new PrepareInputs.Known(lockfile, lockfile == null
                ? Map.of()
                : experiments.patchedLockfiles(experiment.name(), crate, lockfile));
        return switch (room.prepare().prepare(resolved(crate), experiment.toolchains(), pair, share, known)) {
            case Prepared.Refused refused -> new Preparation.Ended(attempt(refused, quirk, startedAt, worker),
                    refused.commit());
            case BuildInputs inputs -> {
                checkUnchanged(crate, inputs);
                experiments.recordPatched(experiment.name(), crate, inputs.lockfile(), inputs.patchedLockfiles());
                CargoPlan plan = plan(experiment.mode(), quirk);
                boolean published = crate.crate() instanceof CrateId.Registry;
                yield new Preparation.Ready(inputs.sourceHash(), inputs.lockfile(), inputs.commit(),
                        new Build(inputs, published ? plan : plan.ofWorkspace(), quirk, worker));
            }
        };
    }

    private static ResolvedCrate resolved(ExperimentCrate crate) {
        String location = crate.location();
        return new ResolvedCrate(crate.crate(), crate.reason(), location == null ? null : Path.of(location),
                crate.checksum(), crate.status());
    }

    /// Attempts of one experiment are of one source, so a folder that was edited meanwhile cannot go on in it.
    private void checkUnchanged(ExperimentCrate crate, BuildInputs inputs) {
        String before = crate.sourceHash();
        if (before != null && !before.equals(inputs.sourceHash())) {
            inputs.close();
            throw new UserError(
                    "the sources of " + crate.crate().id() + " changed since experiment \"" + experiment.name()
                            + "\" began: expected what it began with; run a new experiment, or maar delete "
                            + experiment.name());
        }
    }

    private Attempt attempt(Prepared.Refused refused, @Nullable Quirk quirk, Instant startedAt, String worker) {
        long wall = refused.steps().stream().mapToLong(StepResult::wallMillis).sum();
        String killReason = refused.steps().isEmpty() ? null : refused.steps().getLast().killReason();
        return new Attempt(1, Purpose.FIRST, Unbuilt.outcome(refused.outcome(), quirk), killReason, refused.steps(),
                List.of(), List.of(),
                refused.log(), startedAt, clock.instant(), wall, 0, 0, worker);
    }

    /// One crate's builds.
    private final class Build implements PreparedCrate {
        private final BuildInputs inputs;
        private final CargoPlan plan;
        private final @Nullable Quirk quirk;
        private final String worker;

        Build(BuildInputs inputs, CargoPlan plan, @Nullable Quirk quirk, String worker) {
            this.inputs = inputs;
            this.plan = plan;
            this.quirk = quirk;
            this.worker = worker;
        }

        @Override
        public Attempt attempt(int toolchainPosition, int number) throws InterruptedException {
            Toolchain toolchain = experiment.toolchains().get(toolchainPosition);
            Instant startedAt = clock.instant();
            Optional<Prepared.Refused> refusal = inputs.refusal(toolchain);
            if (refusal.isPresent()) {
                return BuildCrates.this.attempt(refusal.get(), quirk, startedAt, worker).numbered(number);
            }
            Toolchain cargo = experiment.baseline().hasCargo() ? experiment.baseline() : pair.cargo();
            return room.run().run(inputs, toolchain, cargo, plan, number, Purpose.of(number), worker);
        }

        @Override
        public void close() {
            inputs.close();
        }
    }
}
