package dev.maar.report;

import dev.maar.outcome.Comparison;
import java.io.IOException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.HashSet;
import java.util.Optional;
import java.util.Set;

/// Writes `lockfiles/HASH.lock` for crates that regressed or were fixed, so that a reader can build what was built.
///
/// Keeps the hashes of what it wrote.
final class LockfileFiles implements ReportPart {
    static final String FOLDER = "lockfiles";

    private final LockfileSource lockfiles;
    private final Path folder;
    private final Set<String> written = new HashSet<>();

    LockfileFiles(LockfileSource lockfiles, Path staged) {
        this.lockfiles = lockfiles;
        this.folder = staged.resolve(FOLDER);
    }

    /// Where a lockfile is, relative to the report's folder.
    static String name(String hash) {
        return FOLDER + "/" + FolderName.of(hash) + ".lock";
    }

    /// Whether the lockfile of this crate, which has gone by, is there.
    boolean has(CrateReport crate) {
        return wanted(crate) && written.contains(crate.crate().lockfileHash());
    }

    private static boolean wanted(CrateReport crate) {
        return crate.is(Comparison.REGRESSED) || crate.is(Comparison.FIXED);
    }

    @Override
    public void crate(CrateReport crate) throws IOException {
        String hash = crate.crate().lockfileHash();
        if (hash == null || !wanted(crate)) {
            return;
        }
        Optional<byte[]> lockfile = lockfiles.lockfile(hash);
        if (lockfile.isPresent()) {
            Files.createDirectories(folder);
            write(folder.resolveSibling(name(hash)), lockfile.get());
            written.add(hash);
        }
    }

    /// The members of a workspace share a lockfile.
    private static void write(Path file, byte[] lockfile) throws IOException {
        try {
            Files.write(file, lockfile, StandardOpenOption.CREATE_NEW);
        } catch (FileAlreadyExistsException _) {
            // The name is the content's hash.
        }
    }

    @Override
    public void end(ReportModel model) {
        // Each lockfile is written as its crate comes.
    }
}
