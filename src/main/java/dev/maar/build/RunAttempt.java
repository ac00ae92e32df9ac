package dev.maar.build;

import dev.maar.outcome.Attempt;
import dev.maar.outcome.BrokenReason;
import dev.maar.outcome.Outcome;
import dev.maar.outcome.Purpose;
import dev.maar.outcome.StepKind;
import dev.maar.outcome.StepResult;
import dev.maar.outcome.TestResult;
import dev.maar.problem.EnvironmentError;
import dev.maar.sandbox.Command;
import dev.maar.sandbox.CommandResult;
import dev.maar.sandbox.Engine;
import dev.maar.sandbox.KillReason;
import dev.maar.sandbox.Mount;
import dev.maar.sandbox.OutputListener.Stream;
import dev.maar.sandbox.Sandbox;
import dev.maar.sandbox.SandboxSpec;
import dev.maar.sandbox.ScratchDisk;
import dev.maar.sandbox.ScratchDisks;
import dev.maar.sandbox.Usage;
import dev.maar.toolchain.Modifiers;
import dev.maar.toolchain.Toolchain;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// Builds a prepared crate once under one toolchain: one container, one disk, cargo's steps until one fails.
///
/// Thread-safe; each call has its own sandbox.
public final class RunAttempt {
    private final Engine engine;
    private final ScratchDisks disks;
    private final BuildSettings settings;
    private final InstantSource clock;

    RunAttempt(Engine engine, ScratchDisks disks, BuildSettings settings, InstantSource clock) {
        this.engine = engine;
        this.disks = disks;
        this.settings = settings;
        this.clock = clock;
    }

    /// Runs a plan's steps with a toolchain, whose cargo is taken from `cargo` where it has none itself.
    ///
    /// @throws dev.maar.problem.EnvironmentError if the engine or the machine fails: that says nothing about the crate
    public Attempt run(BuildInputs crate, Toolchain toolchain, Toolchain cargo, CargoPlan plan, int number,
            Purpose purpose,
            String worker) throws InterruptedException {
        Instant startedAt = clock.instant();
        try (ScratchDisk disk = disks.make(crate.share().limits().diskBytes());
                Sandbox sandbox = engine.start(spec(crate, toolchain, cargo, plan, disk))) {
            var steps = new Steps(crate, toolchain, sandbox, environment(crate, toolchain, plan));
            Outcome outcome = steps.run(plan);
            disk.checkKept();
            steps.readFutureReport(
                    plan.changesSources() ? ChangeableSources.target(disk.folder()) : disk.folder());
            Usage usage = sandbox.usage();
            return new Attempt(number, purpose, outcome, steps.killReason, steps.results, steps.found.list(),
                    steps.tests,
                    steps.log.log(), startedAt, clock.instant(), steps.wall.toMillis(), usage.cpu().toMillis(),
                    usage.peakMemoryBytes(), worker);
        }
    }

    private SandboxSpec spec(BuildInputs crate, Toolchain toolchain, Toolchain cargo, CargoPlan plan,
            ScratchDisk disk) {
        List<Mount> mounts = new ArrayList<>(List.of(Mount.readOnly(toolchain.sysroot(), Layout.TOOLCHAIN),
                Mount.readOnly(crate.cargoHome(), Layout.CARGO_HOME),
                Mount.readOnly(settings.packages(), Layout.PACKAGES),
                Mount.readOnly(crate.dependencies(toolchain, toolchain.hasCargo() ? toolchain : cargo),
                        Layout.DEPENDENCIES)));
        mounts.addAll(plan.changesSources()
                ? ChangeableSources.mounts(crate.source(toolchain), disk.folder())
                : List.of(Mount.readOnly(crate.source(toolchain), Layout.SOURCE),
                        Mount.writable(disk.folder(), Layout.TARGET)));
        mounts.addAll(PatchedPackage.mounts(crate.patches(toolchain)));
        if (!toolchain.hasCargo()) {
            mounts.add(Mount.readOnly(cargo.sysroot(), Layout.CARGO_TOOLCHAIN));
            mounts.add(Mount.readOnly(BorrowedCargo.write(crate.folder().resolve("borrowed-cargo")), Layout.TOOLS));
        }
        return new SandboxSpec(settings.image(), settings.runtime(), mounts,
                environment(crate, toolchain, plan).all(), Layout.SOURCE, crate.share().limits());
    }

    private CommandEnvironment environment(BuildInputs crate, Toolchain toolchain, CargoPlan plan) {
        return CommandEnvironment.of(plan, settings.capLints(), crate.share(), toolchain.spec().modifiers());
    }

