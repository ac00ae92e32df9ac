package dev.maar.crates;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import org.apache.commons.compress.archivers.tar.TarArchiveEntry;
import org.apache.commons.compress.archivers.tar.TarArchiveOutputStream;
import org.apache.commons.compress.archivers.tar.TarConstants;
import org.apache.commons.compress.compressors.gzip.GzipCompressorOutputStream;

/// Writes a package's archive in memory, good or bad.
public final class CrateArchive {
    private final ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    private final TarArchiveOutputStream tar;

    public CrateArchive() {
        try {
            tar = new TarArchiveOutputStream(new GzipCompressorOutputStream(bytes), "UTF-8");
            tar.setLongFileMode(TarArchiveOutputStream.LONGFILE_POSIX);
            tar.setAddPaxHeadersForNonAsciiNames(true);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /// A small good package: a manifest and an empty library.
    public static byte[] small(String name, String version) {
        String root = name + "-" + version + "/";
        return new CrateArchive()
                .file(root + "Cargo.toml", "[package]\nname = \"" + name + "\"\nversion = \"" + version + "\"\n")
                .file(root + "src/lib.rs", "")
                .bytes();
    }

    public CrateArchive file(String path, String text) {
        return file(path, text, 0644);
    }

    public CrateArchive file(String path, String text, int mode) {
        TarArchiveEntry entry = new TarArchiveEntry(path, true);
        entry.setMode(mode);
        return put(entry, text.getBytes(StandardCharsets.UTF_8));
    }

    public CrateArchive folder(String path) {
        return put(new TarArchiveEntry(path + "/", true), new byte[0]);
    }

    public CrateArchive symbolicLink(String path, String target) {
        return link(path, target, TarConstants.LF_SYMLINK);
    }

    public CrateArchive hardLink(String path, String target) {
        return link(path, target, TarConstants.LF_LINK);
    }

    public CrateArchive special(String path, byte kind) {
        return put(new TarArchiveEntry(path, kind, true), new byte[0]);
    }

    /// The header by which GNU tar names the next entry, of any length.
    public CrateArchive longName(String name) {
        return put(new TarArchiveEntry(TarConstants.GNU_LONGLINK, TarConstants.LF_GNUTYPE_LONGNAME),
                name.getBytes(StandardCharsets.UTF_8));
    }

    public byte[] bytes() {
        try {
            tar.close();
            return bytes.toByteArray();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private CrateArchive link(String path, String target, byte kind) {
        TarArchiveEntry entry = new TarArchiveEntry(path, kind, true);
        entry.setLinkName(target);
        return put(entry, new byte[0]);
    }

    private CrateArchive put(TarArchiveEntry entry, byte[] content) {
        try {
            // The same package has the same bytes, and so the same checksum, whenever it is written.
            entry.setModTime(0);
            entry.setSize(content.length);
            tar.putArchiveEntry(entry);
            tar.write(content);
            tar.closeArchiveEntry();
            return this;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
