package dev.maar.build;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.nio.file.FileSystems;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.PathMatcher;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Set;
import java.util.regex.PatternSyntaxException;
import java.util.stream.Stream;

/// Removes from a crate's folder what would let it choose its own compiler, flags, registries or credentials.
///
/// Looked at are the folder itself and those of its workspace's members; links are removed, not followed. Tests' own data
/// elsewhere in the tree stay as they are.
public final class SourceCleaning {
    private static final List<String> FILES = List.of("rust-toolchain", "rust-toolchain.toml", ".cargo/config",
            ".cargo/config.toml");
    private static final int DEEPEST = 32;

    private SourceCleaning() {
    }

    /// Returns the paths that were removed, relative to the folder, in order.
    public static List<Path> clean(Path folder) throws IOException {
        List<Path> removed = new ArrayList<>();
        for (Path place : members(folder)) {
            Path settings = place.resolve(".cargo");
            if (Files.isSymbolicLink(settings)) {
                remove(settings, removed);
            }
            for (String file : FILES) {
                remove(place.resolve(file), removed);
            }
            for (Path credentials : credentials(settings)) {
                remove(credentials, removed);
            }
        }
        return removed.stream().map(folder::relativize).sorted().toList();
    }

    private static List<Path> credentials(Path settings) throws IOException {
        if (!Files.isDirectory(settings, LinkOption.NOFOLLOW_LINKS)) {
            return List.of();
        }
        try (Stream<Path> entries = Files.list(settings)) {
            return entries.filter(entry -> entry.getFileName().toString().startsWith("credentials")).toList();
        }
    }

    private static void remove(Path file, List<Path> removed) throws IOException {
        if (!Files.exists(file, LinkOption.NOFOLLOW_LINKS)) {
            return;
        }
        removed.add(file);
        List<Path> below;
        try (Stream<Path> walk = Files.walk(file)) {
            below = walk.sorted(Comparator.reverseOrder()).toList();
        }
        for (Path each : below) {
            Files.delete(each);
        }
    }

    /// The folder, and every folder with a manifest that the root manifest names as a member.
    private static List<Path> members(Path folder) throws IOException {
        List<Path> places = new ArrayList<>(List.of(folder));
        List<PathMatcher> patterns = patterns(folder);
        if (patterns.isEmpty()) {
            return places;
        }
        Files.walkFileTree(folder, Set.of(), DEEPEST, new SimpleFileVisitor<>() {
            @Override
            public FileVisitResult visitFile(Path file, BasicFileAttributes attributes) {
                Path place = folder.relativize(file.getParent());
                if (file.endsWith("Cargo.toml") && patterns.stream().anyMatch(pattern -> pattern.matches(place))) {
                    places.add(file.getParent());
                }
                return FileVisitResult.CONTINUE;
            }
        });
        return places;
    }

    private static List<PathMatcher> patterns(Path folder) throws IOException {
        List<PathMatcher> patterns = new ArrayList<>();
        try {
            JsonNode manifest = TomlFile.parse(TomlFile.text(folder.resolve("Cargo.toml"), "Cargo.toml"), "Cargo.toml");
            for (JsonNode member : manifest.path("workspace").path("members")) {
                String pattern = member.asText().replaceFirst("^(?:\\./)+", "").replaceFirst("/+$", "");
                patterns.add(FileSystems.getDefault().getPathMatcher("glob:" + pattern));
            }
        } catch (UnreadableToml | PatternSyntaxException _) {
            // Who reads the manifest next says what is wrong with it; without members only the folder itself counts.
            return List.of();
        }
        return patterns;
    }
}