    /// One attempt's steps and what they leave to tell.
    private static final class Steps {
        private final BuildInputs crate;
        private final Modifiers modifiers;
        private final Sandbox sandbox;
        private final CommandEnvironment environment;
        private final CappedLog log;
        private final FoundDiagnostics found = new FoundDiagnostics();
        private final List<StepResult> results;
        private final List<TestResult> tests = new ArrayList<>();
        private LocalPackages local = new LocalPackages(Set.of(), Layout.SOURCE);
        private Duration wall = Duration.ZERO;
        private String metadata = "";
        private boolean futureReport;
        private @Nullable String killReason;

        Steps(BuildInputs crate, Toolchain toolchain, Sandbox sandbox, CommandEnvironment environment) {
            this.crate = crate;
            this.environment = environment;
            this.modifiers = toolchain.spec().modifiers();
            this.log = new CappedLog(crate.share().limits().logBytes());
            this.sandbox = sandbox;
            this.results = new ArrayList<>(crate.steps(toolchain));
            crate.logs(toolchain).forEach(log::append);
            log.line(CappedLog.OURS + "toolchain " + toolchain.spec().text() + ": "
                    + firstLine(toolchain.rustcVersion()));
        }

        Outcome run(CargoPlan plan) throws InterruptedException {
            Outcome failure = plan.changesSources() ? copy() : null;
            for (CargoStep step : plan.steps()) {
                failure = failure == null ? step(step, Map.of()) : failure;
            }
            if (failure == null && plan.docsRs()) {
                failure = documentAsDocsRs();
            }
            return ended(failure == null ? plan.success() : failure);
        }

        private @Nullable Outcome copy() throws InterruptedException {
            Command command = ChangeableSources.copy();
            return run(new CargoStep(StepKind.COPY, command.words(), false), command);
        }

        /// What was documented before is not to be taken for what docs.rs would have.
        private @Nullable Outcome documentAsDocsRs() throws InterruptedException {
            try {
                for (DocsRs library : DocsRs.parse(metadata)) {
                    removeDocumentation();
                    Outcome failure = step(library.step(), library.environment(environment.chosen()));
                    if (failure != null) {
                        return failure;
                    }
                }
                return null;
            } catch (UnreadableToml e) {
                log.line(CappedLog.OURS + e.getMessage());
                return new Outcome.Broken(BrokenReason.CARGO_TOML);
            }
        }

        private void removeDocumentation() throws InterruptedException {
            CommandResult result = sandbox.run(Command.of("rm", "-rf", Layout.TARGET + "/doc",
                    Layout.TARGET + "/" + modifiers.target() + "/doc"), (_, _) -> {
                    });
            if (!result.succeeded()) {
                throw EnvironmentError.ofOne("documentation cannot be removed from a scratch disk",
                        new IllegalStateException("rm ended with " + result.exitCode()));
            }
        }

        private @Nullable Outcome step(CargoStep step, Map<String, String> more) throws InterruptedException {
            List<String> words = new ArrayList<>(List.of("cargo"));
            words.addAll(step.arguments());
            words.addAll(ApplyModifiers.words(modifiers, step));
            return run(step, new Command(words, more));
        }

        private @Nullable Outcome run(CargoStep step, Command command) throws InterruptedException {
            log.line(CappedLog.OURS + "running `" + String.join(" ", command.words()) + "`");
            var output = new CargoOutput(step, local, crate.crate().crate().id(), found);
            var unlogged = new StringBuilder();
            CommandResult result = sandbox.run(command, (stream, line) -> {
                if (stream == Stream.STDOUT && !step.logged()) {
                    unlogged.append(line).append('\n');
                    return;
                }
                List<String> lines = stream == Stream.STDOUT ? output.stdout(line) : output.stderr(line);
                lines.forEach(text -> log.line(CappedLog.INFO + text));
            });
            output.finish();
            tests.addAll(output.tests());
            futureReport |= output.futureReport();
            record(step, command, result);
            if (!result.succeeded()) {
                return StepFailure.of(output, killReason);
            }
            if (step.kind() == StepKind.METADATA) {
                metadata = unlogged.toString();
                local = LocalPackages.parse(metadata);
            }
            return null;
        }

        void readFutureReport(Path target) {
            if (futureReport) {
                FutureReport.read(target, local, crate.crate().crate().id()).forEach(found::add);
            }
        }

        private void record(CargoStep step, Command command, CommandResult result) {
            KillReason reason = result.killReason();
            killReason = reason == null ? null : reason.text();
            var ended = new StepResult(step.kind(), command.words(), environment.chosenFor(command),
                    result.exitCode(), killReason, result.wall().toMillis());
            results.add(ended);
            wall = wall.plus(result.wall());
            log.line(CappedLog.OURS + ended.end() + " after " + result.wall().toMillis() + " ms");
        }

        private Outcome ended(Outcome outcome) {
            log.line(CappedLog.OURS + "outcome: " + outcome.text());
            return outcome;
        }
    }

    private static String firstLine(String text) {
        return text.lines().findFirst().orElse("");
    }
}
