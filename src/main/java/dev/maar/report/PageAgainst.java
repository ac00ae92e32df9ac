package dev.maar.report;

import java.util.List;

/// What `against.html` is given: how the experiment differs from another one, the [Against] with links and within bounds.
public record PageAgainst(String name, String summary, List<String> toolchains, List<String> otherToolchains,
        List<String> notes, List<CauseRow> causes, int hiddenCauses, List<Group> groups, int onlyHere, int onlyThere) {

    /// One cause: `state` is the text of an [Against.State]; `link` is its page here, empty where it has none.
    public record CauseRow(String state, String look, String title, String link, int here, int there) {}

    /// Crates of one kind: `name` is for addresses, `words` for people.
    public record Group(String name, String words, String look, int number, List<Row> rows, int hidden) {}

    /// One crate: its headline there and here, `now` empty where it was not run here; `otherName` is what it was called there, where that was another version.
    public record Row(String name, String link, String then, String now, String otherName, String causeLink) {}
}
