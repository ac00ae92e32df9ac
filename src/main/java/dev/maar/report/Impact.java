package dev.maar.report;

import java.util.List;
import org.jspecify.annotations.Nullable;

/// What a change of the compiler would break, for whoever proposes it: after the compiler's procedure for breaking changes (rustc-dev-guide,
/// "Procedures for breaking changes", from RFC 1589).
///
/// `roots` are the packages that fail by themselves, the one with most crates first, of which so many more are hidden; `affected` is the number of all regressed crates, roots or not, `direct` and
/// `blocked` its parts. `warningsFirst` says on which side of the ten-crate line that is, `sentence` what follows, in words. `lints` counts what cargo reports of future incompatibilities.
/// `owners` are to be told, those with most users first. `asOf` is the day of the registry's snapshot that downloads and owners are of, empty where there is none. `section` is the "Breaking changes" section of a
/// stabilization report, in Markdown.
public record Impact(List<RootCrate> roots, int hiddenRoots, int affected, int direct, int blocked, int undecided,
        boolean warningsFirst, String sentence, List<FutureLint> lints, List<Owner> owners, String asOf,
        String section) {
    /// "If fewer than 10 total affected projects are found (not root errors), we can move straight to an error."
    public static final int LINE = 10;

    static final Impact NONE = new Impact(List.of(), 0, 0, 0, 0, 0, false, "", List.of(), List.of(), "", "");

    public Impact {
        roots = List.copyOf(roots);
        lints = List.copyOf(lints);
        owners = List.copyOf(owners);
    }

    Impact withSection(String text) {
        return new Impact(roots, hiddenRoots, affected, direct, blocked, undecided, warningsFirst, sentence, lints,
                owners, asOf, text);
    }

    /// A package that fails by itself: `direct` crates are it, `blocked` are behind it. `tested` says that it was tested itself; `causes` are the ids of what it fails for; `downloads` is null where that is not known.
    public record RootCrate(String packageId, String name, String url, boolean tested, int direct, int blocked,
            @Nullable Long downloads, List<String> owners, List<String> causes) {
        public RootCrate {
            owners = List.copyOf(owners);
            causes = List.copyOf(causes);
        }

        public int crates() {
            return direct + blocked;
        }
    }

    /// A lint of future incompatibility that speaks more under a candidate (0 is the first): `reports` more in `crates` crates, in their own code where `local`, else
    /// in dependencies.
    public record FutureLint(int candidate, String toolchain, String lint, boolean local, int crates, int reports) {}

    /// An owner as the registry spells the name, with the roots to be told about, and the downloads of those, null where none is known.
    public record Owner(String name, List<String> packages, @Nullable Long downloads) {
        public Owner {
            packages = List.copyOf(packages);
        }
    }
}
