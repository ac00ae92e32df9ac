package dev.maar.build;

import dev.maar.crates.Repositories.Answer;
import dev.maar.crates.RepositoryAddress;
import dev.maar.crates.RepositoryRequest;
import dev.maar.crates.Revision;
import dev.maar.sandbox.Engine;
import dev.maar.sandbox.Limits;
import dev.maar.sandbox.ScratchDisks;
import dev.maar.toolchain.Patch;
import dev.maar.toolchain.ToolchainSpec;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/// Fixes at which commits the patches of toolchains are that lie in repositories, and sees to it that they hold the packages.
///
/// Has a room for git of its own; the caller closes it. Used by one thread.
public final class PinPatches implements AutoCloseable {
    private final GitRoom room;
    private final GitAccess access;
    private final LookUpRevisions look;
    private final FetchPatch fetch;

    private PinPatches(GitRoom room, GitAccess access, ScratchDisks disks, Limits limits) {
        this.room = room;
        this.access = access;
        this.look = new LookUpRevisions(room, limits);
        this.fetch = new FetchPatch(new CloneRepository(room, access, disks), limits);
    }

    /// Opens it with a folder for the time of its use and where its disks may be.
    public static PinPatches open(Engine engine, Path folder, GitAccess access, ScratchDisks disks, String image,
            String runtime, Limits limits) {
        return new PinPatches(GitRoom.open(engine, folder, access, image, runtime), access, disks, limits);
    }

    /// Whether there is anything to do.
    public static boolean isNeeded(List<ToolchainSpec> specs) {
        return specs.stream()
                .flatMap(spec -> spec.modifiers().patches().stream())
                .anyMatch(Patch.Repository.class::isInstance);
    }

    /// The same toolchains, with commits in place of branches and tags.
    ///
    /// Throws [dev.maar.problem.UserError] for a repository, a revision or a package that is not there or that git may not reach, and
    /// [dev.maar.problem.EnvironmentError] where the network or the machine fails.
    public List<ToolchainSpec> pin(List<ToolchainSpec> specs) throws InterruptedException {
        List<ToolchainSpec> pinned = new ArrayList<>();
        for (ToolchainSpec spec : specs) {
            List<Patch> patches = new ArrayList<>();
            for (Patch patch : spec.modifiers().patches()) {
                patches.add(switch (patch) {
                    case Patch.Folder folder -> folder;
                    case Patch.Repository repository -> pin(spec, repository);
                });
            }
            pinned.add(spec.withPatches(patches));
        }
        return pinned;
    }

    private Patch pin(ToolchainSpec spec, Patch.Repository patch) throws InterruptedException {
        RepositoryAddress address = RepositoryAddress.parse(patch.url());
        access.check(address);
        return switch (look.one(new RepositoryRequest(address, new Revision(patch.branch())))) {
            case Answer.Missing(String reason) -> throw FetchPatch.wrong(spec, patch, "cannot be taken: " + reason);
            case Answer.Commit(String commit) -> {
                Patch.Repository pinned = patch.at(commit);
                var _ = fetch.fetch(spec, pinned);
                yield pinned;
            }
        };
    }

    @Override
    public void close() {
        room.close();
    }
}
