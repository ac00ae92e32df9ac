package dev.maar.crates;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.HashSet;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import okio.Buffer;
import okio.ByteString;
import org.jspecify.annotations.Nullable;

/// Index files on disk, each with what the server needs to say that it has not changed.
///
/// One file holds a line of JSON and then the body, so that a rename replaces both at once; a file cut short is as good as none.
final class IndexCache {
    private static final ObjectMapper JSON = new ObjectMapper();

    /// An index file as the server gave it; the two marks are null where the server gave none.
    record Entry(ByteString body, @Nullable String etag, @Nullable String lastModified) {}

    private final Path folder;
    private final PartialFiles partial;

    IndexCache(Path folder, InstantSource clock) {
        this.folder = folder;
        this.partial = new PartialFiles(folder, clock);
    }

    Optional<Entry> read(String path) {
        try {
            byte[] file = Files.readAllBytes(folder.resolve(path));
            int lineEnd = 0;
            while (lineEnd < file.length && file[lineEnd] != '\n') {
                lineEnd++;
            }
            JsonNode head = JSON.readTree(new String(file, 0, lineEnd, StandardCharsets.UTF_8));
            if (lineEnd == file.length || head.path("length").asInt(-1) != file.length - lineEnd - 1) {
                return Optional.empty();
            }
            return Optional.of(new Entry(ByteString.of(file, lineEnd + 1, file.length - lineEnd - 1),
                    head.path("etag").textValue(), head.path("last-modified").textValue()));
        } catch (IOException _) {
            return Optional.empty();
        }
    }

    /// The names of all files that are kept.
    Set<String> names() {
        try (Stream<Path> files = Files.isDirectory(folder) ? Files.walk(folder) : Stream.empty()) {
            return files.filter(Files::isRegularFile)
                    .filter(file -> !folder.relativize(file).startsWith(".partial"))
                    .map(file -> file.getFileName().toString())
                    .collect(Collectors.toCollection(HashSet::new));
        } catch (IOException | UncheckedIOException _) {
            return new HashSet<>();
        }
    }

    void write(String path, Entry entry) {
        ObjectNode head = JSON.createObjectNode()
                .put("etag", entry.etag())
                .put("last-modified", entry.lastModified())
                .put("length", entry.body().size());
        Buffer file = new Buffer().writeUtf8(head + "\n").write(entry.body());
        Path whole = partial.fresh("index");
        try {
            Files.write(whole, file.readByteArray());
        } catch (IOException e) {
            throw partial.cannotWrite(whole, e);
        }
        partial.publish(whole, folder.resolve(path));
    }
}
