package dev.maar.crates;

import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.semver4j.Semver;

/// A range of versions as cargo writes requirements (cargo's reference, "Version requirement syntax"): `>=1.2, <2`, `1.2` (which is
/// `^1.2`), `~1.2`, `=1.2.3`, `1.*`, `*`.
///
/// A pre-release is in it only where a part of the range names a pre-release of the same version, as in cargo. The comparing is
/// semver4j's, whose own ranges are npm's and take `^0.0` for nothing at all.
public record VersionRange(String text, List<Part> parts) {
    private static final String NUMBER = "(0|[1-9][0-9]{0,8})";
    private static final String NUMBER_OR_ANY = "(0|[1-9][0-9]{0,8}|[*xX])";
    private static final Pattern PART = Pattern.compile("(=|>=|>|<=|<|~|\\^)?\\s*" + NUMBER + "(?:\\." + NUMBER_OR_ANY
            + "(?:\\." + NUMBER_OR_ANY + "(-[0-9A-Za-z.-]{1,64})?(?:\\+[0-9A-Za-z.-]{1,64})?)?)?");
    private static final Semver LOWEST = new Semver("0.0.0");

    public VersionRange {
        parts = List.copyOf(parts);
    }

    /// One comparison: from a version on, or after it, to another. Null is no bound.
    record Part(@Nullable Semver from, boolean withFrom, @Nullable Semver to, boolean withTo) {

        boolean contains(Semver version) {
            return (from == null || version.isGreaterThan(from) || (withFrom && version.isEqualTo(from)))
                    && (to == null || version.isLowerThan(to) || (withTo && version.isEqualTo(to)));
        }

        boolean namesPreReleaseOf(Semver version) {
            return Stream.ofNullable(from).anyMatch(bound -> preReleaseOfSame(bound, version))
                    || Stream.ofNullable(to).anyMatch(bound -> preReleaseOfSame(bound, version));
        }

        private static boolean preReleaseOfSame(Semver bound, Semver version) {
            return !bound.getPreRelease().isEmpty() && bound.getMajor() == version.getMajor()
                    && bound.getMinor() == version.getMinor() && bound.getPatch() == version.getPatch();
        }

        /// The lowest version that can be the first of this part's.
        Semver first() {
            if (from == null) {
                return LOWEST;
            }
            return withFrom ? from : from.nextPatch();
        }
    }

    /// Reads a range; empty for a text that cargo would not take.
    public static Optional<VersionRange> parse(String text) {
        if (text.strip().equals("*")) {
            return Optional.of(new VersionRange(text, List.of(new Part(null, true, null, true))));
        }
        List<Optional<Part>> parts = Stream.of(text.split(",", -1)).map(part -> part(part.strip())).toList();
        return parts.stream().allMatch(Optional::isPresent)
                ? Optional.of(new VersionRange(text, parts.stream().flatMap(Optional::stream).toList()))
                : Optional.empty();
    }

    private static Optional<Part> part(String text) {
        Matcher matcher = PART.matcher(text);
        if (!matcher.matches()) {
            return Optional.empty();
        }
        String minor = number(matcher.group(3));
        String patch = minor == null ? null : number(matcher.group(4));
        boolean anyThenNumber = minor == null && matcher.group(4) != null && number(matcher.group(4)) != null;
        String preRelease = matcher.group(5);
        if (anyThenNumber || (patch == null && preRelease != null)) {
            return Optional.empty();
        }
        String whole = matcher.group(2) + "." + (minor == null ? "0" : minor) + "." + (patch == null ? "0" : patch)
                + (preRelease == null ? "" : preRelease);
        Semver version = Semver.parse(whole);
        boolean any = text.endsWith("*") || text.endsWith("x") || text.endsWith("X");
        String operator = matcher.group(1) != null ? matcher.group(1) : any && preRelease == null ? "=" : "^";
        return version == null ? Optional.empty() : Optional.of(part(operator, version, minor != null, patch != null));
    }

    private static @Nullable String number(@Nullable String text) {
        return text == null || text.matches("[*xX]") ? null : text;
    }

    /// `hasMinor` and `hasPatch` say how much of the version was written.
    private static Part part(String operator, Semver version, boolean hasMinor, boolean hasPatch) {
        Semver after = hasMinor ? afterMinor(version) : afterMajor(version);
        return switch (operator) {
            case "=" -> hasPatch ? new Part(version, true, version, true) : new Part(version, true, after, false);
            case ">" -> hasPatch ? new Part(version, false, null, false) : new Part(after, true, null, false);
            case ">=" -> new Part(version, true, null, false);
            case "<" -> new Part(null, false, version, false);
            case "<=" -> hasPatch ? new Part(null, false, version, true) : new Part(null, false, after, false);
            case "~" -> new Part(version, true, after, false);
            default -> new Part(version, true, afterCompatible(version, hasMinor, hasPatch), false);
        };
    }

    private static Semver afterMajor(Semver version) {
        return version(version.getMajor() + 1, 0, 0);
    }

    private static Semver afterMinor(Semver version) {
        return version(version.getMajor(), version.getMinor() + 1, 0);
    }

    /// The end of `^`: the leftmost number that is not zero stays, or the last that was written.
    private static Semver afterCompatible(Semver version, boolean hasMinor, boolean hasPatch) {
        if (version.getMajor() > 0 || !hasMinor) {
            return afterMajor(version);
        }
        return version.getMinor() > 0 || !hasPatch
                ? afterMinor(version)
                : version(0, 0, version.getPatch() + 1);
    }

    private static Semver version(int major, int minor, int patch) {
        return new Semver(major + "." + minor + "." + patch);
    }

    /// Whether a version is in the range; build metadata (`+…`) does not count.
    public boolean contains(String version) {
        Semver given = Semver.parse(version);
        return given != null && contains(given.withClearedBuild());
    }

    private boolean contains(Semver version) {
        return parts.stream().allMatch(part -> part.contains(version))
                && (version.getPreRelease().isEmpty()
                        || parts.stream().anyMatch(part -> part.namesPreReleaseOf(version)));
    }

    /// A version that both ranges contain, the lowest if it is a release; empty where there is none. With itself, whether a range has any.
    public Optional<String> common(VersionRange other) {
        // Ranges are intervals: what two have in common begins where one of their parts begins.
        return Stream.concat(parts.stream(), other.parts.stream())
                .map(Part::first)
                .flatMap(first -> Stream.of(first, first.withClearedPreRelease()))
                .sorted()
                .filter(version -> contains(version) && other.contains(version))
                .findFirst()
                .map(Semver::getVersion);
    }
}
