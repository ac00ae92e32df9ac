package dev.maar.report;

import dev.maar.report.MarkdownSection.Item;
import java.util.ArrayList;
import java.util.List;

/// The causes as Markdown: a table of them, then each with its crates, as many as its share of all crates gives it room for.
final class MarkdownCauses {
    static final int MOST_SECTIONS = 40;

    private static final int MOST_ROWS = 100;
    private static final int LONGEST_TITLE = 120;
    private static final double WEIGHT = 60;
    private static final double WEIGHT_OF_TABLE = 15;

    private final ReportModel model;
    private final MarkdownCrates crates;

    MarkdownCauses(ReportModel model, MarkdownCrates crates) {
        this.model = model;
        this.crates = crates;
    }

    List<MarkdownSection> sections() {
        List<Cause> causes = model.regressedCauses();
        List<MarkdownSection> sections = new ArrayList<>();
        if (causes.isEmpty()) {
            return sections;
        }
        sections.add(table(causes));
        int all = causes.stream().mapToInt(Cause::number).sum();
        for (Cause cause : causes.subList(0, Math.min(MOST_SECTIONS, causes.size()))) {
            sections.add(section(cause, sections.size() == 1, all));
        }
        List<Cause> further = causes.subList(Math.min(MOST_SECTIONS, causes.size()), causes.size());
        if (!further.isEmpty()) {
            int hidden = further.stream().mapToInt(Cause::number).sum();
            sections.add(new MarkdownSection("further causes", List.of("#### " + further.size() + " further causes"),
                    List.of(), hidden, "crate", "results.csv", 0));
        }
        return sections;
    }

    private static MarkdownSection table(List<Cause> causes) {
        List<Item> rows = causes.stream().limit(MOST_ROWS).map(MarkdownCauses::row).toList();
        return new MarkdownSection("causes", List.of("| cause | at fault | directly | blocked | downloads |",
                "| --- | --- | ---: | ---: | ---: |"), rows, causes.size(), "cause", "index.html", WEIGHT_OF_TABLE);
    }

    private static Item row(Cause cause) {
        int others = cause.roots().size() - 1;
        return new Item("| " + MarkdownText.of(cause.title(), LONGEST_TITLE) + " | "
                + MarkdownText.of(cause.roots().getFirst().name(), LONGEST_TITLE)
                + (others == 0 ? "" : " and " + others + " more") + " | " + cause.direct() + " | " + cause.blocked()
                + " | " + (cause.downloads() == null ? "" : cause.downloads()) + " |", 1);
    }

    private MarkdownSection section(Cause cause, boolean first, int all) {
        List<String> head = new ArrayList<>();
        if (first) {
            head.addAll(List.of("### regressed", ""));
        }
        head.add("#### " + MarkdownText.of(cause.title(), LONGEST_TITLE));
        head.add(ReportModel.counted(cause.number(), "crate") + ": " + cause.direct() + " directly, " + cause.blocked()
                + " blocked; " + cause.confirmed() + " confirmed. Step: " + cause.signature().step() + ". Cause `"
                + cause.id() + "`.");
        head.add("");
        return new MarkdownSection("cause " + cause.id(), head, crates.items(cause.members()), cause.number(), "crate",
                where(cause), WEIGHT * cause.number() / all);
    }

    private static String where(Cause cause) {
        return CauseLists.link(cause.id());
    }
}
