package dev.maar.report;

import java.util.List;
import org.jspecify.annotations.Nullable;

/// What `cause.html` is given: one cause with all that a reader wants to know, or paste, about it.
///
/// `direction` is `regressed` or `fixed`; `downloads` may be missing; `evidence`, `since` (`new` or `still there`, beside another experiment) and `under` may be empty. `sides` are the baseline and the candidate that the example
/// `from` is of, and `command` is how that was built. `variants` are empty where there is but one; `owned` says that owners are known. Links lead from the report's folder.
public record PageCause(String id, String direction, String title, String step, int direct, int blocked,
        String directLink, String blockedLink, @Nullable Long downloads, String evidence, String state,
        String stateLook, String since, String under, List<Side> sides, String from, String fromLink, String command,
        List<Root> roots, int hiddenRoots, List<Variant> variants, boolean owned, List<Member> members,
        int hiddenMembers,
        String membersLink, List<CopyBox> boxes) {

    /// What one toolchain made of the example: `words` say how it ended, `said` is what was said, empty where nothing was, and `brief` that it is no more than a line.
    public record Side(String role, String release, String toolchain, String words, String look, boolean brief,
            List<Span> said) {}

    /// A package at fault with the crates behind it; `link` is empty where it was not tested itself.
    public record Root(String name, String link, boolean tested, int direct, int blocked, String directLink,
            String blockedLink) {}

    /// One form in which the cause showed, in so many crates; `place` is a file and line, or empty.
    public record Variant(String packageName, String place, String message, int crates, List<Span> said) {}

    /// A crate that the cause hits; `root` is what it is blocked behind, empty where it fails by itself; `outcomes` are in the order of
    /// the toolchains.
    public record Member(String name, String link, String status, String root, String verdict, List<Cell> outcomes,
            @Nullable Long downloads, String owners) {}

    /// How a crate came out under one toolchain: in words, and in Crater's spelling.
    public record Cell(String look, String words, String exact) {}
}
