package dev.maar.report;

import java.util.List;

import org.jspecify.annotations.Nullable;

/// What `index.html` is given: the verdict, what was compared, the causes, and what differs inside equal outcomes.
///
/// Texts are as they were said; the engine makes them visible and escapes them.
public record PageCauses(Headline headline, List<Fact> facts, Table regressed, Table fixed, InsideTable inside,
        List<LintTable> lints) {

    /// The numbers of the verdict, which add up: `counts` to `total`, `direct` and `blocked` to `regressed`; `unconfirmed` of the regressed
    /// ones were seen once.
    public record Headline(int total, int causes, int regressed, int direct, int blocked, int unconfirmed,
            int worseInside,
            List<Count> counts) {}

    /// Crates that came out alike, with the rows behind the number. `name` is a comparison, `undecided` or `not covered`; `parts` are what
    /// it is made of, empty where there is but one. `start` and `width` place it on a bar of 1,000 units.
    public record Count(String name, int number, String words, String look, String link, List<Part> parts, int start,
            int width) {}

    /// A part of a [Count].
    public record Part(String name, int number, String link) {}

    /// A condition of the experiment.
    public record Fact(String label, String value) {}

    /// Causes, most users first: `number` in all, of which `hidden` have no row in any sheet; `counted` says that downloads are known.
    public record Table(int number, boolean counted, List<Row> rows, List<Sheet> sheets, int hidden) {}

    /// A page of the table of causes, named by the ranks on it.
    public record Sheet(String words, String link, boolean here) {}

    /// One cause. `link` is its own page; `roots` are packages at fault, without a link where they were not tested themselves; `downloads` may be missing; `evidence` is empty where nothing was run again;
    /// `since` is `new` or `still there` beside another experiment, else empty; `under` names the candidates where there are several; `said` is there for the first causes only.
    public record Row(String id, String link, String title, String step, List<Member> roots, int moreRoots, int direct,
            int blocked, String directLink, String blockedLink, @Nullable Long downloads, String evidence, String state,
            String stateLook, String since, String under, List<Span> said) {}

    /// The crates that fail on both sides and differ inside; `worse` is how many of them are worse as far as that can be believed, `hidden`
    /// how many more rows there are.
    public record InsideTable(int worse, List<InsideRow> rows, int hidden) {}

    /// One of them: what it is called and how far that is believed in `words`, what is new and what is gone as lines, of which so many more
    /// are hidden, and what was said of the first new error. `candidate` is empty unless there are several.
    public record InsideRow(String name, String link, String candidate, String look, String words,
            List<String> newLines, List<String> goneLines, int hidden, List<Span> said) {}

    /// The lints that speak more or less often under one candidate; `candidate` is empty unless there are several. `note` says what was not
    /// counted, or is empty.
    public record LintTable(String candidate, List<LintRow> rows, int hidden, String note) {}

    /// One lint; `counts` is `+12 in 3 crates, −1`; `members` are crates in which it speaks more often, then less often, of which so many more are
    /// hidden.
    public record LintRow(String lint, String kind, String counts, String link, List<Member> members, int hidden) {}

    /// A crate or package with its page, an empty link where it has none.
    public record Member(String name, String link) {}
}
