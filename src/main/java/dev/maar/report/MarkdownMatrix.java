package dev.maar.report;

import dev.maar.crates.CrateId;
import dev.maar.experiment.Matrix;
import dev.maar.outcome.Standing;
import dev.maar.report.MarkdownSection.Item;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.OptionalInt;
import java.util.stream.Collectors;

/// The crates under all toolchains as Markdown, where there are several candidates: which compiler builds how many, and the crates that
/// stand differently, within a bound.
final class MarkdownMatrix {
    private static final int MOST_ROWS = 200;
    private static final int MOST_COLUMNS = 12;
    private static final int LONGEST = 60;
    private static final int LONGEST_NAME = 120;
    private static final int LONGEST_ANSWER = 400;
    private static final double WEIGHT = 8;

    private final ReportModel model;
    private final Matrix matrix;
    private final Map<CrateId, CrateLine> known;

    MarkdownMatrix(ReportModel model) {
        this.model = model;
        this.matrix = model.matrix();
        this.known = model.differing().stream().collect(Collectors.toMap(CrateLine::id, line -> line));
    }

    /// None with one candidate.
    List<MarkdownSection> sections() {
        if (!model.several()) {
            return List.of();
        }
        List<MarkdownSection> sections = new ArrayList<>();
        sections.add(toolchains());
        if (!matrix.differing().isEmpty() && matrix.toolchains().size() <= MOST_COLUMNS) {
            sections.add(crates());
        }
        return sections;
    }

    private MarkdownSection toolchains() {
        List<Item> rows = new ArrayList<>();
        for (int position = 0; position < matrix.toolchains().size(); position++) {
            rows.add(new Item("| " + name(position) + " | "
                    + MarkdownText.of(matrix.toolchains().get(position).release(), LONGEST) + " | "
                    + matrix.builds(position) + " | " + matrix.count(position, Standing.PASSES) + " | "
                    + (position == 0 ? "baseline" : counts(position - 1)) + " |", 1));
        }
        return new MarkdownSection("toolchains", List.of("**" + MarkdownText.of(matrix.answer(), LONGEST_ANSWER) + "**",
                "", "| toolchain | rustc | build | pass | beside the baseline |", "| --- | --- | ---: | ---: | --- |"),
                rows, rows.size(), "toolchain", "index.html", WEIGHT);
    }

    private MarkdownSection crates() {
        StringBuilder header = new StringBuilder("| crates that differ |");
        for (int position = 0; position < matrix.toolchains().size(); position++) {
            header.append(" ").append(name(position)).append(" |");
        }
        List<Item> rows = matrix.differing().stream().limit(MOST_ROWS).map(row -> new Item(row(row), 1)).toList();
        return new MarkdownSection("crates that differ", List.of(header.append(" passes first under |").toString(),
                "| --- |" + " --- |".repeat(matrix.toolchains().size()) + " --- |"), rows,
                matrix.differing().size(), "crate", "results.csv", WEIGHT);
    }

    private String row(Matrix.Row row) {
        CrateLine line = known.get(row.crate());
        String cells = line == null ? " |".repeat(matrix.toolchains().size() - 1) : cells(line);
        OptionalInt first = row.firstPass();
        OptionalInt oldest = matrix.oldestPass(row);
        return "| " + MarkdownText.of(row.crate().reportName(), LONGEST_NAME) + " | " + cells + " | "
                + (first.isEmpty() ? "none" : name(first.getAsInt()))
                + (oldest.equals(first) ? "" : "; oldest " + name(oldest.getAsInt())) + " |";
    }

    private static String cells(CrateLine line) {
        String linked = line.runs()
                .stream()
                .map(run -> run.log().isEmpty() ? words(run) : "[" + words(run) + "](" + run.log() + ")")
                .collect(Collectors.joining(" | "));
        return linked.length() <= MarkdownCrates.LONGEST
                ? linked
                : line.runs().stream().map(MarkdownMatrix::words).collect(Collectors.joining(" | "));
    }

    private static String words(RunLine run) {
        return MarkdownText.of(run.standing() + (run.evidence().isEmpty() ? "" : " " + run.evidence()), LONGEST);
    }

    private String counts(int candidate) {
        Counts counts = model.totals().candidates().get(candidate);
        String settled = counts.settled()
                .entrySet()
                .stream()
                .filter(entry -> entry.getValue() > 0)
                .map(entry -> entry.getValue() + " " + entry.getKey().text())
                .collect(Collectors.joining(", "));
        int undecided = counts.open();
        return settled + (undecided == 0 ? "" : (settled.isEmpty() ? "" : ", ") + undecided + " undecided");
    }

    private String name(int position) {
        return MarkdownText.of(matrix.toolchains().get(position).spec().text(), LONGEST);
    }
}
