package dev.maar.cli;

import dev.maar.build.BuildRoom;
import dev.maar.build.BuildSettings;
import dev.maar.build.GitAccess;
import dev.maar.build.LookUpRevisions;
import dev.maar.build.PinPatches;
import dev.maar.config.SandboxSettings;
import dev.maar.crates.PackageLimits;
import dev.maar.crates.PackageStore;
import dev.maar.crates.Repositories;
import dev.maar.crates.RepositoryRequest;
import dev.maar.experiment.Conditions;
import dev.maar.experiment.Experiment;
import dev.maar.experiment.ExperimentCrate;
import dev.maar.sandbox.Engine;
import dev.maar.sandbox.ScratchDisks;
import dev.maar.sandbox.SetUpMachine;
import dev.maar.schedule.Machine;
import dev.maar.toolchain.ProbeInSandbox;
import dev.maar.toolchain.ToolchainSpec;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/// The machine that maar runs on: its engine and sandbox image, set up and connected when they are first needed.
///
/// Used by one thread; closing ends the connection.
public final class ThisMachine implements Machine, Repositories, AutoCloseable {
    private final Settings settings;
    private final OpenRegistry registry;
    private final GitAccess git;
    private final InstantSource clock;
    private final Consumer<String> progress;
    private final FixConditions fix;
    private SetUpMachine.@Nullable Machine machine;
    private @Nullable Engine engine;

    /// `registry` is where builds have their packages from, `git` their repositories; `progress` hears what takes long.
    public ThisMachine(Settings settings, OpenRegistry registry, GitAccess git, InstantSource clock,
            Consumer<String> progress) {
        this.settings = settings;
        this.registry = registry;
        this.git = git;
        this.clock = clock;
        this.progress = progress;
        this.fix = new FixConditions(settings.configuration(), progress);
    }

    @Override
    public String imageDigest() throws InterruptedException {
        return machine().imageDigest();
    }

    @Override
    public Conditions fix(boolean ignoreQuirks) throws InterruptedException {
        return fix.fix(engine().capacity(), imageDigest(), ignoreQuirks);
    }

    @Override
    public void check(Conditions conditions, List<ExperimentCrate> crates) throws InterruptedException {
        fix.check(engine().capacity(), conditions, crates);
        git.check(crates.stream().map(ExperimentCrate::crate).toList());
    }

    @Override
    public void sayWhatIsKept(Conditions before) throws InterruptedException {
        fix.sayWhatIsKept(engine().capacity(), before);
    }

    @Override
    public BuildRoom room(Experiment experiment) throws InterruptedException {
        Path unpacked = settings.workFolder().resolve("packages");
        PackageLimits limits = PackageLimits.usual();
        var packages = new PackageStore(registry.archives(), unpacked, limits, clock);
        var buildSettings = new BuildSettings(machine().image(), experiment.conditions().runtime(),
                fix.limits(experiment.conditions()), unpacked, experiment.capLints().text());
        return BuildRoom.open(settings.workFolder().resolve("builds"), engine(), registry.registry(), packages, limits,
                buildSettings, git, experiment.toolchains(), clock);
    }

    @Override
    public Map<RepositoryRequest, Answer> look(Collection<RepositoryRequest> wanted) throws InterruptedException {
        progress.accept(
                "asking git about " + wanted.size() + (wanted.size() == 1 ? " repository..." : " repositories..."));
        SandboxSettings sandbox = settings.configuration().sandbox();
        Path socket = git.checkouts().scratch("git");
        try (var lookUp = LookUpRevisions.open(engine(), socket, git, machine().image(), sandbox.runtime(),
                sandbox.limits())) {
            return lookUp.look(wanted);
        } finally {
            git.checkouts().discard(socket);
        }
    }

    @Override
    public List<ToolchainSpec> pin(List<ToolchainSpec> specs) throws InterruptedException {
        if (!PinPatches.isNeeded(specs)) {
            return specs;
        }
        progress.accept("fetching the repositories of patches...");
        SandboxSettings sandbox = settings.configuration().sandbox();
        Path socket = git.checkouts().scratch("git");
        var disks = new ScratchDisks(settings.workFolder().resolve("builds"));
        try (var pin = PinPatches.open(engine(), socket, git, disks, machine().image(), sandbox.runtime(),
                sandbox.limits())) {
            return pin.pin(specs);
        } finally {
            git.checkouts().discard(socket);
        }
    }

    /// Where a toolchain is asked what it is.
    public ProbeInSandbox.Place probePlace() throws InterruptedException {
        return new ProbeInSandbox.Place(engine(), machine().image(), settings.configuration().sandbox().runtime());
    }

    private SetUpMachine.Machine machine() throws InterruptedException {
        if (machine == null) {
            Path script = settings.home().resolve("config/sandbox/setup");
            SandboxSettings sandbox = settings.configuration().sandbox();
            machine = new SetUpMachine(script, settings.workFolder()).bring(sandbox.image(), sandbox.runtime(),
                    progress);
        }
        return machine;
    }

    private Engine engine() throws InterruptedException {
        if (engine == null) {
            engine = Engine.connect(machine().engineAddress(), settings.workFolder().toString());
        }
        return engine;
    }

    @Override
    public void close() {
        if (engine != null) {
            engine.close();
        }
    }
}
