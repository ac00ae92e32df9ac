package dev.maar.report;

import dev.maar.report.MarkdownSection.Item;
import java.util.ArrayList;
import java.util.List;

/// What lies inside equal outcomes as Markdown: crates that fail on both sides and differ, and lints that came and went.
final class MarkdownInside {
    private static final int MOST_PROBLEMS = 3;
    private static final int LONGEST = 200;
    private static final int MOST_LINTS = 200;
    private static final double WEIGHT = 8;
    private static final double WEIGHT_OF_LINTS = 5;

    private final ReportModel model;
    private final MarkdownCrates crates;

    MarkdownInside(ReportModel model, MarkdownCrates crates) {
        this.model = model;
        this.crates = crates;
    }

    List<MarkdownSection> sections() {
        List<MarkdownSection> sections = new ArrayList<>();
        if (!model.inside().isEmpty()) {
            sections.add(new MarkdownSection("differences inside",
                    List.of("### failing on both sides, with differences inside"),
                    model.inside().stream().map(this::item).toList(), model.inside().size() + model.hiddenInside(),
                    "crate", "results.csv", WEIGHT));
        }
        for (int candidate = 0; candidate < model.lints().size(); candidate++) {
            List<LintChange> lints = model.lints().get(candidate).changes();
            if (!lints.isEmpty()) {
                sections.add(lints(candidate, lints));
            }
        }
        return sections;
    }

    private Item item(InsideLine one) {
        String words = one.text() + (model.several() ? " under " + one.toolchain() : "");
        StringBuilder lines = new StringBuilder("* ").append(
                crates.withLogs(MarkdownCrates.named(one.crate()) + " " + MarkdownText.of(words, LONGEST),
                        one.crate()));
        addProblems(lines, "new", one.worse());
        addProblems(lines, "gone", one.better());
        return new Item(lines.toString(), 1);
    }

    private static void addProblems(StringBuilder lines, String word, List<String> problems) {
        problems.stream()
                .limit(MOST_PROBLEMS)
                .forEach(one -> lines.append("\n  * " + word + ": " + MarkdownText.of(one, LONGEST)));
        if (problems.size() > MOST_PROBLEMS) {
            lines.append("\n  * " + word + ": … and " + (problems.size() - MOST_PROBLEMS) + " more");
        }
    }

    private MarkdownSection lints(int candidate, List<LintChange> lints) {
        String name = MarkdownText.of(model.experiment().candidates().get(candidate).spec().text(), LONGEST);
        List<Item> rows = lints.stream()
                .limit(MOST_LINTS)
                .map(lint -> new Item("| " + MarkdownText.of(lint.lint(), LONGEST) + " | " + InsideWords.kind(lint)
                        + " | " + InsideWords.counts(lint) + " |", 1))
                .toList();
        return new MarkdownSection("lints", List.of("### lints that came and went under " + name,
                "| lint | where | change |", "| --- | --- | --- |"), rows, lints.size(), "lint", "results.json",
                WEIGHT_OF_LINTS / model.lints().size());
    }
}
