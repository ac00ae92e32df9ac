package dev.maar.report;

import dev.maar.outcome.Comparison;
import dev.maar.outcome.Verdict;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/// Arranges the numbers of the verdict, so that they add up and each leads to the rows that it counts.
final class LayOutHeadline {
    /// What a difference could not have been seen in.
    static final List<Comparison> UNCOVERED = List.of(Comparison.BUILD_FAIL, Comparison.BROKEN, Comparison.PREPARE_FAIL,
            Comparison.SKIPPED, Comparison.ERROR, Comparison.UNKNOWN);

    private static final List<Comparison> BEFORE_UNDECIDED = List.of(Comparison.REGRESSED,
            Comparison.SPURIOUS_REGRESSED);
    private static final List<Comparison> AFTER_UNDECIDED = List.of(Comparison.FIXED, Comparison.SPURIOUS_FIXED,
            Comparison.TEST_PASS, Comparison.TEST_SKIPPED, Comparison.TEST_FAIL);
    private static final int BAR = 1_000;
    private static final int LEAST = 7;
    private static final int GAP = 3;

    private final ReportModel model;
    private final List<PageCauses.Count> counts = new ArrayList<>();

    LayOutHeadline(ReportModel model) {
        this.model = model;
    }

    PageCauses.Headline headline() {
        BEFORE_UNDECIDED.forEach(this::add);
        addUndecided();
        AFTER_UNDECIDED.forEach(this::add);
        addUncovered();
        int regressed = model.count(Comparison.REGRESSED);
        int direct = model.regressedCauses().stream().mapToInt(Cause::direct).sum();
        int worse = model.totals().inside().values().stream().mapToInt(Integer::intValue).sum();
        return new PageCauses.Headline(model.total(), model.regressedCauses().size(), regressed, direct,
                regressed - direct,
                model.totals().unconfirmed(), worse, placed());
    }

    private void add(Comparison comparison) {
        add(comparison.text(), model.count(comparison), ComparisonWords.among(comparison, model.several()),
                ComparisonWords.look(comparison), PageLinks.rows("res", comparison.text()), List.of());
    }

    private void addUndecided() {
        List<PageCauses.Part> parts = new ArrayList<>();
        for (Map.Entry<Verdict, Integer> one : model.totals().headline().undecided().entrySet()) {
            addPart(parts, one.getKey().text(), one.getValue(), PageLinks.UNDECIDED);
        }
        add(CrateLine.UNDECIDED, model.totals().headline().open(), "undecided", "odd", PageLinks.UNDECIDED, parts);
    }

    private void addUncovered() {
        List<PageCauses.Part> parts = new ArrayList<>();
        UNCOVERED.forEach(one -> addPart(parts, one.text(), model.count(one), PageLinks.UNCOVERED));
        add("not covered", uncovered(model), "not covered", "none", PageLinks.UNCOVERED, parts);
    }

    /// How many crates could not have shown a difference.
    static int uncovered(ReportModel model) {
        return UNCOVERED.stream().mapToInt(model::count).sum();
    }

    private static void addPart(List<PageCauses.Part> parts, String name, int number, String page) {
        if (number > 0) {
            parts.add(new PageCauses.Part(name, number, page + "#" + name));
        }
    }

    private void add(String name, int number, String words, String look, String link, List<PageCauses.Part> parts) {
        if (number > 0) {
            counts.add(new PageCauses.Count(name, number, words, look, link, parts, 0, 0));
        }
    }

    /// Every number has a place on the bar that can be seen, be it small; the rest is shared out in proportion.
    private List<PageCauses.Count> placed() {
        int free = BAR - counts.size() * (LEAST + GAP) + GAP;
        List<PageCauses.Count> placed = new ArrayList<>();
        int start = 0;
        for (PageCauses.Count one : counts) {
            int width = LEAST + (int) ((long) free * one.number() / model.total());
            placed.add(new PageCauses.Count(one.name(), one.number(), one.words(), one.look(), one.link(), one.parts(),
                    start,
                    width));
            start += width + GAP;
        }
        return placed;
    }
}
