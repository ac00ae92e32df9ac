package dev.maar.report;

import dev.maar.crates.CrateId;
import dev.maar.experiment.Matrix;
import dev.maar.outcome.Standing;
import java.util.List;
import java.util.Map;
import java.util.OptionalInt;
import java.util.stream.Collectors;

/// The crates under all toolchains as Markdown, where there are several candidates: which compiler builds how many, and the crates that
/// stand differently, within a bound.
final class MarkdownMatrix {
    private static final int MOST_ROWS = 200;

    private final ReportModel model;
    private final Matrix matrix;
    private final Map<CrateId, CrateLine> known;

    MarkdownMatrix(ReportModel model) {
        this.model = model;
        this.matrix = model.matrix();
        this.known = model.differing().stream().collect(Collectors.toMap(CrateLine::id, line -> line));
    }

    void add(List<String> lines) {
        if (!model.several()) {
            return;
        }
        lines.add("**" + MarkdownText.of(matrix.answer()) + "**");
        lines.add("");
        lines.addAll(List.of("| toolchain | rustc | build | pass | beside the baseline |",
                "| --- | --- | ---: | ---: | --- |"));
        for (int position = 0; position < matrix.toolchains().size(); position++) {
            lines.add("| " + name(position) + " | " + MarkdownText.of(matrix.toolchains().get(position).release())
                    + " | " + matrix.builds(position) + " | " + matrix.count(position, Standing.PASSES) + " | "
                    + (position == 0 ? "baseline" : counts(position - 1)) + " |");
        }
        lines.add("");
        addRows(lines, matrix.differing());
    }

    private void addRows(List<String> lines, List<Matrix.Row> rows) {
        if (rows.isEmpty()) {
            return;
        }
        StringBuilder header = new StringBuilder("| crates that differ |");
        for (int position = 0; position < matrix.toolchains().size(); position++) {
            header.append(" ").append(name(position)).append(" |");
        }
        lines.add(header.append(" passes first under |").toString());
        lines.add("| --- |" + " --- |".repeat(matrix.toolchains().size()) + " --- |");
        for (Matrix.Row row : rows.subList(0, Math.min(MOST_ROWS, rows.size()))) {
            lines.add(row(row));
        }
        if (rows.size() > MOST_ROWS) {
            lines.add("| … " + (rows.size() - MOST_ROWS) + " more: see results.csv |"
                    + " |".repeat(matrix.toolchains().size() + 1));
        }
        lines.add("");
    }

    private String row(Matrix.Row row) {
        CrateLine line = known.get(row.crate());
        String cells = line == null
                ? " |".repeat(matrix.toolchains().size() - 1)
                : line.runs().stream().map(MarkdownMatrix::cell).collect(Collectors.joining(" | "));
        OptionalInt first = row.firstPass();
        OptionalInt oldest = matrix.oldestPass(row);
        return "| " + MarkdownText.of(row.crate().reportName()) + " | " + cells + " | "
                + (first.isEmpty() ? "none" : name(first.getAsInt()))
                + (oldest.equals(first) ? "" : "; oldest " + name(oldest.getAsInt())) + " |";
    }

    private static String cell(RunLine run) {
        String words = MarkdownText.of(run.standing() + (run.evidence().isEmpty() ? "" : " " + run.evidence()));
        return run.log().isEmpty() ? words : "[" + words + "](" + run.log() + ")";
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
        return MarkdownText.of(matrix.toolchains().get(position).spec().text());
    }
}
