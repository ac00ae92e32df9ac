package dev.maar.build;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/// A crate's `Cargo.lock`: which package at which version from where. `version` is 1 to 4 or what a later cargo wrote.
public record Lockfile(String text, int version, List<LockedPackage> packages) {
    private static final Pattern VERSION_LINE = Pattern.compile("(?m)^version\\s*=\\s*\\d+[ \\t]*$");

    /// One package of a lockfile; `source` is null for a folder, `checksum` (SHA-256) is null where cargo recorded none.
    public record LockedPackage(String name, String version, @Nullable String source, @Nullable String checksum) {

        /// Whether it comes from a registry, which one `source` says.
        public boolean fromRegistry() {
            return source != null && (source.startsWith("registry+") || source.startsWith("sparse+"));
        }

        /// Whether it comes from a repository.
        public boolean fromGit() {
            return source != null && source.startsWith("git+");
        }
    }

    public Lockfile {
        packages = List.copyOf(packages);
    }

    /// Reads a lockfile of any version; throws [UnreadableToml], which is `broken:invalid-cargo-lock`, for anything else.
    public static Lockfile parse(String text) throws UnreadableToml {
        ObjectNode root = TomlFile.parse(text, "Cargo.lock");
        JsonNode metadata = root.path("metadata");
        List<LockedPackage> packages = new ArrayList<>();
        if (root.path("root").isObject()) {
            packages.add(locked(root.path("root"), metadata));
        }
        JsonNode listed = root.path("package");
        if (!listed.isMissingNode() && !listed.isArray()) {
            throw new UnreadableToml("Cargo.lock: expected [[package]] entries");
        }
        for (JsonNode entry : listed) {
            packages.add(locked(entry, metadata));
        }
        int version = root.path("version").isInt() ? root.path("version").intValue() : implied(packages, metadata);
        return new Lockfile(text, version, packages);
    }

    private static LockedPackage locked(JsonNode entry, JsonNode metadata) throws UnreadableToml {
        String name = entry.path("name").textValue();
        String version = entry.path("version").textValue();
        if (name == null || version == null) {
            throw new UnreadableToml("Cargo.lock: a package has no name or no version");
        }
        String source = entry.path("source").textValue();
        String checksum = entry.path("checksum").textValue();
        if (checksum == null && source != null) {
            checksum = metadata.path("checksum " + name + " " + version + " (" + source + ")").textValue();
        }
        return new LockedPackage(name, version, source, "<none>".equals(checksum) ? null : checksum);
    }

    /// Cargo writes no number into the first two versions; the first keeps its checksums apart.
    private static int implied(List<LockedPackage> packages, JsonNode metadata) {
        boolean apart = metadata.isObject() && !metadata.isEmpty();
        return apart || packages.stream().allMatch(entry -> entry.checksum() == null) ? 1 : 2;
    }

    /// What has to be downloaded from registries.
    public List<LockedPackage> registryPackages() {
        return packages.stream().filter(LockedPackage::fromRegistry).toList();
    }

    /// What would have to be cloned.
    public List<LockedPackage> gitPackages() {
        return packages.stream().filter(LockedPackage::fromGit).toList();
    }

    /// The same lockfile for a cargo before 1.78, which knows no version 4: with nothing from git in it the two differ in nothing
    /// but the number (`RECIPES.md` 9). Itself where that is not so, or where it is not version 4.
    public Lockfile withVersion3() {
        if (version != 4 || !gitPackages().isEmpty()) {
            return this;
        }
        return new Lockfile(VERSION_LINE.matcher(text).replaceFirst("version = 3"), 3, packages);
    }
}
