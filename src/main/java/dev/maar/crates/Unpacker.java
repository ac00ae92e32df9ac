package dev.maar.crates;

import dev.maar.problem.EnvironmentError;
import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import org.apache.commons.compress.archivers.tar.TarArchiveEntry;
import org.apache.commons.compress.archivers.tar.TarArchiveInputStream;
import org.apache.commons.compress.archivers.tar.TarConstants;
import org.apache.commons.compress.compressors.gzip.GzipCompressorInputStream;
import org.jspecify.annotations.Nullable;

/// Unpacks a registry's archive (a gzipped tar), trusting nothing in it.
///
/// Files and folders inside the package's own folder come out, with modes 0644 or 0755; so do symbolic links to something inside
/// it. Anything else, and anything beyond the limits, refuses the whole archive. It has no state; safe for any number of threads.
final class Unpacker {
    private static final long HEADERS = 1024L * 1024;
    private static final int BLOCK = 512;

    private final PackageLimits limits;

    Unpacker(PackageLimits limits) {
        this.limits = limits;
    }

    /// Unpacks the folder `root` of the archive as `destination`, which must not be there yet. After a refusal what was
    /// written stays, for the caller to remove.
    void unpack(Path archive, String root, Path destination) throws ArchiveRefused {
        String name = String.valueOf(archive.getFileName());
        PackageTree tree = new PackageTree(name, root, limits);
        Map<Path, TarArchiveEntry> links = new LinkedHashMap<>();
        try (InputStream file = new BufferedInputStream(Files.newInputStream(archive));
                BoundedStream bytes = bytes(file, Files.size(archive), name);
                TarArchiveInputStream tar = new TarArchiveInputStream(bytes, "UTF-8")) {
            PlainModes.makeFolder(destination);
            for (TarArchiveEntry entry = next(tar, bytes, name); entry != null; entry = next(tar, bytes, name)) {
                unpackEntry(tar, bytes, entry, tree, destination, links);
            }
            drain(bytes, name);
        } catch (IOException e) {
            throw EnvironmentError.lasting("cannot unpack " + archive + " to " + destination + ": " + e.getMessage()
                    + ", perhaps you should free disk space", e);
        }
        makeLinks(links, tree, destination);
    }

    private BoundedStream bytes(InputStream file, long size, String name) throws ArchiveRefused {
        try {
            return new BoundedStream(new GzipCompressorInputStream(file), limits.bytesFor(size));
        } catch (IOException e) {
            throw broken(name, e);
        }
    }

    private static @Nullable TarArchiveEntry next(TarArchiveInputStream tar, BoundedStream bytes, String name)
            throws ArchiveRefused {
        bytes.allow(HEADERS);
        try {
            return tar.getNextEntry();
        } catch (IOException | IllegalArgumentException e) {
            throw broken(name, e);
        }
    }

    private static void unpackEntry(TarArchiveInputStream tar, BoundedStream bytes, TarArchiveEntry entry,
            PackageTree tree,
            Path destination, Map<Path, TarArchiveEntry> links) throws ArchiveRefused, IOException {
        PackageTree.Kind kind = kind(entry, tree);
        Optional<Path> inside = tree.inside(entry.getName());
        if (inside.isEmpty()) {
            if (kind != PackageTree.Kind.FOLDER) {
                throw tree.refused(entry.getName(), "takes the place of the package's folder");
            }
            return;
        }
        Path path = inside.get();
        for (Path folder : tree.add(entry.getName(), path, kind)) {
            PlainModes.makeFolder(destination.resolve(folder));
        }
        switch (kind) {
            case FOLDER -> {
                // Made above, with the folders that lead to it.
            }
            case FILE -> writeFile(tar, bytes, entry, tree, destination.resolve(path));
            case LINK -> links.put(path, entry);
        }
    }

    private static PackageTree.Kind kind(TarArchiveEntry entry, PackageTree tree) throws ArchiveRefused {
        if (entry.isSparse()) {
            throw tree.refused(entry.getName(), "is a sparse file");
        }
        return switch (entry.getLinkFlag()) {
            case TarConstants.LF_SYMLINK -> PackageTree.Kind.LINK;
            case TarConstants.LF_DIR -> PackageTree.Kind.FOLDER;
            case TarConstants.LF_NORMAL, TarConstants.LF_OLDNORM,
                    TarConstants.LF_CONTIG ->
                entry.getName().endsWith("/")
                        ? PackageTree.Kind.FOLDER
                        : PackageTree.Kind.FILE;
            case TarConstants.LF_LINK -> throw tree.refused(entry.getName(), "is a hard link");
            case TarConstants.LF_CHR, TarConstants.LF_BLK -> throw tree.refused(entry.getName(), "is a device");
            case TarConstants.LF_FIFO -> throw tree.refused(entry.getName(), "is a named pipe");
            default -> throw tree.refused(entry.getName(), "is neither a file, a folder nor a link");
        };
    }

    private static void writeFile(TarArchiveInputStream tar, BoundedStream bytes, TarArchiveEntry entry,
            PackageTree tree,
            Path place) throws ArchiveRefused, IOException {
        bytes.allow(entry.getSize() + BLOCK);
        try (OutputStream output = Files.newOutputStream(place)) {
            byte[] buffer = new byte[16 * 1024];
            for (int count = read(tar, buffer, entry, tree); count >= 0; count = read(tar, buffer, entry, tree)) {
                output.write(buffer, 0, count);
            }
        }
        PlainModes.setFile(place, (entry.getMode() & 0100) != 0);
    }

    /// Reading is the archive's part of the copy, writing the disk's: each fails in its own name.
    private static int read(TarArchiveInputStream tar, byte[] buffer, TarArchiveEntry entry, PackageTree tree)
            throws ArchiveRefused {
        try {
            return tar.read(buffer);
        } catch (IOException e) {
            throw tree.refused(entry.getName(), reason(e));
        }
    }

    /// Reads what follows the tar, so that an archive cut short there, or with a wrong check sum, is seen too.
    private static void drain(BoundedStream bytes, String name) throws ArchiveRefused {
        bytes.allow(Long.MAX_VALUE);
        try {
            bytes.transferTo(OutputStream.nullOutputStream());
        } catch (IOException e) {
            throw broken(name, e);
        }
    }

    /// Links come last, so that nothing can be written through one.
    private static void makeLinks(Map<Path, TarArchiveEntry> links, PackageTree tree, Path destination)
            throws ArchiveRefused {
        for (Map.Entry<Path, TarArchiveEntry> link : links.entrySet()) {
            if (!InnerLink.make(destination, link.getKey(), link.getValue().getLinkName())) {
                throw leadsOut(link.getValue(), tree);
            }
        }
        for (Map.Entry<Path, TarArchiveEntry> link : links.entrySet()) {
            if (!InnerLink.leadsInside(destination, link.getKey())) {
                throw leadsOut(link.getValue(), tree);
            }
        }
    }

    private static ArchiveRefused leadsOut(TarArchiveEntry link, PackageTree tree) {
        return tree.refused(link.getName(), "is a link to " + link.getLinkName() + ", which is not inside the package");
    }

    private static ArchiveRefused broken(String name, Exception cause) {
        return new ArchiveRefused(name + " " + reason(cause));
    }

    private static String reason(Exception cause) {
        return cause instanceof BoundedStream.Exceeded
                ? String.valueOf(cause.getMessage())
                : "is truncated or broken: " + cause.getMessage();
    }
}
