package dev.maar;

import dev.maar.build.BuildRoom;
import dev.maar.build.BuildSettings;
import dev.maar.build.CompilerPair;
import dev.maar.cli.Application;
import dev.maar.cli.FixConditions;
import dev.maar.cli.RunRequest;
import dev.maar.cli.Settings;
import dev.maar.cli.WrittenReport;
import dev.maar.config.Configuration;
import dev.maar.config.LoadQuirks;
import dev.maar.config.SandboxSettings;
import dev.maar.crates.Archives;
import dev.maar.crates.Catalogues;
import dev.maar.crates.CrateChoice;
import dev.maar.crates.CrateId;
import dev.maar.crates.DumpAddress;
import dev.maar.crates.ExplainCrate;
import dev.maar.crates.LookUpQuirks;
import dev.maar.crates.PackageStore;
import dev.maar.crates.Quirks;
import dev.maar.crates.Registry;
import dev.maar.crates.Resolution;
import dev.maar.crates.ResolvedCrate;
import dev.maar.crates.SelectionResolver;
import dev.maar.crates.WebClient;
import dev.maar.experiment.Conditions;
import dev.maar.experiment.Experiment;
import dev.maar.experiment.ExperimentCrate;
import dev.maar.experiment.ExperimentState;
import dev.maar.experiment.Matrix;
import dev.maar.experiment.Mode;
import dev.maar.outcome.BuildLog;
import dev.maar.problem.UserError;
import dev.maar.report.ReportInput;
import dev.maar.report.ReportModel;
import dev.maar.report.ReportWriter;
import dev.maar.sandbox.Engine;
import dev.maar.sandbox.SetUpMachine;
import dev.maar.schedule.BuildCrates;
import dev.maar.schedule.RunEnd;
import dev.maar.schedule.RunExperiment;
import dev.maar.schedule.RunListener;
import dev.maar.store.Database;
import dev.maar.store.PastExperiments;
import dev.maar.store.StoredCatalogues;
import dev.maar.store.Summary;
import dev.maar.store.WorkLock;
import dev.maar.toolchain.Clippy;
import dev.maar.toolchain.ProbeInSandbox;
import dev.maar.toolchain.Toolchain;
import dev.maar.toolchain.ToolchainSpec;
import dev.maar.toolchain.Toolchains;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/// Builds the object graph by hand, one part at a time as a command needs it, and is what the commands call.
///
/// Used by one thread; closing ends what was begun, last first.
public final class Wiring implements Application {
    /// Resolves where an experiment's own cargos are too old to mind a compiler's version.
    private static final ToolchainSpec RESOLVER = ToolchainSpec.parse("debian:bookworm/rustc-web");

    private final Settings settings;
    private final Map<String, String> environment;
    private final InstantSource clock;
    private final Consumer<String> progress;
    private final Toolchains toolchains;
    private final FixConditions fix;
    private @Nullable WorkLock lock;
    private @Nullable Database database;
    private SetUpMachine.@Nullable Machine machine;
    private @Nullable Engine engine;
    private @Nullable WebClient web;
    private @Nullable Registry registry;

    /// `environment` is the process's; `progress` hears what takes long before a run begins.
    public Wiring(Settings settings, Map<String, String> environment, Consumer<String> progress) {
        this.settings = settings;
        this.environment = Map.copyOf(environment);
        this.clock = InstantSource.system();
        this.progress = progress;
        this.fix = new FixConditions(settings.configuration(), progress);
        this.toolchains = new Toolchains(settings.workFolder().resolve("toolchains"), debianScript(settings),
                new ProbeInSandbox(() -> new ProbeInSandbox.Place(engine(), machine().image(),
                        settings.configuration().sandbox().runtime())));
    }

    private static List<String> debianScript(Settings settings) {
        String script = settings.home().resolve("config/sandbox/debian-toolchain").toString();
        List<String> words = List.of(script, "--work-dir", settings.workFolder().toString());
        String image = settings.configuration().sandbox().image();
        return image.isEmpty() ? words : Stream.concat(words.stream(), Stream.of("--image", image)).toList();
    }

    @Override
    public Toolchains toolchains() {
        return toolchains;
    }

