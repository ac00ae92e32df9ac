package dev.maar.crates;

import dev.maar.problem.UserError;
import java.net.URI;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.Optional;

/// Where a registry's database dump is: at an http(s) address, or in a file on this machine.
///
/// By the registries' convention the files of the registry NAME are at `static.` before that name, and the dump is `db-dump.tar.gz` there;
/// so no registry's host is spelled out here.
public record DumpAddress(String text) {

    /// `given` is the configured address or path, empty for the one that the registry's name gives; there is none where that is no name
    /// either. Throws [UserError] for what is neither address nor path.
    public static Optional<DumpAddress> parse(String given, String registry) {
        if (!given.isEmpty()) {
            check(given);
            return Optional.of(new DumpAddress(given));
        }
        return registry.matches("[a-z0-9-]+(\\.[a-z0-9-]+)+")
                ? Optional.of(new DumpAddress("https://static." + registry + "/db-dump.tar.gz"))
                : Optional.empty();
    }

    /// The file, where it is one.
    public Optional<Path> file() {
        return isWeb(text) ? Optional.empty() : Optional.of(Path.of(text).toAbsolutePath().normalize());
    }

    private static boolean isWeb(String text) {
        return text.startsWith("https://") || text.startsWith("http://");
    }

    private static void check(String given) {
        try {
            if (isWeb(given) ? URI.create(given).getHost() != null : !Path.of(given).toString().isEmpty()) {
                return;
            }
        } catch (InvalidPathException e) {
            throw new UserError("registry-dump \"" + given + "\": " + e.getMessage(), e);
        } catch (IllegalArgumentException _) {
            // Said below, together with an address that names no host.
        }
        throw new UserError(
                "registry-dump \"" + given + "\": expected the http(s) address of a db-dump.tar.gz, or a path");
    }
}
