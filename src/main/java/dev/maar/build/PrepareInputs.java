package dev.maar.build;

import static java.util.Objects.requireNonNull;

import dev.maar.build.Prepared.Refused;
import dev.maar.crates.CrateId;
import dev.maar.crates.LocalCrate;
import dev.maar.crates.PackageStore;
import dev.maar.crates.RepositoryAddress;
import dev.maar.crates.ResolvedCrate;
import dev.maar.crates.Sources;
import dev.maar.outcome.BrokenReason;
import dev.maar.outcome.Outcome;
import dev.maar.problem.EnvironmentError;
import dev.maar.sandbox.OutputListener;
import dev.maar.toolchain.HashContent;
import dev.maar.toolchain.Toolchain;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// Makes a crate ready to be built: fetches and cleans its sources, resolves its lockfile once, downloads its dependencies.
///
/// Thread-safe; each call has a folder of its own.
public final class PrepareInputs {
    private final PackageStore packages;
    private final ResolveLockfile resolveLockfile;
    private final LinkDependencies link;
    private final PreparePatched patched;
    private final CloneRepository clone;
    private final GitAccess access;
    private final WorkFolders folders;
    private final dev.maar.crates.PackageLimits sourceLimits;

    PrepareInputs(PackageStore packages, ResolveLockfile resolveLockfile, LinkDependencies link, PreparePatched patched,
            CloneRepository clone, GitAccess access, WorkFolders folders,
            dev.maar.crates.PackageLimits sourceLimits) {
        this.packages = packages;
        this.resolveLockfile = resolveLockfile;
        this.link = link;
        this.patched = patched;
        this.clone = clone;
        this.access = access;
        this.folders = folders;
        this.sourceLimits = sourceLimits;
    }

    /// The lockfiles that an experiment has of a crate already: `usual` is null at first, `patched` are those of toolchains with patches, by those'
    /// texts.
    @SuppressWarnings("ArrayRecordComponent")
    public record Known(byte @Nullable [] usual, Map<String, byte[]> patched) {}

    /// Prepares a crate for an experiment's toolchains within its share.
    ///
    /// The caller closes a [BuildInputs].
    ///
    /// @throws EnvironmentError if the registry, the engine or the machine fails: that says nothing about the crate
    public Prepared prepare(ResolvedCrate crate, List<Toolchain> toolchains, CompilerPair pair, Share share,
            Known known) throws InterruptedException {
        Path folder = folders.make();
        boolean prepared = false;
        try {
            Prepared result = new Work(crate, toolchains, pair, share, folder).prepare(known);
            prepared = result instanceof BuildInputs;
            return result;
        } catch (IOException e) {
            throw EnvironmentError.passing("the sources of " + crate.crate().id() + " cannot be prepared: " + e, e);
        } finally {
            if (!prepared) {
                WorkFolders.delete(folder);
            }
        }
    }

    /// One crate's preparing.
    private final class Work {
        private ResolvedCrate crate;
        private final List<Toolchain> toolchains;
        private final CompilerPair pair;
        private final Share share;
        private final Path folder;
        private final Path source;
        private final PrepareLog log;

        Work(ResolvedCrate crate, List<Toolchain> toolchains, CompilerPair pair, Share share, Path folder) {
            this.crate = crate;
            this.toolchains = toolchains;
            this.pair = pair;
            this.share = share;
            this.folder = folder;
            this.source = folder.resolve("source");
            this.log = new PrepareLog(share.limits().logBytes(), crate.crate().id());
        }

        Prepared prepare(Known known) throws InterruptedException, IOException {
            Refused missing = fetch();
            if (missing != null) {
                return missing;
            }
            SourceCleaning.clean(source).forEach(path -> log.say("removed " + path));
            try {
                ManifestTweaks.apply(source).forEach(change -> log.say("Cargo.toml: " + change));
            } catch (UnreadableToml e) {
                return refused(BrokenReason.CARGO_TOML, String.valueOf(e.getMessage()));
            }
            if (known.usual() == null) {
                return resolve();
            }
            log.say("using the lockfile that the experiment has already");
            return withDependencies(known.usual(), known.patched());
        }

        /// Brings the sources; returns why there are none.
        private @Nullable Refused fetch() throws InterruptedException {
            return switch (crate.crate()) {
                case CrateId.Registry registry -> {
                    log.say("fetching " + registry.id());
                    Sources shared = packages.fetch(registry, requireNonNull(crate.checksum()));
                    // The shared package is what dependents see too, so the crate under test is a copy.
                    yield refused(shared instanceof Sources.Ready(Path ready) ? copy(ready) : shared);
                }
                case CrateId.Repository repository -> clone(access.address(repository));
                case CrateId.Local _ -> {
                    log.say("copying " + crate.location());
                    yield refused(copy(requireNonNull(crate.location())));
                }
            };
        }

