package dev.maar.crates;

import dev.maar.problem.EnvironmentError;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.InstantSource;
import java.util.HexFormat;
import java.util.Optional;

/// The files of repositories at a commit, one folder each, without git's own; what is here is whole and never changes.
///
/// Safe for any number of threads: a commit is fetched once, and others wait for it.
public final class CheckoutStore {
    private final Path folder;
    private final PackageLimits limits;
    private final PartialFiles partial;
    private final KeyedLocks locks = new KeyedLocks();

    public CheckoutStore(Path folder, PackageLimits limits, InstantSource clock) {
        this.folder = folder;
        this.limits = limits;
        this.partial = new PartialFiles(folder, clock);
    }

    /// Fetches a commit's files, while nobody else fetches the same.
    @FunctionalInterface
    public interface Fetch<T> {
        T run() throws InterruptedException;
    }

    /// Runs `fetch` for a commit while nobody else does.
    public <T> T alone(RepositoryAddress address, String commit, Fetch<T> fetch) throws InterruptedException {
        return locks.holding(name(address, commit), fetch::run);
    }

    /// The files of a commit, where they are here.
    public Optional<Path> find(RepositoryAddress address, String commit) {
        Path place = folder.resolve(name(address, commit));
        return Files.isDirectory(place, LinkOption.NOFOLLOW_LINKS) ? Optional.of(place) : Optional.empty();
    }

    /// Takes in what git wrote into a folder, which is foreign: checked and copied as a local crate's, with its `target`.
    public Sources keep(RepositoryAddress address, String commit, Path from) {
        String name = name(address, commit);
        Path whole = partial.fresh(name);
        try {
            Sources copied = LocalCrate.everythingIn(from, "the repository " + address.text(), limits).copyTo(whole);
            if (copied instanceof Sources.Refused) {
                return copied;
            }
            partial.publish(whole, folder.resolve(name));
            return new Sources.Ready(folder.resolve(name));
        } finally {
            partial.discard(whole);
        }
    }

    /// A new, empty folder beside the commits, which is swept where its process cannot remove it; the caller does.
    public Path scratch(String name) {
        Path place = partial.fresh(name);
        try {
            return Files.createDirectory(place);
        } catch (IOException e) {
            throw EnvironmentError.lasting("cannot write " + place + ": " + e.getMessage()
                    + ", perhaps you should free disk space", e);
        }
    }

    /// Removes what [#scratch] made.
    public void discard(Path scratch) {
        partial.discard(scratch);
    }

    /// The same repository may be known by its commit under several addresses, and need not be the same.
    private static String name(RepositoryAddress address, String commit) {
        try {
            byte[] digest = MessageDigest.getInstance("SHA-256")
                    .digest(address.text().getBytes(StandardCharsets.UTF_8));
            return commit + "-" + HexFormat.of().formatHex(digest, 0, 8);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java has SHA-256", e);
        }
    }
}
