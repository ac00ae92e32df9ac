package dev.maar.report;

import java.util.List;

/// What the page's template is given: texts and numbers that only need a place.
///
/// Texts are as they were said; the engine makes them visible and escapes them. Links are encoded and lead into the report's own
/// folder or to a crate's page. `notice` is empty once the experiment is finished.
public record Page(String name, String summary, String notice, List<Fact> facts, List<Compiler> compilers, int total,
        int causeCount,
        List<Count> counts, List<Candidate> candidates, List<CauseTable> causes, InsideTable inside,
        List<LintTable> lints, List<Group> groups) {

    /// A line of the header.
    public record Fact(String label, String value) {}

    /// A toolchain of the header; `role` is `baseline` or `candidate`.
    public record Compiler(String role, String name, String release, String cargo, String details) {}

    /// A number of the verdict strip, with the group it leads to.
    public record Count(String comparison, int number, String look) {}

    /// One candidate's own numbers, where there are several.
    public record Candidate(String name, List<Count> counts) {}

    /// The causes of one comparison; `hidden` is how many more there are.
    public record CauseTable(String title, String anchor, String note, List<CauseRow> rows, int hidden) {}

    /// One cause; `kind` in words, `crate` is where the package itself is listed when it was tested too, else empty.
    public record CauseRow(String kind, String name, String anchor, int number, List<Member> members, int hidden,
            String example, String exampleFrom) {}

    /// A crate that a cause hit; `anchor` is empty where the page has no row for it.
    public record Member(String name, String anchor) {}

    /// The crates that fail on both sides and differ inside; `worse` is how many of them are worse as far as that can be believed, `hidden`
    /// how many more rows there are.
    public record InsideTable(int worse, List<InsideRow> rows, int hidden) {}

    /// One of them: what it is called and how far that is believed in `words`, what is new and what is gone as lines, of which so many more
    /// are hidden, and what was said of the first new error. `candidate` is empty unless there are several.
    public record InsideRow(String name, String anchor, String candidate, String look, String words,
            List<String> newLines,
            List<String> goneLines, int hidden, String evidence) {}

    /// The lints that speak more or less often under one candidate; `candidate` is empty unless there are several. `note` says what was not
    /// counted, or is empty.
    public record LintTable(String candidate, List<LintRow> rows, int hidden, String note) {}

    /// One lint; `counts` is `+12 in 3 crates, −1`.
    public record LintRow(String lint, String kind, String counts) {}

    /// The crates of one comparison, or the undecided ones; `hidden` is how many more there are.
    public record Group(String comparison, String meaning, String look, int number, boolean open, List<Row> rows,
            int hidden) {}

    /// One crate; `verdict` is empty where there is none to show or several, `quirk` where nothing is special about it, `evidence` (what was said) where nothing needs to be shown.
    public record Row(String anchor, String name, String url, String status, String verdict, String quirk,
            List<Cell> cells,
            String evidence,
            String evidenceFrom) {}

    /// One run of a crate, with the logs of its attempts. `comparison` is empty unless there are several candidates.
    public record Cell(String look, String words, String exact, List<Log> logs, String measures, String comparison) {}

    /// The log of one attempt; `words` say how that ended.
    public record Log(String name, String words, String link) {}
}
