package dev.maar.store;

import com.github.luben.zstd.Zstd;
import com.github.luben.zstd.util.ZstdVersion;
import dev.maar.crates.UnfinishedName;
import java.io.IOException;
import java.io.InputStream;
import java.net.URL;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.Locale;
import java.util.function.Function;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.sqlite.SQLiteJDBCLoader;
import org.sqlite.util.LibraryLoaderUtil;

/// Unpacks a library that is not Java once beside the database.
///
/// SQLite's driver and zstd would unpack theirs for each process into the machine's temporary folder, where every killed one leaves its copy for ever.
///
/// @param name the file's name, which holds the library's version or stands in a folder that does
/// @param resource where it is in the jar; null where there is none for this machine
/// @param property tells the library what `place` makes of the unpacked file
record NativeLibrary(String folder, String name, @Nullable URL resource, String property,
        Function<Path, Path> place) {
    private static final Logger LOG = LoggerFactory.getLogger(NativeLibrary.class);

    /// Both of them. Where one cannot be unpacked here it does as it would.
    static void unpackBeside(Path database) {
        sqlite().unpack(database);
        zstd().unpack(database);
    }

    private static NativeLibrary sqlite() {
        String name = LibraryLoaderUtil.getNativeLibName();
        return new NativeLibrary("sqlite-" + SQLiteJDBCLoader.getVersion(), name,
                SQLiteJDBCLoader.class.getResource(LibraryLoaderUtil.getNativeLibResourcePath() + "/" + name),
                "org.sqlite.lib.path", Path::getParent);
    }

    /// The library does not tell how it finds its own; elsewhere than on Linux this finds none.
    private static NativeLibrary zstd() {
        String name = "libzstd-jni-" + ZstdVersion.VERSION + ".so";
        String machine = System.getProperty("os.name").toLowerCase(Locale.ROOT) + "/"
                + System.getProperty("os.arch");
        return new NativeLibrary("zstd-" + ZstdVersion.VERSION, name,
                Zstd.class.getResource("/" + machine + "/" + name), "ZstdNativePath", Function.identity());
    }

    /// Tells the library, unless it was told before of one that is still there.
    private void unpack(Path database) {
        String told = System.getProperty(property);
        if (resource == null || (told != null && Files.exists(Path.of(told)))) {
            return;
        }
        Path file = database.resolveSibling(folder).resolve(name);
        try {
            if (!Files.exists(file)) {
                copy(resource, file);
            }
            System.setProperty(property, place.apply(file).toString());
        } catch (IOException e) {
            LOG.warn("{} is unpacked elsewhere", name, e);
        }
    }

    private static void copy(URL resource, Path file) throws IOException {
        Path folder = file.resolveSibling("");
        sweep(Files.createDirectories(folder));
        Path partial = folder.resolve(UnfinishedName.of(file.getFileName().toString()));
        try (InputStream library = resource.openStream()) {
            Files.copy(library, partial);
        }
        Files.move(partial, file, StandardCopyOption.ATOMIC_MOVE);
    }

    /// What a process left that was killed while it unpacked.
    private static void sweep(Path folder) throws IOException {
        try (Stream<Path> files = Files.list(folder)) {
            for (Path file : files.filter(file -> UnfinishedName.isLeft(file.getFileName().toString())).toList()) {
                Files.delete(file);
            }
        }
    }
}
