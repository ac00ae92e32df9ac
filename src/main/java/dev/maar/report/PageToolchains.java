package dev.maar.report;

import java.util.List;

/// What `toolchains.html` is given: what the oldest compiler is that builds all crates, how many of the `total` stand how under each, and each crate that stands differently under
/// them, of which so many more are `hidden`; `alike` are those that stand alike under all.
public record PageToolchains(String answer, int total, List<Column> columns, List<Row> rows, int hidden,
        List<Alike> alike) {

    /// One toolchain: how many crates build and pass under it every time, come and go, and were not tried; `best` says of the one that answers for
    /// all whether it builds all. `counts` are the candidate's comparisons, empty for the baseline.
    public record Column(String release, String name, String role, String best, Tally builds, Tally passes,
            Tally vary, Tally untried, List<Count> counts) {}

    /// How many crates there are so, and their rows in the table.
    public record Tally(int number, String link) {}

    /// How many crates compare so with the baseline, and their rows.
    public record Count(String comparison, int number, String link) {}

    /// One crate, with a cell per toolchain and the first toolchain under which it passes; `oldest` is empty unless another one is older.
    public record Row(String name, String link, List<Cell> cells, String first, String oldest) {}

    /// How one crate stands under one toolchain; `evidence` is empty where there was one attempt, `log` where there was none.
    public record Cell(String look, String words, String exact, String evidence, String log) {}

    /// Crates that stand alike under all toolchains; `names` are the first of them, in one line.
    public record Alike(String words, int number, String link, String names, int hidden) {}
}
