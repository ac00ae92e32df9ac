package dev.maar.crates;

/// How large a package may become on disk.
///
/// `bytes` bounds everything that an archive unpacks to, or a folder holds; `entries` its files and folders; `pathLength` a
/// path in it, in characters; `ratio` is how many times its own size an archive may unpack to, which counts only above
/// `ratioFrom` bytes.
public record PackageLimits(long bytes, int entries, int pathLength, int ratio, long ratioFrom) {
    private static final long MEBIBYTE = 1024L * 1024;

    public PackageLimits {
        if (bytes < 1 || entries < 1 || pathLength < 1 || ratio < 1 || ratioFrom < 0) {
            throw new IllegalArgumentException("limits must be positive");
        }
    }

    /// 1 GiB, 100,000 entries, paths of 1,024 characters; ratio 20 from 512 MiB on is cargo's own rule
    /// (`MAX_COMPRESSION_RATIO`, `MAX_UNPACK_SIZE`), so what it refuses no cargo could build.
    public static PackageLimits usual() {
        return new PackageLimits(1024 * MEBIBYTE, 100_000, 1024, 20, 512 * MEBIBYTE);
    }

    /// How many bytes an archive of this size may unpack to.
    long bytesFor(long archiveBytes) {
        return Math.min(bytes, Math.max(ratioFrom, archiveBytes * ratio));
    }
}
