package dev.maar.report;

/// What `causes.html` is given: one of the further pages of a table of causes; `direction` is `regressed` or `fixed`.
public record PageMoreCauses(String direction, PageCauses.Table table) {}
