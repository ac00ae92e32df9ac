package dev.maar.build;

import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;

/// Binds Unix sockets in folders of any depth, for containers that have the folder mounted.
final class ShortSocket {
    static final String NAME = "socket";
    /// The kernel takes no longer name for a socket, in bytes.
    private static final int LONGEST = 100;

    private ShortSocket() {
    }

    /// Listens at a path.
    @FunctionalInterface
    interface Binding {
        void at(Path socket) throws Exception;
    }

    /// Makes the socket `socket`, which everybody may use who sees the folder; the folder is made if it is not there.
    static void bind(Path folder, Binding binding) throws Exception {
        Files.createDirectories(folder);
        Path socket = folder.resolve(NAME);
        Files.deleteIfExists(socket);
        if (socket.toString().getBytes(StandardCharsets.UTF_8).length <= LONGEST) {
            binding.at(socket);
        } else {
            bindThroughLink(folder, binding);
        }
        Files.setPosixFilePermissions(socket, PosixFilePermissions.fromString("rw-rw-rw-"));
    }

    /// A socket is named by the path that it is bound at, once: a link may make that short.
    private static void bindThroughLink(Path folder, Binding binding) throws Exception {
        Path place = Files.createTempDirectory("maar");
        Path link = place.resolve("folder");
        try {
            Files.createSymbolicLink(link, folder.toAbsolutePath());
            binding.at(link.resolve(NAME));
        } finally {
            Files.deleteIfExists(link);
            Files.delete(place);
        }
    }
}
