package dev.maar;

import dev.maar.build.GitAccess;
import dev.maar.cli.Application;
import dev.maar.cli.OpenRegistry;
import dev.maar.cli.OpenToolchains;
import dev.maar.cli.Settings;
import dev.maar.cli.ThisMachine;
import dev.maar.cli.WrittenReport;
import dev.maar.config.GitSettings;
import dev.maar.config.LoadQuirks;
import dev.maar.crates.CheckoutStore;
import dev.maar.crates.CrateChoice;
import dev.maar.crates.CrateId;
import dev.maar.crates.ExplainCrate;
import dev.maar.crates.FromRepositories;
import dev.maar.crates.LookUpQuirks;
import dev.maar.crates.MachineNetwork;
import dev.maar.crates.PackageLimits;
import dev.maar.crates.Quirks;
import dev.maar.crates.Resolution;
import dev.maar.crates.SelectionResolver;
import dev.maar.experiment.Experiment;
import dev.maar.experiment.ExperimentCrate;
import dev.maar.experiment.Matrix;
import dev.maar.experiment.RunRequest;
import dev.maar.outcome.BuildLog;
import dev.maar.report.CatalogueFacts;
import dev.maar.report.CrateHistory;
import dev.maar.report.FactSource;
import dev.maar.report.LinkedLogs;
import dev.maar.report.OtherExperiment;
import dev.maar.report.ReadCrates;
import dev.maar.report.ReportInput;
import dev.maar.report.ReportModel;
import dev.maar.report.ReportWriter;
import dev.maar.report.StoredCrates;
import dev.maar.report.StoredOther;
import dev.maar.report.read.ResultsFile;
import dev.maar.schedule.BringToolchains;
import dev.maar.schedule.CarryOutExperiment;
import dev.maar.schedule.ChooseCrates;
import dev.maar.schedule.CreateExperiment;
import dev.maar.schedule.RunListener;
import dev.maar.schedule.TellDifferences;
import dev.maar.store.Database;
import dev.maar.store.PastExperiments;
import dev.maar.store.Summary;
import dev.maar.store.WorkLock;
import dev.maar.toolchain.Toolchains;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/// Builds the object graph by hand, one part at a time as a command needs it, and is what the commands call.
///
/// Used by one thread; closing ends what was begun, last first.
public final class Wiring implements Application {
    private final Settings settings;
    private final InstantSource clock;
    private final Consumer<String> progress;
    private final OpenRegistry registry;
    private final GitAccess git;
    private final ThisMachine machine;
    private final Toolchains toolchains;
    private final BringToolchains bring;
    private @Nullable WorkLock lock;
    private @Nullable Database database;

    /// `environment` is the process's; `progress` hears what takes long before a run begins.
    public Wiring(Settings settings, Map<String, String> environment, Consumer<String> progress) {
        this.settings = settings;
        this.clock = InstantSource.system();
        this.progress = progress;
        this.registry = new OpenRegistry(settings, environment, clock, progress);
        this.git = gitAccess(settings, environment, clock);
        this.machine = new ThisMachine(settings, registry, git, clock, progress);
        this.toolchains = new OpenToolchains(settings, environment, registry, machine).open();
        this.bring = new BringToolchains(toolchains, progress);
    }

    private static GitAccess gitAccess(Settings settings, Map<String, String> environment, InstantSource clock) {
        GitSettings git = settings.configuration().git();
        return new GitAccess(git.github(), git.hosts(), new MachineNetwork(environment),
                new CheckoutStore(settings.workFolder().resolve("repositories"), PackageLimits.usual(), clock));
    }

    @Override
    public Toolchains toolchains() {
        return toolchains;
    }

    @Override
    public Toolchains toolchainsToChange() {
        lock();
        return toolchains;
    }

    @Override
    public Resolution resolve(CrateChoice choice) throws InterruptedException {
        var past = new PastExperiments(this::database);
        Resolution resolution = new SelectionResolver(registry.registry(), registry.web(),
                settings.home().resolve("config/lists"), past, registry.catalogues(choice.refresh()),
                new FromRepositories(git.site(), git.hosts(), machine)).resolve(choice);
        resolution.notes().forEach(progress);
        return resolution;
    }

    @Override
    public List<String> why(String crate, CrateChoice choice, Resolution resolution) {
        return new ExplainCrate(registry.catalogues(false)).of(crate, choice, resolution);
    }

    @Override
    public Experiment create(RunRequest request) throws InterruptedException {
        lock();
        var choose = new ChooseCrates(this::quirks, this::resolve, new LookUpQuirks(registry.registry()), progress);
        return new CreateExperiment(database().experiments(), choose, machine, bring, new TellDifferences(progress),
                clock).create(request);
    }

    @Override
    public List<String> checkQuirks(@Nullable Path file) throws InterruptedException {
        return new LookUpQuirks(registry.registry()).all(quirks(file));
    }

    private Quirks quirks(@Nullable Path file) {
        return new LoadQuirks(settings.home()).load(file);
    }

    @Override
    public boolean run(Experiment experiment, int jobs, RunListener listener) throws InterruptedException {
        lock();
        new CarryOutExperiment(database(), machine, bring, clock).run(experiment, jobs, listener);
        return true;
    }

    @Override
    public void checkReport(Path folder) {
        ReportWriter.check(folder);
    }

    @Override
    public WrittenReport report(Experiment experiment, Path folder, @Nullable String against) {
        Experiment now = database().experiments().find(experiment.name());
        OtherExperiment other = against == null ? null : new StoredOther(database(), against);
        return write(new ReportInput(now, StoredCrates.of(database(), now.name()),
                database().verdicts().flakyElsewhere(now.name()),
                (crate, position,
                        number) -> database().attempts().log(now.name(), crate, position, number).orElseThrow(),
                facts()).with(crates -> database().history().before(now, crates, CrateHistory.MOST), other)
                .withLockfiles(hash -> database().experiments().lockfile(hash)), folder);
    }

    @Override
    public WrittenReport report(ResultsFile results, Path folder) {
        return write(new ReportInput(results.experiment(), new ReadCrates(results), Set.of(),
                new LinkedLogs(results, folder), facts()).withNotes(results.notes()), folder);
    }

    private WrittenReport write(ReportInput input, Path folder) {
        var writer = new ReportWriter(settings.home().resolve("reports-template"), settings.configuration().registry(),
                git.site());
        ReportModel model = writer.write(input, folder);
        return new WrittenReport(model.summary(), model.totals().headline().settled(),
                model.totals().underAnyCandidate(), model.totals().inside(), model.beside().lines());
    }

    /// What is kept of the registry's database; nothing is fetched for a report.
    private FactSource facts() {
        return registry.catalogues(false).kept().<FactSource>map(CatalogueFacts::new).orElse(FactSource.NONE);
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
        return database().attempts().latestLog(experiment.name(), crate, toolchain);
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
            database = Database.open(settings.workFolder().resolve("maar.db"), progress);
        }
        return database;
    }

    @Override
    public void close() {
        machine.close();
        if (database != null) {
            database.close();
        }
        if (lock != null) {
            lock.close();
        }
    }
}
