package dev.maar.build;

import dev.maar.crates.RepositoryAddress;
import dev.maar.problem.UserError;
import dev.maar.problem.VisibleText;
import dev.maar.sandbox.Limits;
import dev.maar.toolchain.Patch;
import dev.maar.toolchain.ToolchainSpec;
import java.nio.file.Path;

/// Brings the package of a patch that lies in a repository, as it is at a commit.
final class FetchPatch {
    private static final int COMMIT_LETTERS = 12;

    private final CloneRepository clone;
    private final Limits limits;

    FetchPatch(CloneRepository clone, Limits limits) {
        this.clone = clone;
        this.limits = limits;
    }

    /// Clones it unless its commit is here already. Builds see the whole repository, so that the package has its workspace and its neighbours.
    ///
    /// Throws [UserError] where there is no such commit or no such package in it, [dev.maar.problem.EnvironmentError] where the network or the
    /// machine fails.
    PatchedPackage fetch(ToolchainSpec spec, Patch.Repository patch) throws InterruptedException {
        RepositoryAddress address = RepositoryAddress.parse(patch.url());
        return switch (clone.fetch(address, patch.branch(), limits, (_, _) -> {
        })) {
            case CloneRepository.Cloned.Refused(var _, String reason, var _) ->
                throw wrong(spec, patch, "cannot be fetched: " + reason);
            case CloneRepository.Cloned.Ready(String commit, Path files) -> packaged(spec, patch, commit, files);
        };
    }

    private static PatchedPackage packaged(ToolchainSpec spec, Patch.Repository patch, String commit, Path files) {
        FindPackage.Found found = new FindPackage(files).named(patch.name())
                .orElseThrow(() -> wrong(spec, patch, "has no package \"" + patch.name() + "\" at " + commit));
        return new PatchedPackage(patch.name(), found.version(), files, commit.substring(0, COMMIT_LETTERS),
                files.relativize(found.folder()).toString());
    }

    static UserError wrong(ToolchainSpec spec, Patch.Repository patch, String what) {
        return new UserError("toolchain \"" + spec.text() + "\": the repository " + patch.url() + " of its patch "
                + VisibleText.of(what));
    }
}
