package dev.maar.build;

import dev.maar.problem.EnvironmentError;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.concurrent.atomic.AtomicLong;
import java.util.stream.Stream;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Makes folders for crates that are being prepared and built; they belong to this process and go away with their crate.
final class WorkFolders {
    private static final Logger LOG = LoggerFactory.getLogger(WorkFolders.class);

    private final Path parent;
    private final AtomicLong made = new AtomicLong();

    WorkFolders(Path parent) {
        this.parent = parent.toAbsolutePath();
    }

    /// A new, empty folder.
    Path make() {
        try {
            return Files.createDirectories(parent.resolve("crate-" + made.incrementAndGet()));
        } catch (IOException e) {
            throw EnvironmentError.passing("no folder for a crate under " + parent + ": " + e.getMessage(), e);
        }
    }

    /// Deletes what an earlier process left.
    void sweep() {
        try (Stream<Path> left = Files.exists(parent) ? Files.list(parent) : Stream.empty()) {
            left.filter(folder -> folder.getFileName().toString().startsWith("crate-")).forEach(WorkFolders::delete);
        } catch (IOException e) {
            throw EnvironmentError.lasting("what is left under " + parent + " cannot be listed: " + e.getMessage(), e);
        }
    }

    /// Deletes a folder with all that is in it; links are deleted, not followed. What cannot be deleted is left to the next sweep.
    static void delete(Path folder) {
        try (Stream<Path> files = Files.walk(folder)) {
            for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
                Files.delete(file);
            }
        } catch (IOException e) {
            LOG.warn("{} is left to the next start's sweep", folder, e);
        }
    }
}
