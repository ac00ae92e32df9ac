package dev.maar.report;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;

/// Fits sections into a number of characters.
///
/// Each gets its head and first item, as long as there is room, the first sections first. What is then left is shared by weight; what a section does not need goes to the
/// others. So a section is cut in proportion, between items, and says what it left out.
final class MarkdownFit {
    private static final int CLOSING = 1_200;
    private static final int MOST_NAMED = 10;

    private final int limit;

    MarkdownFit(int limit) {
        this.limit = limit;
    }

    /// The text, of at most `limit` characters, where `head` is well below.
    String of(String head, List<MarkdownSection> sections) {
        int left = limit - head.length() - CLOSING;
        List<MarkdownSection> kept = new ArrayList<>();
        List<MarkdownSection> dropped = new ArrayList<>();
        for (MarkdownSection section : sections) {
            if (section.least() <= left) {
                left -= section.least();
                kept.add(section);
            } else {
                dropped.add(section);
            }
        }
        StringBuilder out = new StringBuilder(head);
        int[] rooms = rooms(kept, left);
        for (int index = 0; index < rooms.length; index++) {
            kept.get(index).write(out, rooms[index]);
        }
        if (!dropped.isEmpty()) {
            out.append(closing(dropped)).append('\n');
        }
        return out.toString();
    }

    /// How much room each has for its other items: by weight, no more than it needs, and again with what that leaves.
    private static int[] rooms(List<MarkdownSection> sections, int room) {
        int[] rooms = new int[sections.size()];
        Set<Integer> open = new HashSet<>();
        for (int index = 0; index < rooms.length; index++) {
            open.add(index);
        }
        int left = room;
        for (boolean again = true; again && !open.isEmpty();) {
            double weights = open.stream().mapToDouble(index -> sections.get(index).weight()).sum();
            int shared = left;
            again = false;
            for (int index : List.copyOf(open)) {
                int share = (int) (shared * sections.get(index).weight() / weights);
                int needed = sections.get(index).others();
                rooms[index] = Math.min(share, needed);
                if (needed <= share) {
                    open.remove(index);
                    left -= needed;
                    again = true;
                }
            }
        }
        return rooms;
    }

    private static String closing(List<MarkdownSection> dropped) {
        String names = dropped.stream().limit(MOST_NAMED).map(MarkdownSection::name).collect(Collectors.joining(", "));
        return "* … left out for want of room: " + names
                + (dropped.size() > MOST_NAMED ? " and " + (dropped.size() - MOST_NAMED) + " more" : "")
                + ": see index.html";
    }
}
