package dev.maar.build;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.Set;

/// Takes out of a crate's root manifest what only its author's folder can satisfy, as Crater does (`field-crater` 3.2): tests and
/// examples that were not published, the workspace it came from, and two features of cargo that have become stable.
public final class ManifestTweaks {
    private static final Set<String> STABLE_NOW = Set.of("publish-lockfile", "default-run");

    private final Path folder;
    private final ObjectNode manifest;
    private final List<String> changes = new ArrayList<>();

    private ManifestTweaks(Path folder, ObjectNode manifest) {
        this.folder = folder;
        this.manifest = manifest;
    }

    /// Changes `Cargo.toml` in the folder and returns what was changed, one phrase each; where nothing is to be changed the file
    /// is left as it was published.
    ///
    /// Throws [UnreadableToml] when the manifest is missing, over 10 MiB or no TOML, which is `broken:cargo-toml`.
    public static List<String> apply(Path folder) throws UnreadableToml, IOException {
        Path file = folder.resolve("Cargo.toml");
        var tweaks = new ManifestTweaks(folder, TomlFile.parse(TomlFile.text(file, "Cargo.toml"), "Cargo.toml"));
        tweaks.dropMissing("example", "examples");
        tweaks.dropMissing("test", "tests");
        tweaks.leaveWorkspace();
        tweaks.dropStableFeatures();
        if (!tweaks.changes.isEmpty()) {
            Files.writeString(file, TomlFile.write(tweaks.manifest));
        }
        return List.copyOf(tweaks.changes);
    }

    /// Puts packages in place of the registry's of their names, each at [PatchedPackage#inside].
    ///
    /// Throws [UnreadableToml] as [#apply] does.
    static void patch(Path folder, List<PatchedPackage> packages) throws UnreadableToml, IOException {
        Path file = folder.resolve("Cargo.toml");
        ObjectNode manifest = TomlFile.parse(TomlFile.text(file, "Cargo.toml"), "Cargo.toml");
        ObjectNode patches = manifest.withObjectProperty("patch").withObjectProperty("crates-io");
        packages.forEach(one -> patches.putObject(one.name()).put("path", one.inside()));
        Files.writeString(file, TomlFile.write(manifest));
    }

    private void dropMissing(String key, String defaultFolder) {
        if (!(manifest.get(key) instanceof ArrayNode targets)) {
            return;
        }
        for (Iterator<JsonNode> each = targets.iterator(); each.hasNext();) {
            JsonNode target = each.next();
            if (!hasFile(target, defaultFolder)) {
                changes.add("dropped [[" + key + "]] " + target.path("name").asText() + ", whose file is missing");
                each.remove();
            }
        }
        if (targets.isEmpty()) {
            manifest.remove(key);
        }
    }

    private boolean hasFile(JsonNode target, String defaultFolder) {
        if (target.path("path").isTextual()) {
            return exists(target.path("path").asText());
        }
        String name = target.path("name").asText();
        return name.isEmpty() || exists(defaultFolder + "/" + name + ".rs")
                || exists(defaultFolder + "/" + name + "/main.rs");
    }

    /// A path out of the folder is missing: in the sandbox it is.
    private boolean exists(String path) {
        try {
            Path file = folder.resolve(path).normalize();
            return file.startsWith(folder.normalize()) && Files.exists(file);
        } catch (InvalidPathException _) {
            return false;
        }
    }

    private void leaveWorkspace() {
        if (manifest.get("package") instanceof ObjectNode entry && entry.remove("workspace") != null) {
            changes.add("removed package.workspace");
        }
    }

    private void dropStableFeatures() {
        if (!(manifest.get("cargo-features") instanceof ArrayNode features)) {
            return;
        }
        for (Iterator<JsonNode> each = features.iterator(); each.hasNext();) {
            String feature = each.next().asText();
            if (STABLE_NOW.contains(feature)) {
                each.remove();
                changes.add("removed " + feature + " from cargo-features");
                if (manifest.get("package") instanceof ObjectNode entry) {
                    entry.remove(feature);
                }
            }
        }
        if (features.isEmpty()) {
            manifest.remove("cargo-features");
        }
    }
}
