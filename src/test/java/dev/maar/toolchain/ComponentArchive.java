package dev.maar.toolchain;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashSet;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.apache.commons.compress.archivers.tar.TarArchiveEntry;
import org.apache.commons.compress.archivers.tar.TarArchiveOutputStream;
import org.apache.commons.compress.archivers.tar.TarConstants;
import org.apache.commons.compress.compressors.xz.XZCompressorOutputStream;

/// Writes an archive of the Rust project's installer (a tar.xz of `NAME/COMPONENT/FILE`) in memory.
public final class ComponentArchive {
    private final ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    private final TarArchiveOutputStream tar;
    private final Set<String> folders = new LinkedHashSet<>();

    ComponentArchive() {
        try {
            tar = new TarArchiveOutputStream(
                    XZCompressorOutputStream.builder().setOutputStream(bytes).get(), "UTF-8");
            tar.setLongFileMode(TarArchiveOutputStream.LONGFILE_POSIX);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /// A whole component with its lists; what lies in `bin/` can be executed.
    public static byte[] of(String name, String component, Map<String, String> files) {
        var archive = new ComponentArchive();
        archive.file(name + "/rust-installer-version", "3\n");
        archive.file(name + "/components", component + "\n");
        archive.file(name + "/version", "1.97.0 (aaaaaaaaa 2026-05-18)\n");
        var sorted = new TreeMap<>(files);
        archive.file(name + "/" + component + "/manifest.in", "file:" + String.join("\nfile:", sorted.keySet()) + "\n");
        sorted.forEach((path, text) -> archive.file(name + "/" + component + "/" + path, text));
        return archive.bytes();
    }

    ComponentArchive file(String path, String text) {
        folders(path);
        var entry = new TarArchiveEntry(path, true);
        entry.setMode(path.contains("/bin/") ? 0755 : 0644);
        return put(entry, text.getBytes(StandardCharsets.UTF_8));
    }

    ComponentArchive link(String path, String target) {
        var entry = new TarArchiveEntry(path, TarConstants.LF_SYMLINK, true);
        entry.setLinkName(target);
        return put(entry, new byte[0]);
    }

    private void folders(String path) {
        for (int slash = path.indexOf('/'); slash > 0; slash = path.indexOf('/', slash + 1)) {
            if (!path.contains("..") && folders.add(path.substring(0, slash + 1))) {
                put(new TarArchiveEntry(path.substring(0, slash + 1), true), new byte[0]);
            }
        }
    }

    private ComponentArchive put(TarArchiveEntry entry, byte[] content) {
        try {
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

    byte[] bytes() {
        try {
            tar.close();
            return bytes.toByteArray();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
