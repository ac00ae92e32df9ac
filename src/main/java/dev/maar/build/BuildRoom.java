package dev.maar.build;

import dev.maar.crates.PackageStore;
import dev.maar.crates.Quirk;
import dev.maar.crates.Registry;
import dev.maar.problem.EnvironmentError;
import dev.maar.sandbox.Engine;
import dev.maar.sandbox.ScratchDisks;
import dev.maar.toolchain.Toolchain;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// What builds need on this machine for the time of one run: disks, the registry's proxy, folders.
///
/// Opening sweeps what an earlier process left under the same folder, so only one at a time may be open on it.
public final class BuildRoom implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(BuildRoom.class);

    private final PrepareInputs prepare;
    private final RunAttempt run;
    private final BuildSettings settings;
    private final RegistryProxy proxy;
    private final GitRoom git;
    private final PatchFolders patches;
    private final Engine engine;
    private final ScratchDisks disks;
    private final WorkFolders folders;

    private BuildRoom(PrepareInputs prepare, RunAttempt run, BuildSettings settings, RegistryProxy proxy, GitRoom git,
            PatchFolders patches,
            Engine engine, ScratchDisks disks, WorkFolders folders) {
        this.prepare = prepare;
        this.run = run;
        this.settings = settings;
        this.proxy = proxy;
        this.git = git;
        this.patches = patches;
        this.engine = engine;
        this.disks = disks;
        this.folders = folders;
    }

    /// Opens it for an experiment's toolchains under a folder, which is made.
    ///
    /// @throws dev.maar.problem.EnvironmentError if the machine does not let us
    public static BuildRoom open(Path folder, Engine engine, Registry registry, PackageStore packages,
            dev.maar.crates.PackageLimits sourceLimits, BuildSettings settings, GitAccess access,
            List<Toolchain> toolchains,
            InstantSource clock)
            throws InterruptedException {
        var disks = new ScratchDisks(folder);
        var folders = new WorkFolders(folder);
        engine.sweep();
        disks.sweep();
        folders.sweep();
        RegistryProxy proxy = RegistryProxy.open(registry, folder.resolve("registry"));
        var resolve = new ResolveLockfile(engine, disks, proxy, settings);
        GitRoom git = GitRoom.open(engine, folder.resolve("git"), access, settings.image(), settings.runtime());
        var clone = new CloneRepository(git, access, disks);
        PatchFolders patches = PatchFolders.open(folder.resolve("patches"), toolchains, sourceLimits,
                new FetchPatch(clone, settings.limits()));
        var link = new LinkDependencies(registry, packages);
        var prepare = new PrepareInputs(packages, resolve, link,
                new PreparePatched(resolve, link, patches, sourceLimits), clone,
                access,
                folders, sourceLimits);
        return new BuildRoom(prepare, new RunAttempt(engine, disks, settings, clock), settings, proxy, git, patches,
                engine,
                disks, folders);
    }

    /// What the builds of a crate may use; null for a crate without a quirk.
    public Share share(@Nullable Quirk quirk) {
        return Share.of(settings.limits(), quirk);
    }

    /// What makes crates ready.
    public PrepareInputs prepare() {
        return prepare;
    }

    /// What builds them.
    public RunAttempt run() {
        return run;
    }

    @Override
    public void close() {
        proxy.close();
        git.close();
        boolean interrupted = Thread.interrupted();
        try {
            // What an engine that broke off could not remove when it was done with.
            engine.sweep();
        } catch (EnvironmentError e) {
            LOG.warn("what containers are left is left to the next start's sweep", e);
        }
        try {
            disks.sweep();
        } catch (InterruptedException e) {
            interrupted = true;
        } finally {
            folders.sweep();
            patches.close();
            if (interrupted) {
                Thread.currentThread().interrupt();
            }
        }
    }
}
