package dev.maar.build;

import dev.maar.crates.CrateId;
import dev.maar.crates.ResolvedCrate;
import dev.maar.outcome.BuildLog;
import dev.maar.outcome.StepResult;
import dev.maar.toolchain.Toolchain;
import java.nio.file.Path;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// A crate that is ready to be built by any toolchain: equal inputs for all of them.
///
/// `folder` holds `source/`, `cargo-home/` and `dependencies/` as containers see them, and goes away when this is closed.
/// `share` is what its builds may use; `lockfile` is the one that all toolchains use; `sourceHash` is a SHA-256 of the sources with it; `steps` and `log` tell how it was resolved.
@SuppressWarnings("ArrayRecordComponent")
public record BuildInputs(ResolvedCrate crate, Share share, Path folder, byte[] lockfile, String sourceHash,
        List<StepResult> steps, BuildLog log) implements Prepared, AutoCloseable {
    public BuildInputs {
        steps = List.copyOf(steps);
    }

    /// The commit of a repository, null for other crates.
    public @Nullable String commit() {
        return crate.crate() instanceof CrateId.Repository ? crate.checksum() : null;
    }

    Path source() {
        return folder.resolve("source");
    }

    Path cargoHome() {
        return folder.resolve("cargo-home");
    }

    /// The links for a toolchain's cargo.
    Path dependencies(Toolchain cargo) {
        return folder.resolve(CompilerPair.readsEdition2024(cargo) ? "dependencies" : "dependencies-old");
    }

    @Override
    public void close() {
        WorkFolders.delete(folder);
    }
}
