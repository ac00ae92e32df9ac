package dev.maar.crates;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;

/// Symbolic links that lead to something inside the same folder.
///
/// A link's text alone cannot tell, since other links may stand in its way: the file system is asked, once all links are made.
final class InnerLink {
    private InnerLink() {
    }

    /// Makes the relative link `root/path`; false, and nothing is made, for a target that is absolute or cannot be a path.
    static boolean make(Path root, Path path, String target) {
        try {
            Path to = Path.of(target);
            if (to.isAbsolute() || target.isEmpty()) {
                return false;
            }
            Files.createSymbolicLink(root.resolve(path), to);
            return true;
        } catch (InvalidPathException | IOException _) {
            return false;
        }
    }

    /// Whether the link `root/path` leads to something, and that is inside the root.
    static boolean leadsInside(Path root, Path path) {
        try {
            return root.resolve(path).toRealPath().startsWith(root.toRealPath());
        } catch (IOException _) {
            return false;
        }
    }

    /// Whether the link `root/path` leads nowhere yet, but by its text to a place inside the root.
    static boolean danglesInside(Path root, Path path) {
        Path link = root.resolve(path);
        try {
            Path to = Files.readSymbolicLink(link);
            return !Files.exists(link) && !to.isAbsolute()
                    && link.resolveSibling(to).normalize().startsWith(root.normalize());
        } catch (IOException _) {
            return false;
        }
    }
}
