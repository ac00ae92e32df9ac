package dev.maar.report;

import java.util.List;

/// What `not-covered.html` is given: the crates in which a difference could not have been seen, of `total`, and why; the groups' numbers add up to `number`.
public record PageUncovered(int number, int total, List<Group> groups) {

    /// Those of one comparison (`build-fail`, `broken`, …); the reasons' numbers add up to `number`, most crates first.
    public record Group(String name, String meaning, int number, String rowsLink, List<Reason> reasons) {}

    /// One reason in the spelling of outcomes, with the first of its crates in the order of ids; so many are `hidden`, and `rowsLink` leads to all.
    public record Reason(String name, int number, String rowsLink, List<Crate> crates, int hidden) {}

    /// One crate; `why` says more, such as a quirk or error codes, `since` the experiment since which it is not covered; both may be empty.
    public record Crate(String name, String link, String why, String since) {}
}
