package dev.maar.report;

import java.util.ArrayList;
import java.util.List;

/// Crates of one kind: how many there are, and the first of them in the order of ids, as many as there is room for.
public record CrateList(int number, List<CrateLine> lines) {
    static final CrateList NONE = new CrateList(0, List.of());

    public CrateList {
        lines = List.copyOf(lines);
    }

    public int hidden() {
        return number - lines.size();
    }

    /// Takes crates one at a time.
    static final class Gathering {
        private final int most;
        private final List<CrateLine> lines = new ArrayList<>();
        private int number;

        Gathering(int most) {
            this.most = most;
        }

        boolean hasRoom() {
            return lines.size() < most;
        }

        /// Counts a crate whose line is not kept.
        void count() {
            number++;
        }

        /// Counts a crate and keeps its line while there is room.
        void add(CrateLine line) {
            number++;
            if (hasRoom()) {
                lines.add(line);
            }
        }

        CrateList list() {
            return new CrateList(number, lines);
        }
    }
}
