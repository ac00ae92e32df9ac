package dev.maar.toolchain;

import java.util.Comparator;
import org.semver4j.Semver;

/// Orders toolchains by how old their compilers are, whatever the order in which they were named.
///
/// By `rustc -vV`: the release's numbers, then the commit's date, so that a nightly of a release is older than the release itself.
public final class Age {
    /// The oldest first. Compilers that cannot be told apart are equal.
    public static final Comparator<Toolchain> OLDEST_FIRST = Comparator.comparing(Age::release)
            .thenComparing(Age::commitDate);

    private Age() {
    }

    private static Semver release(Toolchain toolchain) {
        Semver release = Semver.parse(toolchain.release());
        return release == null
                ? Semver.ZERO
                : new Semver(release.getMajor() + "." + release.getMinor() + "." + release.getPatch());
    }

    /// ISO dates order as text; a compiler without one is later than any that has one.
    private static String commitDate(Toolchain toolchain) {
        return toolchain.rustcVersion()
                .lines()
                .filter(line -> line.matches("commit-date: \\d{4}-\\d{2}-\\d{2}"))
                .map(line -> line.substring("commit-date: ".length()))
                .findFirst()
                .orElse("~");
    }
}
