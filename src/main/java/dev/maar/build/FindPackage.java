package dev.maar.build;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.MissingNode;
import dev.maar.problem.EnvironmentError;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/// Finds a package by its name in a repository's files, which are foreign.
final class FindPackage {
    private static final String MANIFEST = "Cargo.toml";
    private static final int DEEPEST = 10;
    /// What cargo takes a package for that names none.
    private static final String NO_VERSION = "0.0.0";

    private final Path root;

    FindPackage(Path root) {
        this.root = root;
    }

    /// Its folder and its version.
    record Found(Path folder, String version) {}

    /// The one least deep, where several have the name: the others are tests' most often.
    Optional<Found> named(String name) {
        try (Stream<Path> files = Files.find(root, DEEPEST,
                (file, attributes) -> attributes.isRegularFile() && file.endsWith(MANIFEST))) {
            List<Path> manifests = files
                    .sorted(Comparator.comparingInt(Path::getNameCount).thenComparing(Comparator.naturalOrder()))
                    .toList();
            for (Path manifest : manifests) {
                JsonNode found = read(manifest).path("package");
                if (found.path("name").asText().equals(name)) {
                    return Optional.of(new Found(manifest.resolveSibling(""), version(found, manifest)));
                }
            }
            return Optional.empty();
        } catch (IOException e) {
            throw EnvironmentError.passing("the files in " + root + " cannot be read: " + e.getMessage(), e);
        }
    }

    private String version(JsonNode found, Path manifest) throws IOException {
        JsonNode version = found.path("version");
        if (!version.path("workspace").asBoolean()) {
            return version.asText(NO_VERSION);
        }
        for (Path folder = manifest.getParent(); folder != null && folder.startsWith(root); folder = folder
                .getParent()) {
            JsonNode workspace = read(folder.resolve(MANIFEST)).path("workspace");
            if (workspace.isObject()) {
                return workspace.path("package").path("version").asText(NO_VERSION);
            }
        }
        return NO_VERSION;
    }

    /// A manifest that is none has no package: some repositories keep broken ones for their tests.
    private static JsonNode read(Path manifest) throws IOException {
        try {
            return TomlFile.parse(TomlFile.text(manifest, MANIFEST), MANIFEST);
        } catch (UnreadableToml _) {
            return MissingNode.getInstance();
        }
    }
}
