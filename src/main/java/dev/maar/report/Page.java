package dev.maar.report;

import java.util.List;
import org.jspecify.annotations.Nullable;

/// What the page's template is given: texts and numbers that only need a place.
///
/// Texts are as they were said; the engine makes them visible and escapes them. Links are encoded and lead into the report's own
/// folder or to a crate's page. `notice` is empty once the experiment is finished; `matrix` is there only with several candidates.
public record Page(String name, String summary, String notice, List<Fact> facts, List<Compiler> compilers, int total,
        int causeCount,
        List<Count> counts, @Nullable MatrixTable matrix, List<CauseTable> causes, InsideTable inside,
        List<LintTable> lints, List<Group> groups) {

    /// A line of the header.
    public record Fact(String label, String value) {}

    /// A toolchain of the header; `role` is `baseline` or `candidate`.
    public record Compiler(String role, String name, String release, String cargo, String details) {}

    /// A number of the verdict strip, with the group it leads to.
    public record Count(String comparison, int number, String look) {}

    /// The crates under all toolchains: what the oldest compiler is that builds them, a column per toolchain, a row per crate that stands
    /// differently under them, of which so many more are hidden, and those that stand alike under all.
    public record MatrixTable(String answer, List<Column> columns, List<MatrixRow> rows, int hidden,
            List<Alike> alike) {}

    /// One toolchain: how many crates build and pass under it every time, come and go, and were not tried; `best` says of the one that answers for
    /// all whether it builds all. `counts` are the candidate's comparisons, empty for the baseline.
    public record Column(String release, String name, String role, String best, int builds, int passes, int vary,
            int untried, List<Count> counts) {}

    /// One crate, with a cell per toolchain and the first toolchain under which it passes; `oldest` is empty unless another one is older.
    public record MatrixRow(String name, String anchor, List<MatrixCell> cells, String first, String oldest) {}

    /// How one crate stands under one toolchain; `evidence` is empty where there was one attempt, `log` where there was none.
    public record MatrixCell(String look, String words, String exact, String evidence, String log) {}

    /// Crates that stand alike under all toolchains; `names` are the first of them, in one line.
    public record Alike(String words, int number, String names, int hidden) {}

    /// The causes of one comparison; `hidden` is how many more there are.
    public record CauseTable(String title, String anchor, String note, List<CauseRow> rows, int hidden) {}

    /// One cause; `under` names the candidates where there are several; `kind` in words, `crate` is where the package itself is listed when it was tested too, else empty.
    public record CauseRow(String kind, String name, String anchor, String under, int number, List<Member> members,
            int hidden,
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

    /// One lint; `counts` is `+12 in 3 crates, −1`; `members` are crates in which it speaks more often, then less often, of which so many more are
    /// hidden.
    public record LintRow(String lint, String kind, String counts, List<Member> members, int hidden) {}

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
