package dev.maar.report;

import dev.maar.report.MarkdownSection.Item;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/// Crates as items of Markdown: Crater's lines, in which what failed through a package stands indented under that package.
final class MarkdownCrates {
    /// A line that grew beyond this is written without its links.
    static final int LONGEST = 1_500;

    private static final int LONGEST_NAME = 120;
    private static final int LONGEST_WORDS = 160;
    private static final int LONGEST_URL = 300;

    private final ReportModel model;

    MarkdownCrates(ReportModel model) {
        this.model = model;
    }

    /// Those that fail directly in the order given, each with those that it blocks; then packages that were not tested with those that they block.
    List<Item> items(List<CrateLine> crates) {
        Map<String, CrateLine> roots = new LinkedHashMap<>();
        Map<String, List<CrateLine>> blocked = new TreeMap<>();
        for (CrateLine crate : crates) {
            if (crate.root().isEmpty() || crate.direct()) {
                roots.put(crate.id().id(), crate);
            } else {
                blocked.computeIfAbsent(crate.root(), _ -> new ArrayList<>()).add(crate);
            }
        }
        List<Item> items = new ArrayList<>();
        roots.forEach((id, crate) -> {
            items.add(new Item("* " + entry(crate), 1));
            addBlocked(items, blocked.getOrDefault(id, List.of()));
            blocked.remove(id);
        });
        blocked.forEach((id, behind) -> {
            // With the first that it blocks in one item, as it says nothing alone.
            items.add(new Item("* " + MarkdownText.of(FoundCause.name(id), LONGEST_NAME) + "\n  * "
                    + entry(behind.getFirst()), 1));
            addBlocked(items, behind.subList(1, behind.size()));
        });
        return items;
    }

    private void addBlocked(List<Item> items, List<CrateLine> blocked) {
        blocked.forEach(crate -> items.add(new Item("  * " + entry(crate), 1)));
    }

    private String entry(CrateLine crate) {
        String verdict = crate.verdict().isEmpty()
                ? ""
                : " (" + MarkdownText.of(crate.verdict(), LONGEST_WORDS) + ")";
        return withLogs(named(crate) + " " + crate.word() + verdict, crate);
    }

    /// The line with links to the logs, where they leave it readable.
    String withLogs(String line, CrateLine crate) {
        String linked = line + logs(crate);
        return linked.length() <= LONGEST ? linked : line;
    }

    static String named(CrateLine crate) {
        String name = MarkdownText.of(crate.name() + (crate.status().isEmpty() ? "" : " (" + crate.status() + ")"),
                LONGEST_NAME);
        boolean linked = !crate.url().isEmpty() && crate.url().length() <= LONGEST_URL;
        return (linked ? "[" + name + "](" + crate.url() + ")" : name) + (crate.quirk().isEmpty()
                ? ""
                : " (quirk: " + MarkdownText.of(crate.quirk(), LONGEST_WORDS) + ")");
    }

    private String logs(CrateLine crate) {
        List<String> links = new ArrayList<>();
        for (int position = 0; position < crate.runs().size(); position++) {
            RunLine run = crate.runs().get(position);
            if (!run.log().isEmpty()) {
                links.add("[" + logName(position) + ": " + MarkdownText.of(run.words(), LONGEST_WORDS) + "]("
                        + run.log() + ")");
            }
        }
        return links.isEmpty() ? "" : " " + String.join(" | ", links);
    }

    private String logName(int position) {
        if (position == 0) {
            return "start";
        }
        return model.several()
                ? MarkdownText.of(model.experiment().toolchains().get(position).spec().text(), LONGEST_NAME)
                : "end";
    }
}
