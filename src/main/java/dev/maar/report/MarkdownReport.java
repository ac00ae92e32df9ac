package dev.maar.report;

import dev.maar.outcome.Comparison;
import dev.maar.toolchain.Toolchain;
import java.io.IOException;
import java.io.Writer;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;

/// Writes `report.md`, short enough for a comment on a pull request: the verdict, the causes, then crates in Crater's Markdown form.
///
/// GitHub takes 65,536 characters. What does not fit is counted where it is missing, with the file that has it; no line is cut, and foreign texts are bounded before they become lines.
final class MarkdownReport implements ReportPart {
    static final int LIMIT = 65_536;

    private static final int LONGEST_NAME = 80;
    private static final int MOST_TOOLCHAINS = 20;
    private static final double WEIGHT = 4;
    private static final List<Comparison> SUMMARY = List.of(Comparison.FIXED, Comparison.UNKNOWN, Comparison.ERROR,
            Comparison.SPURIOUS_REGRESSED, Comparison.SPURIOUS_FIXED, Comparison.PREPARE_FAIL, Comparison.SKIPPED);

    private final Path staged;

    MarkdownReport(Path staged) {
        this.staged = staged;
    }

    @Override
    public void end(ReportModel model) throws IOException {
        try (Writer out = ReportFolder.text(staged, "report.md")) {
            out.write(text(model, LIMIT));
        }
    }

    /// The report in at most `limit` characters, which must be some thousands.
    static String text(ReportModel model, int limit) {
        MarkdownCrates crates = new MarkdownCrates(model);
        List<MarkdownSection> sections = new ArrayList<>(new MarkdownMatrix(model).sections());
        sections.addAll(new MarkdownCauses(model, crates).sections());
        add(sections, CrateLine.UNDECIDED, model.undecided(), crates);
        for (Comparison comparison : SUMMARY) {
            add(sections, comparison.text(), model.list(comparison), crates);
        }
        sections.addAll(new MarkdownInside(model, crates).sections());
        return new MarkdownFit(limit).of(head(model), sections).stripTrailing() + "\n";
    }

    private static void add(List<MarkdownSection> sections, String title, CrateList list, MarkdownCrates crates) {
        if (list.number() > 0) {
            sections.add(new MarkdownSection(title, List.of("### " + title), crates.items(list.lines()), list.number(),
                    "crate", "results.csv", WEIGHT));
        }
    }

    private static String head(ReportModel model) {
        StringBuilder head = new StringBuilder("# maar report for ")
                .append(MarkdownText.of(model.experiment().name(), LONGEST_NAME))
                .append("\n\n");
        if (model.totals().unfinished() > 0) {
            head.append("**Not finished**: " + model.totals().unfinished() + " of " + model.total()
                    + " crates still miss an outcome or a verdict.\n\n");
        }
        return head.append(model.summary() + ". " + toolchains(model) + "; mode " + model.experiment().mode().text()
                + ", cap-lints " + model.experiment().capLints().text() + ".\n\n").toString();
    }

    private static String toolchains(ReportModel model) {
        List<Toolchain> toolchains = model.experiment().toolchains();
        int hidden = toolchains.size() - MOST_TOOLCHAINS;
        return toolchains.stream()
                .limit(MOST_TOOLCHAINS)
                .map(toolchain -> MarkdownText.of(toolchain.spec().text() + " (" + toolchain.release() + ")",
                        LONGEST_NAME))
                .collect(Collectors.joining(" → ", "Toolchains: ", hidden > 0 ? " and " + hidden + " more" : ""));
    }
}
