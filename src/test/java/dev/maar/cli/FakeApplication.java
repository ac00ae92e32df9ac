package dev.maar.cli;

import dev.maar.crates.CrateChoice;
import dev.maar.crates.CrateId;
import dev.maar.crates.Resolution;
import dev.maar.crates.ResolvedCrate;
import dev.maar.experiment.Conditions;
import dev.maar.experiment.Experiment;
import dev.maar.experiment.ExperimentCrate;
import dev.maar.experiment.ExperimentState;
import dev.maar.experiment.Matrix;
import dev.maar.experiment.RunRequest;
import dev.maar.outcome.BuildLog;
import dev.maar.outcome.Comparison;
import dev.maar.outcome.Inside;
import dev.maar.outcome.Standing;
import dev.maar.outcome.Verdict;
import dev.maar.outcome.Wanted;
import dev.maar.problem.UserError;
import dev.maar.report.read.ResultsFile;
import dev.maar.schedule.RunListener;
import dev.maar.store.Summary;
import dev.maar.toolchain.CiBuilds;
import dev.maar.toolchain.Installers;
import dev.maar.toolchain.SandboxProbe;
import dev.maar.toolchain.Toolchain;
import dev.maar.toolchain.ToolchainSpec;
import dev.maar.toolchain.Toolchains;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// An application that builds nothing: it keeps what it was asked, and every run ends as the test says.
final class FakeApplication implements Application {
    private static final List<CrateId> CRATES = List.of(new CrateId.Registry("fnv", "1.0.7"),
            new CrateId.Registry("try-lock", "0.2.2"), new CrateId.Local("mine"));

    private final Path folder;
    private final Map<String, Experiment> experiments = new LinkedHashMap<>();
    private final List<RunRequest> requests = new ArrayList<>();
    private Run run = (experiment, listener) -> true;
    private String log = "";
    private boolean closed;

    /// What a run does.
    @FunctionalInterface
    interface Run {
        boolean of(Experiment experiment, RunListener listener) throws InterruptedException;
    }

    FakeApplication(Path folder) {
        this.folder = folder;
    }

    void runIs(Run behaviour) {
        run = behaviour;
    }

    void logIs(String text) {
        log = text;
    }

    List<RunRequest> requests() {
        return requests;
    }

    boolean closed() {
        return closed;
    }

    @Override
    public Toolchains toolchains() {
        return new Toolchains(folder.resolve("toolchains"),
                new Installers(List.of("false"), List.of("false"), new CiBuilds("", (_, _, _) -> false)),
                (command, _) -> new SandboxProbe.Answer(true, "rustc 1.96.0\nrelease: 1.96.0\n", ""));
    }

    @Override
    public Toolchains toolchainsToChange() {
        return toolchains();
    }

    @Override
    public Resolution resolve(CrateChoice choice) {
        return new Resolution(
                CRATES.stream().map(crate -> new ResolvedCrate(crate, "demo", null, null, "")).toList(), Map.of(),
                List.of());
    }

    @Override
    public List<String> why(String crate, CrateChoice choice, Resolution resolution) {
        return List.of(crate + " is in: " + String.join(" ", choice.words()));
    }

    @Override
    public List<String> checkQuirks(@Nullable Path file) {
        return file == null ? List.of() : List.of(file + ":3: no such crate");
    }

    @Override
    public Experiment create(RunRequest request) {
        requests.add(request);
        var experiment = new Experiment(request.name(), request.mode(), request.capLints(), request.crates().words(),
                request.toolchains().stream().map(FakeApplication::toolchain).toList(),
                new Conditions("sha256:0", "runc", "memory 1G, cpus 2", new Wanted(3, 8), request.ignoreQuirks()),
                ExperimentState.QUEUED, Instant.EPOCH, null, null);
        experiments.put(request.name(), experiment);
        return experiment;
    }

    private static Toolchain toolchain(ToolchainSpec spec) {
        return new Toolchain(spec, Path.of("/x"), "rustc 1.63.0", "1.63.0", "cargo 1.65.0", true, "0".repeat(64));
    }

    @Override
    public boolean run(Experiment experiment, int jobs, RunListener listener) throws InterruptedException {
        return run.of(experiment, listener);
    }

    @Override
    public void checkReport(Path report) {
        if (report.endsWith("full")) {
            throw new UserError("report folder " + report + " is not empty");
        }
    }

    @Override
    public WrittenReport report(Experiment experiment, Path report, @Nullable String against) {
        return new WrittenReport("1 cause, 1 crate regressed of 3",
                Map.of(Comparison.REGRESSED, 1, Comparison.FIXED, 0, Comparison.TEST_PASS, 2),
                Set.of(Comparison.REGRESSED, Comparison.TEST_PASS, Comparison.ERROR),
                Map.of(Inside.Change.NEW_ERRORS, 1), against == null ? List.of() : List.of("against " + against));
    }

    @Override
    public WrittenReport report(ResultsFile results, Path report) {
        return new WrittenReport(results.size() + " crates of " + results.experiment().name(), Map.of(), Set.of(),
                Map.of(), results.notes());
    }

    @Override
    public List<Experiment> experiments() {
        return List.copyOf(experiments.values());
    }

    @Override
    public Experiment experiment(String name) {
        return Optional.ofNullable(experiments.get(name))
                .orElseThrow(() -> new UserError("there is no experiment \"" + name + "\""));
    }

    @Override
    public Matrix matrix(Experiment experiment) {
        List<Standing> standings = new ArrayList<>(
                Collections.nCopies(experiment.toolchains().size(), Standing.FAILS));
        standings.set(1, Standing.PASSES);
        return Matrix.of(experiment.toolchains(),
                List.of(new Matrix.Row(new CrateId.Registry("fnv", "1.0.7"), standings)));
    }

    @Override
    public Summary standing(Experiment experiment) {
        return new Summary(3, 2, Collections.nCopies(experiment.candidates().size(), new Summary.Candidate(
                Map.of(Comparison.REGRESSED, 1, Comparison.TEST_PASS, 1), Map.of(Verdict.FLAKY, 1),
                Map.of())));
    }

    @Override
    public List<ExperimentCrate> crates(Experiment experiment) {
        return CRATES.stream().map(crate -> new ExperimentCrate(crate, "demo", null, null, "", null, null)).toList();
    }

    @Override
    public Optional<BuildLog> log(Experiment experiment, CrateId crate, int toolchain) {
        return log.isEmpty()
                ? Optional.empty()
                : Optional.of(
                        new BuildLog((crate.id() + " " + toolchain + "\n" + log).getBytes(StandardCharsets.UTF_8), 0));
    }

    @Override
    public void delete(Experiment experiment) {
        experiments.remove(experiment.name());
    }

    @Override
    public void close() {
        closed = true;
    }
}
