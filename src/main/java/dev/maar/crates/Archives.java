package dev.maar.crates;

import dev.maar.problem.EnvironmentError;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.DigestOutputStream;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.InstantSource;
import java.util.HexFormat;
import okhttp3.Response;

/// Downloads packages' archives into a folder, each held against the index's SHA-256 while it arrives.
///
/// Safe for any number of threads; a file under its final name is whole.
public final class Archives {
    /// The default bound of one archive, in bytes: ten times what crates.io takes without asking.
    public static final long USUAL_BYTES = 100L * 1024 * 1024;

    private sealed interface Arrival {
        record Whole(Path file, String checksum) implements Arrival {}

        record Gone(int status) implements Arrival {}

        record TooLarge() implements Arrival {}
    }

    private final Registry registry;
    private final Path folder;
    private final long maxBytes;
    private final PartialFiles partial;
    private final KeyedLocks locks = new KeyedLocks();

    public Archives(Registry registry, Path folder, long maxBytes, InstantSource clock) {
        this.registry = registry;
        this.folder = folder;
        this.maxBytes = maxBytes;
        this.partial = new PartialFiles(folder, clock);
    }

    /// The archive of a version as a file. An archive that does not match is removed and fetched once more, then it is an
    /// [EnvironmentError].
    Path fetch(CrateId.Registry crate, String checksum) throws ArchiveRefused, InterruptedException {
        String name = crate.reportName() + ".crate";
        Path place = folder.resolve(name);
        Arrival arrival = locks.holding(name, () -> {
            if (Files.isRegularFile(place) && checksum(place).equals(checksum)) {
                return new Arrival.Whole(place, checksum);
            }
            Arrival first = download(crate, checksum, place);
            return first instanceof Arrival.Whole whole && !whole.checksum().equals(checksum)
                    ? download(crate, checksum, place)
                    : first;
        });
        return switch (arrival) {
            case Arrival.Whole whole when whole.checksum().equals(checksum) -> place;
            case Arrival.Whole whole ->
                throw EnvironmentError.passing("the archive " + name + " of \"" + registry.title()
                        + "\" has the SHA-256 " + whole.checksum() + " but the index says " + checksum
                        + ", perhaps you should try later or use another mirror", new IOException("checksum"));
            case Arrival.Gone gone ->
                throw new ArchiveRefused("the archive " + name + " is gone from \"" + registry.title()
                        + "\", although the index names it (HTTP " + gone.status() + ")");
            case Arrival.TooLarge _ -> throw new ArchiveRefused(
                    "the archive " + name + " is larger than " + maxBytes + " bytes");
        };
    }

    private Arrival download(CrateId.Registry crate, String checksum, Path place) throws InterruptedException {
        Path part = partial.fresh(place.getFileName().toString());
        try {
            Arrival arrival = registry.fetchArchive(crate, checksum, "the archive " + place.getFileName(),
                    response -> save(response, part));
            if (arrival instanceof Arrival.Whole whole && whole.checksum().equals(checksum)) {
                partial.publish(part, place);
            }
            return arrival;
        } finally {
            partial.discard(part);
        }
    }

    private Arrival save(Response response, Path part) throws IOException {
        if (WebClient.isMissing(response)) {
            return new Arrival.Gone(response.code());
        }
        MessageDigest digest = sha256();
        try (OutputStream file = create(part); OutputStream output = new DigestOutputStream(file, digest)) {
            InputStream input = response.body().byteStream();
            byte[] buffer = new byte[64 * 1024];
            long total = 0;
            for (int count = input.read(buffer); count >= 0; count = input.read(buffer)) {
                total += count;
                if (total > maxBytes) {
                    return new Arrival.TooLarge();
                }
                write(output, buffer, count, part);
            }
        }
        return new Arrival.Whole(part, HexFormat.of().formatHex(digest.digest()));
    }

    private OutputStream create(Path part) {
        try {
            return Files.newOutputStream(part);
        } catch (IOException e) {
            throw partial.cannotWrite(part, e);
        }
    }

    /// A full disk is not the network's fault, and is not tried again.
    private void write(OutputStream output, byte[] buffer, int count, Path part) {
        try {
            output.write(buffer, 0, count);
        } catch (IOException e) {
            throw partial.cannotWrite(part, e);
        }
    }

    private String checksum(Path file) {
        MessageDigest digest = sha256();
        try (InputStream input = Files.newInputStream(file)) {
            input.transferTo(new DigestOutputStream(OutputStream.nullOutputStream(), digest));
            return HexFormat.of().formatHex(digest.digest());
        } catch (IOException e) {
            throw partial.cannotWrite(file, e);
        }
    }

    private static MessageDigest sha256() {
        try {
            return MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every JDK has SHA-256", e);
        }
    }
}
