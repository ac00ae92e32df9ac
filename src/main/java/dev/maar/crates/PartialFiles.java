package dev.maar.crates;

import dev.maar.problem.EnvironmentError;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.BasicFileAttributes;
import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import java.util.stream.Stream;

/// The half-made files and folders of a store, kept apart in its `.partial/` until they are whole and renamed into place.
///
/// What a killed process left there is removed at the next start; what another made that is still there, once it is an hour old, since
/// numbers of processes come again.
public final class PartialFiles {
    private static final Duration LEFT_BEHIND = Duration.ofHours(1);

    private final Path store;
    private final Path folder;

    public PartialFiles(Path store, InstantSource clock) {
        this.store = store;
        this.folder = store.resolve(".partial");
        sweep(clock);
    }

    /// A path, not yet there, on the same file system as the store.
    public Path fresh(String name) {
        try {
            Files.createDirectories(folder);
            return folder.resolve(UnfinishedName.of(name));
        } catch (IOException e) {
            throw cannotWrite(folder, e);
        }
    }

    /// Puts what is whole at its place in the store, at once.
    public void publish(Path whole, Path place) {
        try {
            Files.createDirectories(place.toAbsolutePath().getParent());
            Files.move(whole, place, StandardCopyOption.ATOMIC_MOVE);
        } catch (IOException e) {
            throw cannotWrite(place, e);
        }
    }

    /// Removes a file or a folder with all that is in it, following no link; nothing there is fine.
    public void discard(Path path) {
        try {
            deleteTree(path);
        } catch (IOException e) {
            throw cannotWrite(path, e);
        }
    }

    /// What a failed write to the store means: the disk is full, read-only or not ours.
    EnvironmentError cannotWrite(Path path, IOException cause) {
        String reason = cause.getMessage() == null ? cause.getClass().getSimpleName() : cause.getMessage();
        return EnvironmentError.lasting("cannot write " + path + ": " + reason
                + ", perhaps you should free disk space or check who owns " + store, cause);
    }

    static void deleteTree(Path path) throws IOException {
        if (!Files.exists(path, LinkOption.NOFOLLOW_LINKS)) {
            return;
        }
        Files.walkFileTree(path, new SimpleFileVisitor<>() {
            @Override
            public FileVisitResult visitFile(Path file, BasicFileAttributes attributes) throws IOException {
                Files.delete(file);
                return FileVisitResult.CONTINUE;
            }

            @Override
            public FileVisitResult postVisitDirectory(Path visited, IOException failure) throws IOException {
                Files.delete(visited);
                return FileVisitResult.CONTINUE;
            }
        });
    }

    private void sweep(InstantSource clock) {
        if (!Files.isDirectory(folder)) {
            return;
        }
        try (Stream<Path> left = Files.list(folder)) {
            List<Path> old = left.filter(
                    path -> UnfinishedName.isLeft(path.getFileName().toString()) || isOld(path, clock)).toList();
            old.forEach(this::discard);
        } catch (IOException | UncheckedIOException e) {
            throw EnvironmentError.lasting("cannot read " + folder + ": " + e.getMessage()
                    + ", perhaps you should check who owns it", e);
        }
    }

    private static boolean isOld(Path path, InstantSource clock) {
        try {
            return Files.getLastModifiedTime(path, LinkOption.NOFOLLOW_LINKS)
                    .toInstant()
                    .isBefore(clock.instant().minus(LEFT_BEHIND));
        } catch (IOException _) {
            return false;
        }
    }
}
