package dev.maar.build;

import dev.maar.crates.CrateName;
import dev.maar.crates.IndexVersion;
import dev.maar.crates.PackageStore;
import dev.maar.crates.Registry;
import dev.maar.crates.Sources;
import dev.maar.outcome.BrokenReason;
import dev.maar.problem.EnvironmentError;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;

/// Downloads what a lockfile names and links it into a folder that cargo takes for a `directory` source (`RECIPES` 9).
///
/// Packages are shared by all crates and never change; only the links are the crate's own.
final class LinkDependencies {
    private final Registry registry;
    private final PackageStore packages;

    LinkDependencies(Registry registry, PackageStore packages) {
        this.registry = registry;
        this.packages = packages;
    }

    /// Why a crate's dependencies cannot be had; `message` is for the log.
    record Refusal(BrokenReason reason, String message) {}

    /// The folders of one crate's links: `usual`, and `old` for cargos before 1.85, in which a [StubPackage] stands for what those cannot
    /// read.
    record Folders(Path usual, Path old) {}

    /// Fills the folders with all packages of a lockfile, downloading in parallel; returns what is wrong with the first bad one.
    ///
    /// @throws EnvironmentError if the registry or the disk fails
    Optional<Refusal> link(Lockfile lockfile, Folders folders) throws InterruptedException {
        if (!lockfile.gitPackages().isEmpty()) {
            Lockfile.LockedPackage first = lockfile.gitPackages().getFirst();
            return Optional.of(new Refusal(BrokenReason.MISSING_DEPS, "dependency " + first.name() + " comes from "
                    + first.source() + ": maar fetches from the registry only"));
        }
        try (ExecutorService executor = Executors.newVirtualThreadPerTaskExecutor()) {
            List<Future<Optional<Refusal>>> pending = new ArrayList<>();
            for (Lockfile.LockedPackage locked : lockfile.registryPackages()) {
                pending.add(executor.submit(() -> link(locked, folders)));
            }
            try {
                return firstOf(pending);
            } catch (InterruptedException e) {
                executor.shutdownNow();
                throw e;
            }
        }
    }

    private static Optional<Refusal> firstOf(List<Future<Optional<Refusal>>> pending) throws InterruptedException {
        Optional<Refusal> first = Optional.empty();
        for (Future<Optional<Refusal>> one : pending) {
            try {
                Optional<Refusal> refusal = one.get();
                first = first.isPresent() ? first : refusal;
            } catch (ExecutionException e) {
                throw switch (e.getCause()) {
                    case RuntimeException ours -> ours;
                    case IOException disk -> EnvironmentError.passing("dependencies cannot be linked: " + disk, disk);
                    case null, default -> new IllegalStateException(e);
                };
            }
        }
        return first;
    }

    /// A shipped lockfile is foreign: what it names must be what the index knows, under the same checksum.
    private Optional<Refusal> link(Lockfile.LockedPackage locked, Folders folders)
            throws InterruptedException, IOException {
        String title = locked.name() + " " + locked.version();
        if (!CrateName.isValid(locked.name())) {
            return refusal(BrokenReason.INVALID_CARGO_LOCK,
                    "the lockfile names \"" + locked.name() + "\", which is no crate name");
        }
        Optional<IndexVersion> found = registry.fetch(new CrateName(locked.name()))
                .flatMap(entry -> entry.version(locked.version()));
        if (found.isEmpty()) {
            return refusal(BrokenReason.MISSING_DEPS, "the registry has no " + title);
        }
        IndexVersion known = found.get();
        if (locked.checksum() != null && !locked.checksum().equals(known.checksum())) {
            return refusal(BrokenReason.INVALID_CARGO_LOCK, "the lockfile's checksum of " + title + " is "
                    + locked.checksum() + ", the registry's is " + known.checksum());
        }
        return switch (packages.fetch(known.crate(), known.checksum())) {
            case Sources.Refused(String reason) -> refusal(BrokenReason.BROKEN_DEPS, reason);
            case Sources.Ready(Path ready) -> {
                place(known, ready, folders);
                yield Optional.empty();
            }
        };
    }

    private static void place(IndexVersion version, Path ready, Folders folders) throws IOException {
        String name = ready.getFileName().toString();
        Path shared = Path.of(Layout.PACKAGES, name);
        Files.createSymbolicLink(folders.usual().resolve(name), shared);
        if (StubPackage.isNeeded(ready)) {
            StubPackage.write(version, folders.old().resolve(name));
        } else {
            Files.createSymbolicLink(folders.old().resolve(name), shared);
        }
    }

    private static Optional<Refusal> refusal(BrokenReason reason, String message) {
        return Optional.of(new Refusal(reason, message));
    }
}
