package dev.maar.build;

import dev.maar.crates.CrateId;
import dev.maar.crates.ResolvedCrate;
import dev.maar.outcome.BuildLog;
import dev.maar.outcome.StepResult;
import dev.maar.toolchain.Toolchain;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/// A crate that is ready to be built by any toolchain: equal inputs for all of them.
///
/// `folder` holds `source/`, `cargo-home/` and `dependencies/` as containers see them, and goes away when this is closed.
/// `share` is what its builds may use; `lockfile` is the one that all toolchains use; `sourceHash` is a SHA-256 of the sources with it; `steps` and `log` tell how it was resolved.
/// `patched` holds what differs for toolchains with patches, by those' texts.
@SuppressWarnings("ArrayRecordComponent")
public record BuildInputs(ResolvedCrate crate, Share share, Path folder, byte[] lockfile, String sourceHash,
        List<StepResult> steps, BuildLog log, Map<String, PatchedInputs> patched) implements Prepared, AutoCloseable {
    public BuildInputs {
        steps = List.copyOf(steps);
        patched = Map.copyOf(patched);
    }

    /// The commit of a repository, null for other crates.
    public @Nullable String commit() {
        return crate.crate() instanceof CrateId.Repository ? crate.checksum() : null;
    }

    /// The folder of a toolchain's own inputs: of all toolchains with the same patches, and of all without.
    private Path inputs(Toolchain toolchain) {
        return patched.get(toolchain.spec().modifiers().patchText()) instanceof PatchedInputs.Changed changed
                ? changed.folder()
                : folder;
    }

    Path source(Toolchain toolchain) {
        return inputs(toolchain).resolve("source");
    }

    /// The packages that take the place of the registry's.
    List<PatchedPackage> patches(Toolchain toolchain) {
        return patched.get(toolchain.spec().modifiers().patchText()) instanceof PatchedInputs.Changed changed
                ? changed.packages()
                : List.of();
    }

    /// How the crate was prepared for a toolchain, as steps.
    List<StepResult> steps(Toolchain toolchain) {
        return switch (patched.get(toolchain.spec().modifiers().patchText())) {
            case PatchedInputs.Changed changed -> both(changed.steps());
            case PatchedInputs.Refused refused -> both(refused.steps());
            case PatchedInputs.Same _ -> steps;
            case null -> steps;
        };
    }

    private List<StepResult> both(List<StepResult> more) {
        return Stream.concat(steps.stream(), more.stream()).toList();
    }

    /// The same, in words.
    List<BuildLog> logs(Toolchain toolchain) {
        return switch (patched.get(toolchain.spec().modifiers().patchText())) {
            case PatchedInputs.Changed changed -> List.of(log, changed.log());
            case PatchedInputs.Refused refused -> List.of(log, refused.log());
            case PatchedInputs.Same same -> List.of(log, same.log());
            case null -> List.of(log);
        };
    }

    /// What the crate ends as under a toolchain whose patches cannot be resolved.
    public Optional<Prepared.Refused> refusal(Toolchain toolchain) {
        if (!(patched.get(toolchain.spec().modifiers().patchText()) instanceof PatchedInputs.Refused refused)) {
            return Optional.empty();
        }
        var whole = new CappedLog(share.limits().logBytes());
        logs(toolchain).forEach(whole::append);
        return Optional.of(new Prepared.Refused(refused.outcome(), steps(toolchain), whole.log(), commit()));
    }

    /// The lockfiles of toolchains with patches, by those' texts; that of all others where patches change nothing.
    public Map<String, byte[]> patchedLockfiles() {
        var lockfiles = new HashMap<String, byte[]>();
        patched.forEach((patches, inputs) -> {
            switch (inputs) {
                case PatchedInputs.Changed changed -> lockfiles.put(patches, changed.lockfile());
                case PatchedInputs.Same _ -> lockfiles.put(patches, lockfile);
                case PatchedInputs.Refused _ -> {
                    // Whoever goes on with the experiment finds it again.
                }
            }
        });
        return lockfiles;
    }

    Path cargoHome() {
        return folder.resolve("cargo-home");
    }

    /// The links for a toolchain that is built by a cargo.
    Path dependencies(Toolchain toolchain, Toolchain cargo) {
        return inputs(toolchain).resolve(CompilerPair.readsEdition2024(cargo) ? "dependencies" : "dependencies-old");
    }

    @Override
    public void close() {
        WorkFolders.delete(folder);
    }
}
