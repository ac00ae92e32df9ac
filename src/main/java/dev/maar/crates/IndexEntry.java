package dev.maar.crates;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.Optional;

/// Everything that the index says of one crate: its published versions, oldest publication first.
public record IndexEntry(List<IndexVersion> versions) {
    private static final ObjectMapper JSON = new ObjectMapper();

    public IndexEntry {
        versions = List.copyOf(versions);
    }

    /// Reads an index file: one JSON object a line. A line that cannot be read is passed over, as cargo does, since newer
    /// registries may write newer lines.
    static IndexEntry parse(String file) {
        return new IndexEntry(file.lines().map(IndexEntry::line).flatMap(Optional::stream).toList());
    }

    /// The crate's name in the registry's own spelling; empty when no version is known.
    public Optional<String> name() {
        return versions.stream().map(IndexVersion::name).findFirst();
    }

    /// The highest version by semver that is not yanked; a pre-release only where there is nothing else.
    public Optional<IndexVersion> newest() {
        Comparator<IndexVersion> order = Comparator.comparing(IndexVersion::isRelease)
                .thenComparing(IndexVersion::semver);
        // Build metadata does not order versions: among equals the one published last is taken.
        return versions.stream()
                .filter(version -> !version.yanked())
                .reduce((left, right) -> order.compare(left, right) > 0 ? left : right);
    }

    /// The version of exactly that text; where there is none, the only one that differs in build metadata (`+…`) alone.
    public Optional<IndexVersion> version(String text) {
        Optional<IndexVersion> exact = versions.stream().filter(version -> version.version().equals(text)).findFirst();
        if (exact.isPresent()) {
            return exact;
        }
        List<IndexVersion> near = versions.stream()
                .filter(version -> plain(version.version()).equals(plain(text)))
                .toList();
        return near.size() == 1 ? Optional.of(near.getFirst()) : Optional.empty();
    }

    private static String plain(String version) {
        int plus = version.indexOf('+');
        return plus < 0 ? version : version.substring(0, plus);
    }

    private static Optional<IndexVersion> line(String line) {
        try {
            JsonNode json = JSON.readTree(line);
            String name = json.path("name").asText();
            String version = json.path("vers").asText();
            String checksum = json.path("cksum").asText().toLowerCase(Locale.ROOT);
            if (!CrateName.isValid(name) || !IndexVersion.isVersion(version) || !IndexVersion.isChecksum(checksum)) {
                return Optional.empty();
            }
            String rustVersion = json.path("rust_version").textValue();
            return Optional.of(new IndexVersion(name, version, checksum, json.path("yanked").asBoolean(),
                    Objects.requireNonNullElse(rustVersion, "").isEmpty() ? null : rustVersion, line));
        } catch (JsonProcessingException _) {
            return Optional.empty();
        }
    }
}
