package dev.maar.report;

import java.util.List;

/// A part of `report.md` that may be cut between its items: what stands above them, the items, and where the rest is found.
///
/// `number` is how many `noun`s there are in all, of which the items show some; `weight` is its share of the room that is left when every section has its first item.
record MarkdownSection(String name, List<String> head, List<Item> items, int number, String noun, String where,
        double weight) {
    /// More than the longest line that says what was left out.
    private static final int REST = 160;

    /// Whole lines that are never parted; `counted` is how many of the section's things they show.
    record Item(String text, int counted) {
        int length() {
            return text.length() + 1;
        }
    }

    MarkdownSection {
        head = List.copyOf(head);
        items = List.copyOf(items);
    }

    /// How many characters it takes with its first item alone.
    int least() {
        int above = head.stream().mapToInt(line -> line.length() + 1).sum();
        return above + (items.isEmpty() ? 0 : items.getFirst().length()) + REST + 1;
    }

    /// How many characters its other items take.
    int others() {
        return items.stream().skip(1).mapToInt(Item::length).sum();
    }

    /// Writes it with as many of its other items as `room` characters hold.
    void write(StringBuilder out, int room) {
        head.forEach(line -> out.append(line).append('\n'));
        int left = room;
        int shown = 0;
        for (int index = 0; index < items.size(); index++) {
            Item item = items.get(index);
            left -= index == 0 ? 0 : item.length();
            if (left < 0) {
                break;
            }
            out.append(item.text()).append('\n');
            shown += item.counted();
        }
        if (shown < number) {
            out.append(rest(number - shown)).append('\n');
        }
        out.append('\n');
    }

    private String rest(int hidden) {
        String text = "… and " + hidden + " more " + noun + (hidden == 1 ? "" : "s") + ": see " + where;
        return head.stream().anyMatch(line -> line.startsWith("| -")) ? "| " + text + " |" : "* " + text;
    }
}
