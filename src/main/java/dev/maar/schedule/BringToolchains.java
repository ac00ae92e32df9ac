package dev.maar.schedule;

import dev.maar.build.CompilerPair;
import dev.maar.build.PatchedPackage;
import dev.maar.experiment.Experiment;
import dev.maar.problem.UserError;
import dev.maar.toolchain.Component;
import dev.maar.toolchain.Toolchain;
import dev.maar.toolchain.ToolchainSource;
import dev.maar.toolchain.ToolchainSpec;
import dev.maar.toolchain.Toolchains;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;

/// Brings the toolchains that an experiment needs, and sees to it that they stay what they were.
public final class BringToolchains {
    /// Resolves where an experiment's own cargos are too old to mind a compiler's version.
    private static final ToolchainSpec RESOLVER = ToolchainSpec.parse("debian:bookworm/rustc-web");

    private final Toolchains toolchains;
    private final Consumer<String> progress;

    /// `progress` hears how it goes, a line each.
    public BringToolchains(Toolchains toolchains, Consumer<String> progress) {
        this.toolchains = toolchains;
        this.progress = progress;
    }

    /// Throws [UserError] for a patch that cannot be taken, before anything is downloaded.
    void check(List<ToolchainSpec> specs) {
        specs.forEach(PatchedPackage::of);
    }

    /// Installs what is not there yet, with these components; throws what [Toolchains#install] throws.
    List<Toolchain> install(List<ToolchainSpec> specs, Set<Component> components) throws InterruptedException {
        List<Toolchain> installed = new ArrayList<>();
        for (ToolchainSpec spec : specs) {
            installed.add(toolchains.install(spec, components, progress));
        }
        specs.stream().map(ToolchainSpec::source).distinct().forEach(source -> sayWhich(source, installed));
        return installed;
    }

    /// A name that moves was installed when it was first asked for, and is not looked for anew by a run.
    private void sayWhich(ToolchainSource source, List<Toolchain> installed) {
        Toolchain first = installed.stream()
                .filter(one -> one.spec().source().equals(source))
                .findFirst()
                .orElseThrow();
        if (first.spec().moves()) {
            progress.accept(source.text() + " is " + first.rustcVersion().lines().findFirst().orElse("") + ", the "
                    + toolchains.origin(source) + "; \"maar toolchain install " + source.text() + "\" gets the newest");
        }
    }

    /// Throws [UserError] where a toolchain is not the one any more that the experiment began with.
    void checkUnchanged(Experiment experiment) throws InterruptedException {
        for (Toolchain before : experiment.toolchains()) {
            Toolchain now = toolchains.install(before.spec(), progress);
            if (!now.contentHash().equals(before.contentHash())) {
                throw new UserError("toolchain " + before.spec().text() + " is not what it was"
                        + CarryOutExperiment.cureOfChange(experiment));
            }
        }
    }

    /// Which toolchains resolve; one that can is installed where neither the experiment nor the work folder has any.
    CompilerPair pair(Experiment experiment) throws InterruptedException {
        Optional<CompilerPair> own = CompilerPair.of(experiment.toolchains(), toolchains.list());
        if (own.isPresent()) {
            return own.get();
        }
        progress.accept("installing " + RESOLVER.text() + ", whose cargo resolves for old compilers...");
        Toolchain resolver = toolchains.install(RESOLVER, progress);
        return CompilerPair.of(experiment.toolchains(), List.of(resolver)).orElseThrow();
    }
}
