package dev.maar.toolchain;

import dev.maar.problem.EnvironmentError;
import dev.maar.problem.VisibleText;
import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import org.apache.commons.compress.archivers.tar.TarArchiveEntry;
import org.apache.commons.compress.archivers.tar.TarArchiveInputStream;
import org.apache.commons.compress.compressors.xz.XZCompressorInputStream;

/// Unpacks one component's archive (a tar.xz, `NAME/COMPONENT/FILE`) into a sysroot, trusting nothing in it.
///
/// What lies beside the component's folder is the installer's own and left out; anything that would come to lie outside the sysroot, or beyond
/// the limits, refuses the whole archive.
final class UnpackComponent {
    /// A compiler with LLVM is a gibibyte today.
    private static final long MOST_BYTES = 8L << 30;
    private static final int MOST_ENTRIES = 200_000;
    private static final int MOST_MEMORY_KIB = 512 * 1024;

    private final Path archive;
    private final Path sysroot;
    private final Map<Path, String> links = new LinkedHashMap<>();
    private long bytes;
    private int entries;

    UnpackComponent(Path archive, Path sysroot) {
        this.archive = archive;
        this.sysroot = sysroot;
    }

    /// Throws [EnvironmentError] for an archive that is none, or not of a component: it is the server's fault, or the way's.
    void unpack() {
        try (InputStream file = new BufferedInputStream(Files.newInputStream(archive));
                InputStream plain = XZCompressorInputStream.builder()
                        .setInputStream(file)
                        .setMemoryLimitKiB(MOST_MEMORY_KIB)
                        .get();
                var tar = new TarArchiveInputStream(plain, "UTF-8")) {
            for (TarArchiveEntry entry = tar.getNextEntry(); entry != null; entry = tar.getNextEntry()) {
                unpack(tar, entry);
            }
            for (Map.Entry<Path, String> link : links.entrySet()) {
                link(link.getKey(), link.getValue());
            }
        } catch (IOException | IllegalArgumentException e) {
            throw broken(String.valueOf(e.getMessage()), e);
        }
        if (entries == 0) {
            throw broken("it holds no component", new IOException("empty"));
        }
    }

    private void unpack(TarArchiveInputStream tar, TarArchiveEntry entry) throws IOException {
        Optional<Path> place = place(entry.getName());
        bytes += entry.getSize();
        entries++;
        if (bytes > MOST_BYTES || entries > MOST_ENTRIES) {
            throw new IOException("it holds more than " + MOST_BYTES + " bytes or " + MOST_ENTRIES + " files");
        }
        if (place.isEmpty()) {
            return;
        }
        if (entry.isDirectory()) {
            Files.createDirectories(place.get());
        } else if (entry.isSymbolicLink()) {
            links.put(place.get(), entry.getLinkName());
        } else if (entry.isFile() && !entry.isLink() && !entry.isSparse()) {
            Files.createDirectories(place.get().getParent());
            Files.copy(tar, place.get());
            boolean program = (entry.getMode() & 0100) != 0;
            Files.setPosixFilePermissions(place.get(),
                    PosixFilePermissions.fromString(program ? "rwxr-xr-x" : "rw-r--r--"));
        } else {
            throw new IOException(entry.getName() + " is neither a file, a folder nor a link");
        }
    }

    /// Empty for what is not in the component's folder: the list of components, their version, the list of files.
    private Optional<Path> place(String name) throws IOException {
        Path path = Path.of(name);
        for (Path part : path) {
            if (part.toString().equals("..")) {
                throw new IOException(name + " leads out of the archive");
            }
        }
        if (path.isAbsolute()) {
            throw new IOException(name + " is an absolute path");
        }
        Path plain = path.normalize();
        if (plain.getNameCount() < 3 || plain.getName(2).toString().equals("manifest.in")) {
            return Optional.empty();
        }
        return Optional.of(sysroot.resolve(plain.subpath(2, plain.getNameCount())));
    }

    /// Made last, so that nothing is written through one.
    private void link(Path place, String target) throws IOException {
        Path to = Path.of(target);
        if (to.isAbsolute() || !place.resolveSibling(to).normalize().startsWith(sysroot)
                || Files.exists(place, LinkOption.NOFOLLOW_LINKS)) {
            throw new IOException(place.getFileName() + " is a link to " + target + ", out of the toolchain");
        }
        Files.createDirectories(place.getParent());
        Files.createSymbolicLink(place, to);
    }

    private EnvironmentError broken(String why, Exception cause) {
        return EnvironmentError.passing("the archive " + archive.getFileName() + " of a CI build cannot be unpacked ("
                + VisibleText.of(why) + "), perhaps the disk is full, or you should try again", cause);
    }
}
