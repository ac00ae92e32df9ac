package dev.maar.toolchain;

import java.io.IOException;
import java.nio.file.Path;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Consumer;

/// Gives an installed compiler what a spec wants beside it, and says what all of that is.
final class CompleteToolchain {
    private static final Set<String> NOT_OF_A_PACKAGE = Set.of("target", ".git");

    private final InstallSource installSource;

    CompleteToolchain(InstallSource installSource) {
        this.installSource = installSource;
    }

    /// Throws [dev.maar.problem.UserError] for a part that is not to be had.
    Toolchain with(ToolchainSpec spec, Wanted wanted, Description found, Path entry, Consumer<String> progress)
            throws IOException, InterruptedException {
        Wanted missing = wanted.missingIn(Path.of(found.sysroot()));
        Description whole = missing.isNothing() ? found : installSource.add(spec, missing, found, entry, progress);
        return whole.toolchain().as(spec, hash(spec, wanted, whole));
    }

    /// The sysroot's hash, unless more bytes than its own come into a build.
    private static String hash(ToolchainSpec spec, Wanted wanted, Description found) throws IOException {
        Path sysroot = Path.of(found.sysroot());
        var parts = new StringBuilder(found.contentHash());
        for (String target : new TreeSet<>(wanted.targets())) {
            parts.append("\ntarget ")
                    .append(target)
                    .append(' ')
                    .append(new HashContent(sysroot.resolve("lib/rustlib/" + target)).full());
        }
        for (Patch patch : spec.modifiers().patches()) {
            parts.append("\npatch ").append(patch.name()).append(' ').append(switch (patch) {
                case Patch.Folder(String _, Path folder) -> new HashContent(folder, NOT_OF_A_PACKAGE).full();
                case Patch.Repository repository -> repository.text();
            });
        }
        return parts.length() == found.contentHash().length()
                ? found.contentHash()
                : HashContent.ofText(parts.toString());
    }
}
