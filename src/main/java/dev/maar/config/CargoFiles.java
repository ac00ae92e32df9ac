package dev.maar.config;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.MissingNode;
import dev.maar.problem.UserError;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;

/// The files in cargo's own folder, as far as they are there: `config.toml` and `credentials.toml`, or their old names without `.toml`.
///
/// cargo reads further files in the folders above the one that it is called in; those belong to a project, and are not read.
final class CargoFiles {
    private final Path folder;

    /// The folder is `CARGO_HOME`, else `.cargo` in `home`, the user's.
    CargoFiles(Map<String, String> environment, Path home) {
        String named = environment.getOrDefault("CARGO_HOME", "");
        this.folder = named.isBlank() ? home.resolve(".cargo") : Path.of(named);
    }

    /// Where cargo's configuration is, or would be.
    Path configFile() {
        return present("config");
    }

    /// Where cargo's tokens are, or would be.
    Path credentialsFile() {
        return present("credentials");
    }

    JsonNode config() {
        return read(configFile());
    }

    JsonNode credentials() {
        return read(credentialsFile());
    }

    private Path present(String name) {
        Path old = folder.resolve(name);
        return Files.isRegularFile(old) ? old : folder.resolve(name + ".toml");
    }

    /// A file of tokens must not show in a message, and Jackson's would quote it.
    private static JsonNode read(Path file) {
        if (!Files.exists(file)) {
            return MissingNode.getInstance();
        }
        try {
            return TomlFile.parse(file, Files.readString(file));
        } catch (UserError e) {
            throw new UserError(
                    String.valueOf(e.getMessage()).replaceFirst("(: no TOML).*", "$1: expected what cargo reads"));
        } catch (IOException e) {
            throw new UserError(file + " cannot be read: expected cargo's configuration (" + e + ")", e);
        }
    }
}
