package dev.maar.crates;

/// A package that nobody could build because of its archive: gone, too large, broken, or written to break out.
///
/// The message names the archive and, where there is one, the entry. [PackageStore] turns it into a value.
final class ArchiveRefused extends Exception {
    private static final long serialVersionUID = 1L;

    ArchiveRefused(String message) {
        super(message);
    }
}
