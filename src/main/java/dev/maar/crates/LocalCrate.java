package dev.maar.crates;

import dev.maar.problem.EnvironmentError;
import java.io.IOException;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.ArrayList;
import java.util.List;

/// A crate in a folder on this machine, which is copied before anything is built, without its `target/` and `.git`.
///
/// Crater leaves out the top-level `target/` alone and follows every link; here a link must lead to something in the folder.
public final class LocalCrate {
    private final Path folder;
    private final String title;
    private final boolean whole;
    private final PackageLimits limits;

    public LocalCrate(Path folder, PackageLimits limits) {
        this(folder, "the local crate " + folder.toAbsolutePath().normalize(), false, limits);
    }

    private LocalCrate(Path folder, String title, boolean whole, PackageLimits limits) {
        this.folder = folder.toAbsolutePath().normalize();
        this.title = title;
        this.whole = whole;
        this.limits = limits;
    }

    /// What somebody published as a folder, of which nothing is left out; `title` says what it is, for messages.
    public static LocalCrate everythingIn(Path folder, String title, PackageLimits limits) {
        return new LocalCrate(folder, title, true, limits);
    }

    /// Copies the crate as `destination`, which must not be there yet; its parent must. After a refusal what was copied stays,
    /// for the caller to remove.
    public Sources copyTo(Path destination) {
        try {
            Copy copy = new Copy(destination);
            Files.walkFileTree(folder, copy);
            for (Path link : copy.links) {
                if (!InnerLink.leadsInside(destination, link) && !InnerLink.danglesInside(destination, link)) {
                    return refused(link + " is a link to something outside the crate");
                }
            }
            return new Sources.Ready(destination);
        } catch (Unfit e) {
            return refused(String.valueOf(e.getMessage()));
        } catch (IOException e) {
            throw EnvironmentError.lasting("cannot copy " + folder + " to " + destination + ": " + e
                    + ", perhaps you should free disk space or check who may read it", e);
        }
    }

    private Sources.Refused refused(String reason) {
        return new Sources.Refused(title + ": " + reason);
    }

    private static final class Unfit extends IOException {
        private static final long serialVersionUID = 1L;

        Unfit(String message) {
            super(message);
        }
    }

    private final class Copy extends SimpleFileVisitor<Path> {
        private final Path destination;
        private final List<Path> links = new ArrayList<>();
        private long bytes;
        private int entries;

        Copy(Path destination) {
            this.destination = destination;
        }

        @Override
        public FileVisitResult preVisitDirectory(Path visited, BasicFileAttributes attributes) throws IOException {
            Path path = folder.relativize(visited);
            if (isLeftOut(path)) {
                return FileVisitResult.SKIP_SUBTREE;
            }
            count(0);
            PlainModes.makeFolder(destination.resolve(path));
            return FileVisitResult.CONTINUE;
        }

        @Override
        public FileVisitResult visitFile(Path file, BasicFileAttributes attributes) throws IOException {
            Path path = folder.relativize(file);
            if (isLeftOut(path)) {
                return FileVisitResult.CONTINUE;
            }
            if (attributes.isSymbolicLink()) {
                count(0);
                copyLink(file, path);
            } else if (attributes.isRegularFile()) {
                count(attributes.size());
                Files.copy(file, destination.resolve(path));
                PlainModes.setFile(destination.resolve(path), Files.isExecutable(file));
            } else {
                throw new Unfit(path + " is neither a file, a folder nor a link");
            }
            return FileVisitResult.CONTINUE;
        }

        private void copyLink(Path file, Path path) throws IOException {
            Path target = Files.readSymbolicLink(file);
            Path relative = target.isAbsolute() && target.normalize().startsWith(folder)
                    ? file.resolve("..").normalize().relativize(target.normalize())
                    : target;
            if (!InnerLink.make(destination, path, relative.toString())) {
                throw new Unfit(path + " is a link to " + target + ", which is outside the crate");
            }
            links.add(path);
        }

        /// `.git` is a file in a work tree of git's, and a folder elsewhere.
        private boolean isLeftOut(Path path) {
            return !whole && path.getNameCount() == 1 && (path.endsWith("target") || path.endsWith(".git"));
        }

        private void count(long size) throws Unfit {
            bytes += size;
            entries++;
            if (bytes > limits.bytes()) {
                throw new Unfit("it holds more than " + limits.bytes() + " bytes");
            }
            if (entries > limits.entries()) {
                throw new Unfit("it holds more than " + limits.entries() + " files and folders");
            }
        }
    }
}
