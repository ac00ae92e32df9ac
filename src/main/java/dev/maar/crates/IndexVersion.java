package dev.maar.crates;

import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.semver4j.Semver;

/// One published version of a crate, as one line of the index says.
///
/// `checksum` is the archive's SHA-256 in lower-case hexadecimal; `rustVersion` is the oldest compiler that its author promises,
/// null where the index does not say; `line` is the index's own JSON line, with the dependencies.
public record IndexVersion(String name, String version, String checksum, boolean yanked, @Nullable String rustVersion,
        String line) {
    private static final Pattern SAFE_VERSION = Pattern.compile("[0-9][0-9A-Za-z.+-]{0,127}");
    private static final Pattern CHECKSUM = Pattern.compile("[0-9a-f]{64}");

    public IndexVersion {
        if (!CrateName.isValid(name) || !isVersion(version) || !isChecksum(checksum)) {
            throw new IllegalArgumentException("no version of the index: " + name + " " + version + " " + checksum);
        }
    }

    public CrateId.Registry crate() {
        return new CrateId.Registry(name, version);
    }

    Semver semver() {
        return new Semver(version);
    }

    boolean isRelease() {
        return semver().getPreRelease().isEmpty();
    }

    /// A whole semantic version; also safe as part of a file's name, since foreign lockfiles hold versions too.
    public static boolean isVersion(String text) {
        return SAFE_VERSION.matcher(text).matches() && Semver.parse(text) != null;
    }

    /// A SHA-256 in lower-case hexadecimal.
    public static boolean isChecksum(String text) {
        return CHECKSUM.matcher(text).matches();
    }
}
