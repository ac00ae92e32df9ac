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
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/// `maar run`: a new experiment from start to report.
@Command(name = "run", sortOptions = false, sortSynopsis = false, customSynopsis = {
        "maar run [OPTIONS] BASELINE CANDIDATE... --crates=SELECT...",
        "maar run [OPTIONS] --from=FILE"}, description = "Build crates under a baseline and one or more candidates, and report what differs.", footer = {
                "", "Toolchains: debian:SUITE[/PACKAGE] (debian:bookworm is rustc 1.63.0, debian:trixie 1.85.1),",
                "            path:DIR (a sysroot with bin/rustc: a rustup toolchain, a compiler build's stage1),",
                "            stable, beta, nightly, nightly-DATE, 1.83.0 (by rustup), master#SHA, try#SHA (builds of Rust's CI),",
                "            each with +target=T, +rustflags=FLAGS, +rustdocflags=FLAGS, +cargoflags=WORDS,",
                "            +patch=NAME=DIR|URL#REV (a package in place of the registry's)",
                "Crates:     full; top-N[:dependents]; random-N:SEED; rdeps:NAME[@REQ][:N] (of the whole registry);",
                "            demo; list:NAME[@VERSION],...; file:PATH or file:https://... (one entry a line, # begins a comment);",
                "            local:DIR (DIR, or each folder in it, with a Cargo.toml);",
                "            git:URL[#REV] (a repository); repos:FILE.csv (all repositories of a list of GitHub's);",
                "            experiment:NAME, failed:NAME, regressed:NAME (of an earlier experiment, at its versions)",
                "",
                "Example:    maar run debian:bookworm debian:trixie --crates list:fnv,try-lock@0.2.2 --mode check-only"})
final class RunCommand implements Callable<Integer> {
    @Parameters(index = "0", arity = "0..1", paramLabel = "BASELINE", description = "The toolchain to compare with.")
    private String baseline = "";

    @Parameters(index = "1..*", arity = "0..*", paramLabel = "CANDIDATE", description = "The toolchains in question.")
    private List<String> candidates = new ArrayList<>();

    @Option(names = "--crates", paramLabel = "SELECT", description = "Which crates to build. May be repeated: they add up.")
    private List<String> crates = new ArrayList<>();

    @Mixin
    private final CrateOptions part = new CrateOptions();

    @Mixin
    private final FromOptions from = new FromOptions();

    @Option(names = "--mode", paramLabel = "MODE", description = "build-and-test, build-only, check-only, clippy, rustdoc, fix, or fix-edition (fix --edition). Default: build-and-test.")
    private String mode = "";

    @Option(names = "--name", paramLabel = "NAME", description = "The experiment's name. Default: the file's with --from, else run-1, run-2, ...")
    private String name = "";

    @Option(names = "--cap-lints", paramLabel = "LEVEL", description = "The highest level of a lint: allow, warn, deny or forbid. Default: forbid.")
    private String capLints = "";

    @Mixin
    private final QuirkOptions quirks = new QuirkOptions();

    @Mixin
    private final RunOptions options = new RunOptions();

    @Spec
    private @Nullable CommandSpec spec;

    private final Session session;

    RunCommand(Session session) {
        this.session = session;
    }

    @Override
    public Integer call() throws InterruptedException {
        Stream<String> crateOptions = Stream.concat(Stream.of("--crates").filter(_ -> !crates.isEmpty()),
                part.given().stream());
        Optional<FromFile> file = from.read(crateOptions.toList());
        return file.isPresent() ? repeat(file.get()) : start();
    }

    private int start() throws InterruptedException {
        checkGiven(true);
        List<ToolchainSpec> toolchains = toolchains();
        toolchains.forEach(Toolchains::check);
        quirks.check();
        CrateChoice choice = part.choice(crates);
        Mode wanted = mode.isEmpty() ? Mode.BUILD_AND_TEST : Mode.parse(mode);
        CapLints level = capLints.isEmpty() ? CapLints.FORBID : CapLints.parse(capLints);
        return new StartExperiment(session, options).run(name, number -> "run-" + number,
                chosen -> new RunRequest(chosen, toolchains, choice, wanted, level, quirks.ignore(),
                        quirks.file()));
    }

    private int repeat(FromFile file) throws InterruptedException {
        checkGiven(false);
        quirks.check();
        file.checkQuirks(quirks.file());
        List<ToolchainSpec> toolchains = toolchains();
        String wanted = name.isEmpty() ? file.file().name() : name;
        return new StartExperiment(session, options, file.file().settings()).run(wanted, number -> "run-" + number,
                chosen -> file.request(chosen, toolchains, mode, capLints, quirks.ignore(), quirks.file(),
                        from.locked()));
    }

    private List<ToolchainSpec> toolchains() {
        return Stream.concat(Stream.of(baseline).filter(word -> !word.isEmpty()), candidates.stream())
                .map(ToolchainSpec::parse)
                .toList();
    }

    /// What picocli would say, if it knew that a file may say it all.
    private void checkGiven(boolean needed) {
        String missing = "";
        if (candidates.isEmpty() && (needed || !baseline.isEmpty())) {
            missing = baseline.isEmpty()
                    ? "Missing required parameters: 'BASELINE', 'CANDIDATE'"
                    : "Missing required parameter: 'CANDIDATE'";
        } else if (needed && crates.isEmpty()) {
            missing = "Missing required option: '--crates=SELECT'";
        }
        if (!missing.isEmpty()) {
            throw new ParameterException(Objects.requireNonNull(spec).commandLine(), missing);
        }
    }
}
