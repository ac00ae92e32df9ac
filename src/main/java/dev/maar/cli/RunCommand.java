package dev.maar.cli;

import dev.maar.crates.CrateChoice;
import dev.maar.experiment.CapLints;
import dev.maar.experiment.Mode;
import dev.maar.experiment.RunRequest;
import dev.maar.problem.UserError;
import dev.maar.toolchain.ToolchainSpec;
import dev.maar.toolchain.Toolchains;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.stream.Stream;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/// `maar run`: a new experiment from start to report.
@Command(name = "run", sortOptions = false, sortSynopsis = false, description = "Build crates under a baseline and one or more candidates, and report what differs.", footer = {
        "", "Toolchains: debian:SUITE[/PACKAGE] (debian:bookworm is rustc 1.63.0, debian:trixie 1.85.1),",
        "            path:DIR (a sysroot with bin/rustc: a rustup toolchain, a compiler build's stage1)",
        "Crates:     full; top-N[:dependents]; random-N:SEED; rdeps:NAME[@REQ][:N] (of the whole registry);",
        "            demo; list:NAME[@VERSION],...; file:PATH or file:https://... (one entry a line, # begins a comment);",
        "            local:DIR (DIR, or each folder in it, with a Cargo.toml);",
        "            experiment:NAME, failed:NAME, regressed:NAME (of an earlier experiment, at its versions)", "",
        "Example:    maar run debian:bookworm debian:trixie --crates list:fnv,try-lock@0.2.2 --mode check-only"})
final class RunCommand implements Callable<Integer> {
    @Parameters(index = "0", paramLabel = "BASELINE", description = "The toolchain to compare with.")
    private String baseline = "";

    @Parameters(index = "1..*", arity = "1..*", paramLabel = "CANDIDATE", description = "The toolchains in question.")
    private List<String> candidates = new ArrayList<>();

    @Option(names = "--crates", paramLabel = "SELECT", required = true, description = "Which crates to build. May be repeated: they add up.")
    private List<String> crates = new ArrayList<>();

    @Mixin
    private final CrateOptions part = new CrateOptions();

    @Option(names = "--mode", paramLabel = "MODE", description = "build-and-test, build-only, check-only, clippy, rustdoc, fix, or fix-edition (fix --edition). Default: ${DEFAULT-VALUE}.")
    private String mode = Mode.BUILD_AND_TEST.text();

    @Option(names = "--name", paramLabel = "NAME", description = "The experiment's name. Default: run-1, run-2, ...")
    private String name = "";

    @Option(names = "--cap-lints", paramLabel = "LEVEL", description = "The highest level of a lint: allow, warn, deny or forbid. Default: ${DEFAULT-VALUE}.")
    private String capLints = CapLints.FORBID.text();

    @Mixin
    private final QuirkOptions quirks = new QuirkOptions();

    @Mixin
    private final RunOptions options = new RunOptions();

    private final Session session;

    RunCommand(Session session) {
        this.session = session;
    }

    @Override
    public Integer call() throws InterruptedException {
        List<ToolchainSpec> toolchains = Stream.concat(Stream.of(baseline), candidates.stream())
                .map(ToolchainSpec::parse)
                .toList();
        toolchains.forEach(Toolchains::check);
        quirks.check();
        CrateChoice choice = part.choice(crates);
        Mode wanted = Mode.parse(mode);
        CapLints level = CapLints.parse(capLints);
        if (wanted.fixes() && level != CapLints.FORBID) {
            throw new UserError("--cap-lints " + capLints + ": mode " + mode
                    + " caps no lints, since what is capped suggests nothing: leave it out");
        }
        return new StartExperiment(session, options).run(name, number -> "run-" + number,
                chosen -> new RunRequest(chosen, toolchains, choice, wanted, level, quirks.ignore(),
                        quirks.file()));
    }
}
