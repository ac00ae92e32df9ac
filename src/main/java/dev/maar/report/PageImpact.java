package dev.maar.report;

import java.util.List;
import org.jspecify.annotations.Nullable;

/// What `impact.html` is given: the [Impact] with links, within bounds.
///
/// `blockedLink` and the like lead to the rows that a number counts; `asOf` is the day of the registry's snapshot, empty where there is none, and `unknown` is what to say then.
public record PageImpact(int affected, int direct, int blocked, int undecided, boolean warningsFirst, int line,
        String sentence, String affectedLink, String directLink, String blockedLink, boolean counted, boolean owned,
        List<Root> roots, int hiddenRoots, List<Lint> lints, List<Owner> owners, int hiddenOwners, String asOf,
        String unknown, CopyBox section) {

    /// A package that fails by itself, with the crates behind it; `link` is its page, or the registry's where it was not tested itself.
    public record Root(String name, String link, boolean tested, int direct, int blocked, String directLink,
            String blockedLink, @Nullable Long downloads, String owners, List<PageCauses.Member> causes) {}

    /// A lint of future incompatibility that speaks more: in how many crates, which are the rows behind `link`, how often, in whose code.
    public record Lint(String lint, String toolchain, String where, int crates, String link, int reports) {}

    /// Somebody to be told, with the packages.
    public record Owner(String name, String packages, @Nullable Long downloads) {}
}