        private @Nullable Refused clone(RepositoryAddress address) throws InterruptedException {
            String known = crate.checksum();
            log.say("fetching " + address.text() + (known == null ? "" : " at " + known));
            OutputListener git = (_, line) -> log.say("git: " + Excerpt.of(line, Excerpt.KEPT_LINE));
            return switch (clone.fetch(address, known, share.limits(), git)) {
                case CloneRepository.Cloned.Ready(String commit, Path ready) -> {
                    log.at(commit);
                    log.say("its commit is " + commit);
                    crate = new ResolvedCrate(crate.crate(), crate.reason(), null, commit, crate.status());
                    yield refused(LocalCrate.everythingIn(ready, address.text(), sourceLimits).copyTo(source));
                }
                case CloneRepository.Cloned.Refused(Outcome outcome, String reason, String commit) -> {
                    log.at(commit);
                    log.say(reason);
                    yield log.refused(outcome);
                }
            };
        }

        private @Nullable Refused refused(Sources sources) {
            return sources instanceof Sources.Refused(String reason) ? refused(BrokenReason.UNKNOWN, reason) : null;
        }

        private Sources copy(Path from) {
            return new LocalCrate(from, sourceLimits).copyTo(source);
        }

        /// Where nobody resolves, the first refusal counts: that of the newest cargo.
        private Prepared resolve() throws InterruptedException, IOException {
            Path tools = tools();
            @Nullable
            Outcome refusal = null;
            for (Toolchain resolver : pair.resolvers(toolchains)) {
                log.say("resolving with " + resolver.cargoVersion() + " for rustc " + pair.oldest().release());
                ResolveLockfile.Resolved resolved = resolveLockfile
                        .resolve(ResolveLockfile.Request.all(source, tools, share.limits()), resolver, log);
                log.resolved(resolved.command(), resolved.environment());
                if (resolved.lockfile() != null) {
                    return withDependencies(resolved.lockfile(), Map.of());
                }
                Outcome failure = log.failure(resolved.command());
                refusal = refusal == null ? failure : refusal;
                if (!(failure instanceof Outcome.Broken)) {
                    break;
                }
            }
            return log.refused(requireNonNull(refusal));
        }

        private Path tools() {
            return OldestCompiler.write(folder.resolve("tools"), pair.oldest());
        }

        private Prepared withDependencies(byte[] resolved, Map<String, byte[]> known)
                throws InterruptedException, IOException {
            Lockfile lockfile;
            try {
                lockfile = Lockfile.parse(new String(resolved, StandardCharsets.UTF_8));
            } catch (UnreadableToml e) {
                return refused(BrokenReason.INVALID_CARGO_LOCK, String.valueOf(e.getMessage()));
            }
            var folders = new LinkDependencies.Folders(Files.createDirectories(folder.resolve("dependencies")),
                    Files.createDirectories(folder.resolve("dependencies-old")));
            Optional<LinkDependencies.Refusal> refusal = link.link(lockfile, folders);
            if (refusal.isPresent()) {
                return refused(refusal.get().reason(), refusal.get().message());
            }
            Lockfile readable = CompilerPair.readVersion4(toolchains) ? lockfile : lockfile.withVersion3();
            byte[] used = readable.text().getBytes(StandardCharsets.UTF_8);
            Files.deleteIfExists(source.resolve("Cargo.lock"));
            Files.write(source.resolve("Cargo.lock"), used);
            CargoHome.write(folder.resolve("cargo-home"));
            return new BuildInputs(crate, share, folder, used, new HashContent(source).full(), log.steps(), log.log(),
                    patched(readable, known));
        }

        private Map<String, PatchedInputs> patched(Lockfile lockfile, Map<String, byte[]> known)
                throws InterruptedException, IOException {
            var base = new PreparePatched.Base(crate.crate().id(), share, source, lockfile, tools(),
                    pair.resolvers(toolchains));
            var all = new HashMap<String, PatchedInputs>();
            for (Toolchain toolchain : toolchains) {
                String text = toolchain.spec().modifiers().patchText();
                if (!all.containsKey(text)) {
                    patched.prepare(toolchain, base, folder.resolve("patched-" + all.size()), known.get(text))
                            .ifPresent(inputs -> all.put(text, inputs));
                }
            }
            return all;
        }

        private Refused refused(BrokenReason reason, String message) {
            log.say(message);
            return log.refused(new Outcome.Broken(reason));
        }
    }
}
