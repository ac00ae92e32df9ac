package dev.maar.report;

import java.util.List;

/// What `undecided.html` is given: the differences that cannot be believed, by why they cannot; the groups' numbers add up to `number`.
public record PageUndecided(int number, List<Group> groups) {

    /// One kind of them: `name` is `flaky`, `machine` or `open`; `meaning` says why they are undecided and `advice` what to do about it; so many are
    /// `hidden`, and `rowsLink` leads to all.
    public record Group(String name, String meaning, String advice, int number, List<Row> rows, int hidden,
            String rowsLink, List<CopyBox> boxes) {}

    /// One crate; `evidence` says how often each side passed, and whether another experiment saw it come and go.
    public record Row(String name, String link, String status, String evidence, List<PageCause.Cell> outcomes) {}
}
