package dev.maar.crates;

import dev.maar.problem.EnvironmentError;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.Locale;

/// The unpacked packages of a registry, one folder `NAME-VERSION` each, downloaded and unpacked when first asked for.
///
/// A folder here is whole, never changes, and holds the `.cargo-checksum.json` that lets a cargo `directory` source made of
/// links to such folders take it. Safe for any number of threads: a package is unpacked once, and others wait for it.
public final class PackageStore {
    private static final String MARKER = ".cargo-checksum.json";

    private final Archives archives;
    private final Unpacker unpacker;
    private final Path folder;
    private final PartialFiles partial;
    private final KeyedLocks locks = new KeyedLocks();

    public PackageStore(Archives archives, Path folder, PackageLimits limits, InstantSource clock) {
        this.archives = archives;
        this.unpacker = new Unpacker(limits);
        this.folder = folder;
        this.partial = new PartialFiles(folder, clock);
    }

    /// The sources of a version; `checksum` is its archive's SHA-256 by the index or a lockfile. Name, version and checksum may
    /// come from a foreign lockfile: what cannot be one is refused. Throws [EnvironmentError] where the registry or the disk
    /// fails.
    public Sources fetch(CrateId.Registry crate, String checksum) throws InterruptedException {
        String sum = checksum.toLowerCase(Locale.ROOT);
        if (!CrateName.isValid(crate.name()) || !IndexVersion.isVersion(crate.version())
                || !IndexVersion.isChecksum(sum)) {
            return new Sources.Refused(
                    "\"" + crate.name() + "\" \"" + crate.version() + "\" with the checksum \"" + checksum
                            + "\" is no package of a registry");
        }
        return locks.holding(crate.reportName(), () -> {
            Path place = folder.resolve(crate.reportName());
            if (isThere(place, sum)) {
                return new Sources.Ready(place);
            }
            try {
                unpack(crate, sum, place);
                return new Sources.Ready(place);
            } catch (ArchiveRefused e) {
                return new Sources.Refused(String.valueOf(e.getMessage()));
            }
        });
    }

    private boolean isThere(Path place, String checksum) {
        try {
            String marker = Files.readString(place.resolve(MARKER));
            if (marker.equals(marker(checksum))) {
                return true;
            }
            throw EnvironmentError.lasting(
                    place + " holds the package of another registry: its checksum is not " + checksum
                            + ", perhaps you should remove that folder, or use another --work-dir for each registry",
                    new IOException(marker));
        } catch (IOException _) {
            return false;
        }
    }

    private void unpack(CrateId.Registry crate, String checksum, Path place)
            throws ArchiveRefused, InterruptedException {
        Path archive = archives.fetch(crate, checksum);
        Path whole = partial.fresh(crate.reportName());
        try {
            unpacker.unpack(archive, crate.reportName(), whole);
            mark(whole, checksum);
            if (Files.exists(place, LinkOption.NOFOLLOW_LINKS)) {
                partial.discard(place);
            }
            partial.publish(whole, place);
        } finally {
            partial.discard(whole);
        }
    }

    /// An archive may bring a marker of its own, even as a link to elsewhere: it goes first.
    private void mark(Path whole, String checksum) {
        Path marker = whole.resolve(MARKER);
        partial.discard(marker);
        try {
            Files.writeString(marker, marker(checksum), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw partial.cannotWrite(marker, e);
        }
    }

    private static String marker(String checksum) {
        return "{\"files\":{},\"package\":\"" + checksum + "\"}";
    }
}