    @Override
    public Resolution resolve(CrateChoice choice) throws InterruptedException {
        var past = new PastExperiments(this::database);
        Resolution resolution = new SelectionResolver(registry(), web(), settings.home().resolve("config/lists"), past,
                catalogues(choice.refresh()))
                .resolve(choice);
        resolution.notes().forEach(progress);
        return resolution;
    }

    @Override
    public List<String> why(String crate, CrateChoice choice, Resolution resolution) {
        return new ExplainCrate(catalogues(false)).of(crate, choice, resolution);
    }

    private Catalogues catalogues(boolean refresh) {
        Configuration configuration = settings.configuration();
        return DumpAddress.parse(configuration.registryDump(), configuration.registry())
                .<Catalogues>map(address -> new StoredCatalogues(address, web(),
                        settings.workFolder().resolve("registry/data"), refresh, clock, progress))
                .orElseGet(() -> Catalogues.none(configuration.registry()));
    }

    @Override
    public Experiment create(RunRequest request) throws InterruptedException {
        lock();
        database().experiments().checkFree(request.name());
        Quirks quirks = request.ignoreQuirks() ? Quirks.NONE : quirks(request.quirks());
        List<ResolvedCrate> crates = resolve(request.crates()).crates();
        warnOf(new LookUpQuirks(registry()).beside(quirks, crates.stream().map(ResolvedCrate::crate).toList()));
        List<ExperimentCrate> stored = crates.stream().map(crate -> stored(crate, quirks)).toList();
        SetUpMachine.Machine place = machine();
        Conditions conditions = fix.fix(engine().capacity(), place.imageDigest(), request.ignoreQuirks());
        fix.check(engine().capacity(), conditions, stored);
        List<Toolchain> installed = new ArrayList<>();
        for (ToolchainSpec spec : request.toolchains()) {
            Toolchain toolchain = toolchains.install(spec, progress);
            if (request.mode() == Mode.CLIPPY) {
                Clippy.check(toolchain);
            }
            installed.add(toolchain);
        }
        var experiment = new Experiment(request.name(), request.mode(), request.capLints(), request.crates().words(),
                installed, conditions, ExperimentState.QUEUED, clock.instant(), null, null);
        database().experiments().create(experiment, stored);
        return experiment;
    }

    private Quirks quirks(@Nullable Path file) {
        return new LoadQuirks(settings.home()).load(file);
    }

    private void warnOf(List<String> problems) {
        problems.forEach(problem -> progress.accept("warning: " + problem));
    }

    @Override
    public List<String> checkQuirks(@Nullable Path file) throws InterruptedException {
        return new LookUpQuirks(registry()).all(quirks(file));
    }

    private static ExperimentCrate stored(ResolvedCrate crate, Quirks quirks) {
        Path location = crate.location();
        return new ExperimentCrate(crate.crate(), crate.reason(), location == null ? null : location.toString(),
                crate.checksum(), crate.status(), null, null, quirks.of(crate.crate()).orElse(null));
    }

    @Override
    public boolean run(Experiment experiment, int jobs, RunListener listener) throws InterruptedException {
        lock();
        fix.check(engine().capacity(), experiment.conditions(),
                database().experiments().unfinished(experiment.name()));
        checkUnchanged(experiment);
        if (experiment.startedAt() != null) {
            fix.sayWhatIsKept(engine().capacity(), experiment.conditions());
        }
        CompilerPair pair = pair(experiment);
        try (BuildRoom room = room(experiment)) {
            var crates = new BuildCrates(experiment, pair, room, clock);
            RunEnd end = new RunExperiment(database(), crates, listener, clock, jobs,
                    experiment.conditions().attempts()).run(experiment.name());
            if (end == RunEnd.INTERRUPTED) {
                throw new InterruptedException("the run was interrupted");
            }
            return true;
        }
    }

    /// Everything that an experiment's later results are to be compared with must be what its earlier ones were made with.
    private void checkUnchanged(Experiment experiment) throws InterruptedException {
        String cure = ": experiment \"" + experiment.name() + "\" cannot go on with another; run a new one";
        if (!machine().imageDigest().equals(experiment.conditions().imageDigest())) {
            throw new UserError("the sandbox image is not the one that it began with" + cure);
        }
        for (Toolchain before : experiment.toolchains()) {
            Toolchain now = toolchains.install(before.spec(), progress);
            if (!now.contentHash().equals(before.contentHash())) {
                throw new UserError("toolchain " + before.spec().text() + " is not what it was" + cure);
            }
        }
    }

