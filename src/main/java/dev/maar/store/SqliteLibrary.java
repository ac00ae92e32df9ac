package dev.maar.store;

import dev.maar.crates.UnfinishedName;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.stream.Stream;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.sqlite.SQLiteJDBCLoader;
import org.sqlite.util.LibraryLoaderUtil;

/// Unpacks SQLite's own library once beside the database.
///
/// The driver would unpack it for each process into the machine's temporary folder, where every killed one leaves its copy for ever.
final class SqliteLibrary {
    private static final Logger LOG = LoggerFactory.getLogger(SqliteLibrary.class);
    private static final String PLACE = "org.sqlite.lib.path";

    private SqliteLibrary() {
    }

    /// Tells the driver, unless it was told before; where the library cannot be unpacked here the driver does as it would.
    static void unpackBeside(Path database) {
        if (System.getProperty(PLACE) != null) {
            return;
        }
        Path folder = database.resolveSibling("sqlite-" + SQLiteJDBCLoader.getVersion());
        String name = LibraryLoaderUtil.getNativeLibName();
        try {
            if (!Files.exists(folder.resolve(name))) {
                unpack(folder, name);
            }
            System.setProperty(PLACE, folder.toString());
        } catch (IOException e) {
            LOG.warn("SQLite's library is unpacked elsewhere", e);
        }
    }

    private static void unpack(Path folder, String name) throws IOException {
        sweep(Files.createDirectories(folder));
        Path partial = folder.resolve(UnfinishedName.of(name));
        String resource = LibraryLoaderUtil.getNativeLibResourcePath() + "/" + name;
        try (InputStream library = SQLiteJDBCLoader.class.getResourceAsStream(resource)) {
            if (library == null) {
                throw new IOException("no " + resource);
            }
            Files.copy(library, partial);
        }
        Files.move(partial, folder.resolve(name), StandardCopyOption.ATOMIC_MOVE);
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
