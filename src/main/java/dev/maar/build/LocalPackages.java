package dev.maar.build;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.util.HashSet;
import java.util.Set;

/// The packages that are the crate under test, as its own cargo lists them: `ids` are cargo's package ids, `root` is the
/// workspace's folder as cargo sees it.
///
/// A package by path below that folder counts as well, member or not: it came with the crate.
public record LocalPackages(Set<String> ids, String root) {
    private static final JsonMapper JSON = JsonMapper.builder().build();

    public LocalPackages {
        ids = Set.copyOf(ids);
    }

    /// What can be said before cargo was asked: nothing but the crate's folder as cargo will see it.
    public static LocalPackages notYetKnown(String root) {
        return new LocalPackages(Set.of(), root);
    }

    /// Reads what `cargo metadata --no-deps --format-version=1` wrote to standard output; throws `IllegalArgumentException` when
    /// that is no such thing.
    public static LocalPackages parse(String output) {
        String line = output.lines().filter(text -> text.startsWith("{")).findFirst().orElse("");
        try {
            JsonNode metadata = JSON.readTree(line);
            JsonNode packages = metadata.path("packages");
            if (!packages.isArray() || !metadata.path("workspace_root").isTextual()) {
                throw new IllegalArgumentException("'output' is not what cargo metadata writes: " + start(line));
            }
            Set<String> ids = new HashSet<>();
            packages.forEach(entry -> ids.add(entry.path("id").asText()));
            return new LocalPackages(ids, metadata.path("workspace_root").asText());
        } catch (JsonProcessingException e) {
            throw new IllegalArgumentException("'output' is not what cargo metadata writes: " + start(line), e);
        }
    }

    /// Whether a package of cargo's messages is the crate under test.
    boolean contains(String packageId) {
        return ids.contains(packageId)
                || PackageId.parse(packageId).flatMap(PackageId::path).filter(this::containsFolder).isPresent();
    }

    /// Whether a folder, as cargo writes it, is in the crate under test.
    boolean containsFolder(String folder) {
        return folder.equals(root) || folder.startsWith(root + "/");
    }

    private static String start(String line) {
        return line.substring(0, Math.min(line.length(), 100));
    }
}
