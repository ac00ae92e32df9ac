package dev.maar.build;

import dev.maar.crates.LocalCrate;
import dev.maar.crates.Sources;
import dev.maar.problem.EnvironmentError;
import dev.maar.problem.UserError;
import dev.maar.sandbox.Mount;
import dev.maar.toolchain.Toolchain;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
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

    /// Copies them into a folder, in which nothing of an earlier process is left. Throws [UserError] for a package that cannot be taken.
    static PatchFolders open(Path folder, List<Toolchain> toolchains, dev.maar.crates.PackageLimits limits) {
        var patches = new PatchFolders(folder);
        try {
            patches.close();
            for (Toolchain toolchain : toolchains) {
                String text = toolchain.spec().modifiers().patchText();
                if (!patches.byPatches.containsKey(text)) {
                    patches.byPatches.put(text, patches.copies(toolchain, limits));
                }
            }
            return patches;
        } catch (IOException e) {
            throw EnvironmentError.lasting("no folder for patches at " + folder + ": " + e.getMessage(), e);
        }
    }

    private List<PatchedPackage> copies(Toolchain toolchain, dev.maar.crates.PackageLimits limits) throws IOException {
        List<PatchedPackage> packages = PatchedPackage.of(toolchain.spec());
        if (packages.isEmpty()) {
            return packages;
        }
        Path place = Files.createDirectories(folder.resolve(Integer.toString(byPatches.size())));
        for (PatchedPackage one : packages) {
            if (new LocalCrate(one.folder(), limits)
                    .copyTo(place.resolve(one.name())) instanceof Sources.Refused(var why)) {
                throw new UserError("toolchain \"" + toolchain.spec().text() + "\": " + why);
            }
        }
        return packages.stream()
                .map(one -> new PatchedPackage(one.name(), one.version(), place.resolve(one.name())))
                .toList();
    }

    /// The packages that a toolchain patches.
    List<PatchedPackage> of(Toolchain toolchain) {
        return byPatches.getOrDefault(toolchain.spec().modifiers().patchText(), List.of());
    }

    /// They as a sandbox sees them.
    static List<Mount> mounts(List<PatchedPackage> packages) {
        return packages.stream().map(one -> Mount.readOnly(one.folder(), inside(one.name()))).toList();
    }

    /// Where a patched package lies in a sandbox.
    static String inside(String name) {
        return Layout.PATCHES + "/" + name;
    }

    @Override
    public void close() {
        if (Files.exists(folder)) {
            WorkFolders.delete(folder);
        }
    }
}