    private CompilerPair pair(Experiment experiment) throws InterruptedException {
        Optional<CompilerPair> own = CompilerPair.of(experiment.toolchains(), toolchains.list());
        if (own.isPresent()) {
            return own.get();
        }
        progress.accept("installing " + RESOLVER.text() + ", whose cargo resolves for old compilers...");
        Toolchain resolver = toolchains.install(RESOLVER, progress);
        return CompilerPair.of(experiment.toolchains(), List.of(resolver)).orElseThrow();
    }

    private BuildRoom room(Experiment experiment) throws InterruptedException {
        Path work = settings.workFolder();
        dev.maar.crates.PackageLimits packageLimits = dev.maar.crates.PackageLimits.usual();
        var archives = new Archives(registry(), web(), work.resolve("registry/archives"), Archives.USUAL_BYTES, clock);
        Path unpacked = work.resolve("packages");
        var packages = new PackageStore(archives, unpacked, packageLimits, clock);
        var buildSettings = new BuildSettings(machine().image(), experiment.conditions().runtime(),
                fix.limits(experiment.conditions()), unpacked, experiment.capLints().text());
        return BuildRoom.open(work.resolve("builds"), engine(), registry(), packages, packageLimits, buildSettings,
                clock);
    }

    @Override
    public void checkReport(Path folder) {
        ReportWriter.check(folder);
    }

    @Override
    public WrittenReport report(Experiment experiment, Path folder) {
        Experiment now = database().experiments().find(experiment.name());
        var writer = new ReportWriter(settings.home().resolve("reports-template"), settings.configuration().registry());
        ReportModel model = writer.write(new ReportInput(now, database().runs().of(now.name()).toList(),
                database().verdicts().flakyElsewhere(now.name()),
                (crate, position,
                        number) -> database().attempts().log(now.name(), crate, position, number).orElseThrow()),
                folder);
        return new WrittenReport(model.summary(), model.counts(), model.underAnyCandidate(), model.insideCounts());
    }

    @Override
    public List<Experiment> experiments() {
        return database().experiments().list();
    }

    @Override
    public Experiment experiment(String name) {
        return database().experiments().find(name);
    }

    @Override
    public Summary standing(Experiment experiment) {
        return database().runs().summary(experiment);
    }

    @Override
    public Matrix matrix(Experiment experiment) {
        return database().runs().matrix(experiment);
    }

    @Override
    public List<ExperimentCrate> crates(Experiment experiment) {
        return database().experiments().crates(experiment.name());
    }

    @Override
    public Optional<BuildLog> log(Experiment experiment, CrateId crate, int toolchain) {
        int attempts = database().attempts().of(experiment.name(), crate).get(toolchain).size();
        return attempts == 0
                ? Optional.empty()
                : database().attempts().log(experiment.name(), crate, toolchain, attempts);
    }

    @Override
    public void delete(Experiment experiment) {
        lock();
        database().experiments().delete(experiment.name());
    }

    private void lock() {
        if (lock == null) {
            lock = WorkLock.take(settings.workFolder());
        }
    }

    private Database database() {
        if (database == null) {
            database = Database.open(settings.workFolder().resolve("maar.db"));
        }
        return database;
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

    private WebClient web() {
        if (web == null) {
            WebClient.Patience usual = WebClient.Patience.usual();
            web = WebClient.from(environment, version(), clock,
                    new WebClient.Patience(settings.configuration().downloads().parallel(), usual.retries(),
                            usual.firstPause(), usual.longestPause(), usual.oneTry()));
        }
        return web;
    }

    private static String version() {
        String version = Wiring.class.getPackage().getImplementationVersion();
        return version == null ? "development" : version;
    }

    private Registry registry() {
        if (registry == null) {
            String index = settings.configuration().registryIndex();
            String word = index.isEmpty() ? settings.configuration().registry() : index;
            registry = Registry.of(word, web(), settings.workFolder().resolve("registry"), clock);
        }
        return registry;
    }

    @Override
    public void close() {
        if (engine != null) {
            engine.close();
        }
        if (database != null) {
            database.close();
        }
        if (lock != null) {
            lock.close();
        }
    }
}
