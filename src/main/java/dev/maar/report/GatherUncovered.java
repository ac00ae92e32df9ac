package dev.maar.report;

import dev.maar.crates.CrateId;
import dev.maar.outcome.Comparison;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/// Gathers the crates in which a difference could not have been seen by the reason for that, as they go by; keeps the first few of each reason.
final class GatherUncovered {
    private static final int MOST = 100;
    private static final int LONGEST = 200;

    private final Map<Comparison, Map<String, Gathered>> groups = new EnumMap<>(Comparison.class);
    private int total;

    void add(CrateReport crate) {
        total++;
        if (crate.undecided() || !LayOutHeadline.UNCOVERED.contains(crate.headline().settled())) {
            return;
        }
        groups.computeIfAbsent(crate.headline().settled(), _ -> new HashMap<>())
                .computeIfAbsent(FailedAt.of(crate).reason(), _ -> new Gathered())
                .add(crate);
    }

    /// `beside` knows since when a crate is as it is.
    PageUncovered page(Beside beside) {
        List<PageUncovered.Group> list = new ArrayList<>();
        for (Comparison comparison : LayOutHeadline.UNCOVERED) {
            Map<String, Gathered> reasons = groups.get(comparison);
            if (reasons != null) {
                list.add(group(comparison, reasons, beside));
            }
        }
        return new PageUncovered(list.stream().mapToInt(PageUncovered.Group::number).sum(), total, list);
    }

    private static PageUncovered.Group group(Comparison comparison, Map<String, Gathered> gathered,
            Beside beside) {
        List<PageUncovered.Reason> reasons = gathered.entrySet()
                .stream()
                .map(one -> one.getValue().reason(comparison, one.getKey(), beside))
                .sorted(Comparator.comparingInt((PageUncovered.Reason one) -> -one.number())
                        .thenComparing(PageUncovered.Reason::name))
                .toList();
        return new PageUncovered.Group(comparison.text(), ComparisonWords.meaning(comparison),
                reasons.stream().mapToInt(PageUncovered.Reason::number).sum(),
                PageLinks.rows("res", comparison.text()), reasons);
    }

    /// What is kept of a crate.
    private record Kept(CrateId id, String name, String why) {
        PageUncovered.Crate crate(Beside beside) {
            return new PageUncovered.Crate(name, PageLinks.crate(id), why, beside.history(id.id()).since());
        }
    }

    /// The crates of one reason.
    private static final class Gathered {
        private final List<Kept> crates = new ArrayList<>();
        private int number;

        void add(CrateReport crate) {
            number++;
            if (crates.size() < MOST) {
                crates.add(new Kept(crate.id(), crate.crate().pinned().reportName(), why(crate)));
            }
        }

        private static String why(CrateReport crate) {
            String why = crate.quirk().isEmpty()
                    ? crate.telling().outcome().map(OutcomeWords::of).orElse("")
                    : crate.quirk();
            return new Excerpt(1, LONGEST).of(why);
        }

        PageUncovered.Reason reason(Comparison comparison, String name, Beside beside) {
            return new PageUncovered.Reason(name.isEmpty() ? "not run yet" : name, number,
                    PageLinks.rows("res", comparison.text(), "reason", name),
                    crates.stream().map(one -> one.crate(beside)).toList(), number - crates.size());
        }
    }
}
