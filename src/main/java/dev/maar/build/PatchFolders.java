package dev.maar.build;

import dev.maar.crates.LocalCrate;
import dev.maar.crates.PackageLimits;
import dev.maar.crates.Sources;
import dev.maar.problem.EnvironmentError;
import dev.maar.problem.UserError;
import dev.maar.toolchain.Patch;
import dev.maar.toolchain.Toolchain;
import dev.maar.toolchain.ToolchainSpec;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/// Copies of the packages that an experiment's toolchains patch, as they are when a run begins: who edits one meanwhile changes nothing.
///
/// Safe for any number of threads; closing takes the copies away.
final class PatchFolders implements AutoCloseable {
    private final Path folder;
    private final Map<String, List<PatchedPackage>> byPatches = new HashMap<>();

    private PatchFolders(Path folder) {
        this.folder = folder;
    }

    /// Copies them into a folder, in which nothing of an earlier process is left; a repository's files never change, and stay where `fetch` has
    /// them. Throws [UserError] for a package that cannot be taken.
    static PatchFolders open(Path folder, List<Toolchain> toolchains, PackageLimits limits, FetchPatch fetch)
            throws InterruptedException {
        var patches = new PatchFolders(folder);
        try {
            patches.close();
            for (Toolchain toolchain : toolchains) {
                String text = toolchain.spec().modifiers().patchText();
                if (!patches.byPatches.containsKey(text)) {
                    patches.byPatches.put(text, patches.packages(toolchain.spec(), limits, fetch));
                }
            }
            return patches;
        } catch (IOException e) {
            throw EnvironmentError.lasting("no folder for patches at " + folder + ": " + e.getMessage(), e);
        }
    }

    private List<PatchedPackage> packages(ToolchainSpec spec, PackageLimits limits, FetchPatch fetch)
            throws IOException, InterruptedException {
        Path place = folder.resolve(Integer.toString(byPatches.size()));
        List<PatchedPackage> packages = new ArrayList<>();
        for (Patch patch : spec.modifiers().patches()) {
            packages.add(switch (patch) {
                case Patch.Folder one -> copy(spec, PatchedPackage.of(spec, one), place, limits);
                case Patch.Repository one -> fetch.fetch(spec, one);
            });
        }
        return List.copyOf(packages);
    }

    private static PatchedPackage copy(ToolchainSpec spec, PatchedPackage one, Path place, PackageLimits limits)
            throws IOException {
        Path copy = Files.createDirectories(place).resolve(one.name());
        if (new LocalCrate(one.folder(), limits).copyTo(copy) instanceof Sources.Refused(var why)) {
            throw new UserError("toolchain \"" + spec.text() + "\": " + why);
        }
        return new PatchedPackage(one.name(), one.version(), copy);
    }

    /// The packages that a toolchain patches.
    List<PatchedPackage> of(Toolchain toolchain) {
        return byPatches.getOrDefault(toolchain.spec().modifiers().patchText(), List.of());
    }

    @Override
    public void close() {
        if (Files.exists(folder)) {
            WorkFolders.delete(folder);
        }
    }
}
