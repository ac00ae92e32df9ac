package dev.maar.build;

import static java.util.Objects.requireNonNull;

import dev.maar.crates.LocalCrate;
import dev.maar.crates.Sources;
import dev.maar.outcome.BrokenReason;
import dev.maar.outcome.Outcome;
import dev.maar.toolchain.Toolchain;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// Derives the inputs of a toolchain with patches from those of all others, so that nothing but the patched packages moves.
///
/// The lockfile is the experiment's own, in which cargo is asked to update the patched packages only. Where the patch is not taken, and
/// cargo would move on to another version of the registry's instead, everything stays as it was.
final class PreparePatched {
    private final ResolveLockfile resolveLockfile;
    private final LinkDependencies link;
    private final PatchFolders patches;
    private final dev.maar.crates.PackageLimits sourceLimits;

    PreparePatched(ResolveLockfile resolveLockfile, LinkDependencies link, PatchFolders patches,
            dev.maar.crates.PackageLimits sourceLimits) {
        this.resolveLockfile = resolveLockfile;
        this.link = link;
        this.patches = patches;
        this.sourceLimits = sourceLimits;
    }

    /// A crate's inputs as they are for toolchains without patches; `tools` is for resolving, `resolvers` are whose cargo may.
    record Base(String crateId, Share share, Path source, Lockfile lockfile, Path tools, List<Toolchain> resolvers) {}

    /// Prepares them for one toolchain in a folder, which is made; `known` is the lockfile that the experiment has for it already. Empty
    /// for a toolchain without patches.
    Optional<PatchedInputs> prepare(Toolchain toolchain, Base base, Path folder, byte @Nullable [] known)
            throws InterruptedException, IOException {
        List<PatchedPackage> packages = patches.of(toolchain);
        return packages.isEmpty() ? Optional.empty() : Optional.of(new Work(base, packages, folder).prepare(known));
    }

    /// One toolchain's preparing.
    private final class Work {
        private final Base base;
        private final List<PatchedPackage> packages;
        private final Path folder;
        private final Path source;
        private final PrepareLog log;

        Work(Base base, List<PatchedPackage> packages, Path folder) {
            this.base = base;
            this.folder = folder;
            this.source = folder.resolve("source");
            this.log = new PrepareLog(base.share().limits().logBytes(), base.crateId());
            this.packages = packages.stream().filter(this::fits).toList();
        }

        private boolean fits(PatchedPackage one) {
            boolean fits = base.lockfile().packages().stream().anyMatch(one::standsFor);
            log.say("the patch " + one.name() + " " + one.version()
                    + (fits ? " takes the place of the registry's" : " does not fit what this crate depends on"));
            return fits;
        }

        PatchedInputs prepare(byte @Nullable [] known) throws InterruptedException, IOException {
            if (packages.isEmpty()) {
                return new PatchedInputs.Same(log.log());
            }
            Files.createDirectories(folder);
            if (LocalCrate.everythingIn(base.source(), "the sources", sourceLimits)
                    .copyTo(source) instanceof Sources.Refused(String why)) {
                throw new IllegalStateException("sources that were copied before: " + why);
            }
            try {
                ManifestTweaks.patch(source, packages);
                return known == null ? resolve() : withDependencies(known);
            } catch (UnreadableToml e) {
                return refused(new Outcome.Broken(BrokenReason.CARGO_TOML), String.valueOf(e.getMessage()));
            }
        }

        private PatchedInputs resolve() throws InterruptedException, IOException, UnreadableToml {
            List<String> replaced = base.lockfile()
                    .packages()
                    .stream()
                    .filter(locked -> packages.stream().anyMatch(one -> one.standsFor(locked)))
                    .map(locked -> locked.name() + ":" + locked.version())
                    .toList();
            var request = new ResolveLockfile.Request(source, base.tools(), base.share().limits(), replaced,
                    PatchedPackage.mounts(packages));
            @Nullable
            Outcome refusal = null;
            for (Toolchain resolver : base.resolvers()) {
                ResolveLockfile.Resolved resolved = resolveLockfile.resolve(request, resolver, log);
                log.resolved(resolved.command(), resolved.environment());
                if (resolved.lockfile() != null) {
                    return withDependencies(resolved.lockfile());
                }
                Outcome failure = log.failure(resolved.command());
                refusal = refusal == null ? failure : refusal;
                if (!(failure instanceof Outcome.Broken)) {
                    break;
                }
            }
            return refused(requireNonNull(refusal), "the patched packages cannot be resolved");
        }

        private PatchedInputs withDependencies(byte[] resolved)
                throws InterruptedException, IOException, UnreadableToml {
            Lockfile lockfile = Lockfile.parse(new String(resolved, StandardCharsets.UTF_8));
            if (!isTaken(lockfile)) {
                log.say("cargo does not take the patch: what this crate asks for excludes its version or features");
                return new PatchedInputs.Same(log.log());
            }
            var links = new LinkDependencies.Folders(Files.createDirectories(folder.resolve("dependencies")),
                    Files.createDirectories(folder.resolve("dependencies-old")));
            Optional<LinkDependencies.Refusal> refusal = link.link(lockfile, links);
            if (refusal.isPresent()) {
                return refused(new Outcome.Broken(refusal.get().reason()), refusal.get().message());
            }
            byte[] used = (base.lockfile().version() < 4 ? lockfile.withVersion3() : lockfile).text()
                    .getBytes(StandardCharsets.UTF_8);
            Files.deleteIfExists(source.resolve("Cargo.lock"));
            Files.write(source.resolve("Cargo.lock"), used);
            return new PatchedInputs.Changed(folder, packages, used, log.steps(), log.log());
        }

        /// That a patched package comes from its folder, and none has become another version of the registry's.
        private boolean isTaken(Lockfile lockfile) {
            List<Lockfile.LockedPackage> moved = new ArrayList<>(lockfile.registryPackages());
            moved.removeAll(base.lockfile().registryPackages());
            boolean another = moved.stream()
                    .anyMatch(locked -> packages.stream().anyMatch(one -> one.name().equals(locked.name())));
            boolean ours = lockfile.packages()
                    .stream()
                    .anyMatch(locked -> locked.source() == null && packages.stream()
                            .anyMatch(
                                    one -> one.name().equals(locked.name()) && one.version().equals(locked.version())));
            return ours && !another;
        }

        private PatchedInputs refused(Outcome outcome, String message) {
            log.say(message);
            log.say("outcome: " + outcome.text());
            return new PatchedInputs.Refused(outcome, log.steps(), log.log());
        }
    }
}
