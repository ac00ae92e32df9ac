package dev.maar.cli;

import dev.maar.config.ExperimentFile;
import dev.maar.config.LoadExperiment;
import dev.maar.crates.ResolvedCrate;
import dev.maar.experiment.CapLints;
import dev.maar.experiment.Experiment;
import dev.maar.experiment.ExperimentCrate;
import dev.maar.experiment.Mode;
import dev.maar.experiment.Recorded;
import dev.maar.experiment.RecordedToolchain;
import dev.maar.experiment.RunRequest;
import dev.maar.problem.UserError;
import dev.maar.toolchain.ToolchainSpec;
import dev.maar.toolchain.Toolchains;
import java.nio.file.Path;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// Asks for an experiment that a file defines; words of the command line go over the file's.
final class FromFile {
    private final ExperimentFile file;

    private FromFile(ExperimentFile file) {
        this.file = file;
    }

    /// Throws [dev.maar.problem.UserError] for a file that is not as it should be.
    static FromFile read(Path path) {
        ExperimentFile file = new LoadExperiment().load(path);
        if (!file.name().isEmpty()) {
            new ExperimentFile.Word(file.file().toString(), file.name()).as(name -> {
                Experiment.checkName(name);
                return name;
            });
        }
        return new FromFile(file);
    }

    ExperimentFile file() {
        return file;
    }

    /// Throws [UserError] for a file of quirks where the crates and what is special about them are resolved already.
    void checkQuirks(@Nullable Path quirks) {
        if (quirks != null && !file.resolved().isEmpty()) {
            throw new UserError("--quirks " + quirks + " beside --from " + file.file()
                    + ": its [[crate]] entries say what is special about each; expected one of the two");
        }
    }

    /// The request under that name; `toolchains` are those of the command line, empty for the file's, and so are `mode` and `capLints`.
    RunRequest request(String name, List<ToolchainSpec> toolchains, String mode, String capLints, boolean ignoreQuirks,
            @Nullable Path quirks, boolean locked) {
        List<ToolchainSpec> specs = toolchains.isEmpty()
                ? file.toolchains().stream().map(ExperimentFile.RecordedSpec::spec).toList()
                : toolchains;
        specs.forEach(Toolchains::check);
        boolean ignored = ignoreQuirks || file.ignoreQuirks();
        return new RunRequest(name, specs, file.crates(), mode(mode), capLints(capLints), ignored, quirks,
                new Recorded(file.file().toString(), crates(ignored), recorded(toolchains), file.imageDigest(),
                        locked));
    }

    private Mode mode(String given) {
        ExperimentFile.Word word = file.mode();
        return !given.isEmpty() || word == null
                ? Mode.parse(given.isEmpty() ? Mode.BUILD_AND_TEST.text() : given)
                : word.as(Mode::parse);
    }

    private CapLints capLints(String given) {
        ExperimentFile.Word word = file.capLints();
        return !given.isEmpty() || word == null
                ? CapLints.parse(given.isEmpty() ? CapLints.FORBID.text() : given)
                : word.as(CapLints::parse);
    }

    private List<RecordedToolchain> recorded(List<ToolchainSpec> instead) {
        return instead.isEmpty()
                ? file.toolchains()
                        .stream()
                        .map(one -> new RecordedToolchain(one.release(), one.contentHash(), one.place()))
                        .toList()
                : List.of();
    }

    private List<ExperimentCrate> crates(boolean withoutQuirks) {
        return file.resolved().stream().map(one -> {
            ResolvedCrate crate = one.crate();
            Path location = crate.location();
            return new ExperimentCrate(crate.crate(), crate.reason(), location == null ? null : location.toString(),
                    crate.checksum(), crate.status(), null, null, withoutQuirks ? null : one.quirk());
        }).toList();
    }
}
