package dev.maar.build;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.maar.crates.IndexVersion;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.regex.Pattern;

/// Stands in a `directory` source for a package whose manifest an older cargo cannot read.
///
/// Such a cargo reads the manifest of every package in the source and ends if one is too new, where from a registry it reads only the index
/// and the manifests of what it builds. The stub says what the index says: name, version, dependencies, features. It has no
/// code, so that a build that really needs the package still fails, and in that package.
final class StubPackage {
    private static final JsonMapper JSON = JsonMapper.builder().build();
    /// The edition that cargo knows since 1.85; those before it, every cargo with which maar works knows.
    private static final Pattern TOO_NEW = Pattern.compile("(?m)^\\s*edition\\s*=\\s*[\"']2024[\"']");
    private static final String NO_CODE = "needs-a-newer-cargo.rs";

    private StubPackage() {
    }

    /// Whether cargo before 1.85 cannot read the manifest of the package in a folder.
    static boolean isNeeded(Path packageFolder) throws IOException {
        try {
            return TOO_NEW.matcher(TomlFile.text(packageFolder.resolve("Cargo.toml"), "Cargo.toml")).find();
        } catch (UnreadableToml _) {
            return false;
        }
    }

    /// Writes the stub of a version as a folder, which is made.
    static void write(IndexVersion version, Path folder) throws IOException {
        Files.createDirectories(folder);
        Files.writeString(folder.resolve("Cargo.toml"), TomlFile.write(manifest(version)));
        Files.writeString(folder.resolve(".cargo-checksum.json"),
                "{\"files\":{},\"package\":\"" + version.checksum() + "\"}");
    }

    private static ObjectNode manifest(IndexVersion version) {
        JsonNode line = line(version);
        ObjectNode manifest = JSON.createObjectNode();
        ObjectNode entry = manifest.putObject("package");
        entry.put("name", version.name()).put("version", version.version()).put("edition", "2021");
        if (line.path("links").isTextual()) {
            // cargo wants a build script where there are links.
            entry.put("links", line.path("links").asText()).put("build", NO_CODE);
        }
        manifest.putObject("lib").put("path", NO_CODE);
        ObjectNode features = manifest.putObject("features");
        line.path("features").properties().forEach(each -> features.set(each.getKey(), each.getValue()));
        line.path("features2").properties().forEach(each -> features.set(each.getKey(), each.getValue()));
        line.path("deps").forEach(dependency -> add(dependency, manifest));
        return manifest;
    }

    private static JsonNode line(IndexVersion version) {
        try {
            return JSON.readTree(version.line());
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("a line of the index that was read before", e);
        }
    }

    /// Development dependencies of a dependency are of no meaning.
    private static void add(JsonNode dependency, ObjectNode manifest) {
        String kind = dependency.path("kind").asText("normal");
        if (kind.equals("dev")) {
            return;
        }
        ObjectNode place = manifest;
        if (dependency.path("target").isTextual()) {
            place = place.withObjectProperty("target").withObjectProperty(dependency.path("target").asText());
        }
        ObjectNode entry = place.withObjectProperty(kind.equals("build") ? "build-dependencies" : "dependencies")
                .putObject(dependency.path("name").asText());
        entry.put("version", dependency.path("req").asText());
        entry.put("optional", dependency.path("optional").asBoolean());
        entry.put("default-features", dependency.path("default_features").asBoolean(true));
        entry.set("features",
                dependency.path("features").isArray() ? dependency.path("features") : JSON.createArrayNode());
        if (dependency.path("package").isTextual()) {
            entry.put("package", dependency.path("package").asText());
        }
    }
}
