package dev.maar.crates;

import java.nio.charset.StandardCharsets;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// The names of one archive, checked one by one: all inside the package's own folder, none twice, none through a link or file.
///
/// It writes nothing; [Unpacker] does as it says.
final class PackageTree {
    private static final int LONGEST_PART = 255;

    /// What stands at a path of the package.
    enum Kind {
        FOLDER,
        FILE,
        LINK
    }

    private final String archive;
    private final String root;
    private final PackageLimits limits;
    private final Map<Path, Kind> seen = new HashMap<>();

    PackageTree(String archive, String root, PackageLimits limits) {
        this.archive = archive;
        this.root = root;
        this.limits = limits;
    }

    /// An entry's path relative to the package's folder; empty for that folder itself.
    Optional<Path> inside(String name) throws ArchiveRefused {
        if (name.length() > limits.pathLength()) {
            throw refused(name.substring(0, 80) + "…",
                    "has a path of more than " + limits.pathLength() + " characters");
        }
        if (name.indexOf('\0') >= 0 || name.indexOf('\uFFFD') >= 0) {
            throw refused(name, "has a name with a NUL or one that is not UTF-8");
        }
        if (name.startsWith("/")) {
            throw refused(name, "has an absolute path");
        }
        List<String> parts = new ArrayList<>();
        for (String part : name.split("/", -1)) {
            if (part.equals("..")) {
                throw refused(name, "leads out of the package");
            }
            if (part.getBytes(StandardCharsets.UTF_8).length > LONGEST_PART) {
                throw refused(name, "has a name of more than " + LONGEST_PART + " bytes");
            }
            if (parts.isEmpty() || !(part.isEmpty() || part.equals("."))) {
                parts.add(part);
            }
        }
        if (parts.isEmpty() || !parts.getFirst().equals(root)) {
            throw refused(name, "is outside the package's folder " + root + "/");
        }
        return parts.size() == 1 ? Optional.empty() : Optional.of(path(name, parts.subList(1, parts.size())));
    }

    /// Takes note of an entry; returns the folders above it that were not there yet, outermost first.
    List<Path> add(String name, Path path, Kind kind) throws ArchiveRefused {
        List<Path> missing = new ArrayList<>();
        for (int depth = 1; depth < path.getNameCount(); depth++) {
            Path parent = path.subpath(0, depth);
            Kind there = seen.putIfAbsent(parent, Kind.FOLDER);
            if (there == null) {
                missing.add(parent);
            } else if (there != Kind.FOLDER) {
                throw refused(name, "lies below " + parent + ", which is no folder");
            }
        }
        Kind there = seen.putIfAbsent(path, kind);
        if (there != null && !(there == Kind.FOLDER && kind == Kind.FOLDER)) {
            throw refused(name, "is there twice");
        }
        if (there == null && kind == Kind.FOLDER) {
            missing.add(path);
        }
        if (seen.size() > limits.entries()) {
            throw new ArchiveRefused(archive + " holds more than " + limits.entries() + " files and folders");
        }
        return missing;
    }

    ArchiveRefused refused(String name, String reason) {
        return new ArchiveRefused(archive + ": the entry \"" + name.replaceAll("\\p{Cntrl}", "?") + "\" " + reason);
    }

    private Path path(String name, List<String> parts) throws ArchiveRefused {
        try {
            return Path.of(String.join("/", parts));
        } catch (InvalidPathException e) {
            throw refused(name, "cannot be a file's name on this machine: " + e.getReason());
        }
    }
}
