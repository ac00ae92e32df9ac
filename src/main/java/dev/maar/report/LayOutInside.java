package dev.maar.report;

import dev.maar.crates.CrateId;
import dev.maar.outcome.Inside;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/// Arranges what lies inside equal outcomes for the page, within bounds: failures that differ, and lints.
final class LayOutInside {
    private static final int MOST_ROWS = 200;
    private static final int MOST_LINES = 5;
    private static final int MOST_LINTS = 60;
    private static final int MOST_MEMBERS = 6;
    private static final Excerpt LINE = new Excerpt(1, 300);
    private static final Excerpt SAID = new Excerpt(16, 1_600);

    private final ReportModel model;

    LayOutInside(ReportModel model) {
        this.model = model;
    }

    PageCauses.InsideTable table() {
        int worse = model.totals().inside().values().stream().mapToInt(Integer::intValue).sum();
        List<PageCauses.InsideRow> rows = model.inside().stream().limit(MOST_ROWS).map(this::row).toList();
        return new PageCauses.InsideTable(worse, rows, model.inside().size() + model.hiddenInside() - rows.size());
    }

    private PageCauses.InsideRow row(InsideLine one) {
        List<String> worse = shown(one.worse());
        List<String> better = shown(one.better());
        int hidden = one.worse().size() + one.hiddenWorse() + one.better().size() + one.hiddenBetter() - worse.size()
                - better.size();
        return new PageCauses.InsideRow(one.crate().name(), PageLinks.crate(one.crate().id()),
                model.several() ? one.toolchain() : "", look(one.inside()), one.text(), worse, better, hidden,
                DrawnText.of(one.said(), SAID));
    }

    private static List<String> shown(List<String> lines) {
        return lines.stream().limit(MOST_LINES).map(LINE::of).toList();
    }

    private static String look(Inside inside) {
        if (inside.undecided()) {
            return "odd";
        }
        return inside.worse() ? "bad" : "better";
    }

    List<PageCauses.LintTable> lints() {
        List<PageCauses.LintTable> tables = new ArrayList<>();
        for (int candidate = 0; candidate < model.experiment().toolchains().size() - 1; candidate++) {
            List<LintChange> changes = model.lints().get(candidate).changes();
            int cut = model.lints().get(candidate).cut();
            if (!changes.isEmpty() || cut > 0) {
                tables.add(lints(candidate, changes, cut));
            }
        }
        return tables;
    }

    private PageCauses.LintRow lint(int candidate, LintChange change) {
        List<CrateId> crates = Stream.concat(change.louderCrates().stream(), change.quieterCrates().stream()).toList();
        List<PageCauses.Member> members = crates.stream()
                .limit(MOST_MEMBERS)
                .map(crate -> new PageCauses.Member(crate.reportName(), PageLinks.crate(crate)))
                .toList();
        String link = change.louder() == 0
                ? ""
                : PageLinks.lint(candidate, InsideWords.lint(change.lint(), change.future(), change.local()));
        return new PageCauses.LintRow(change.lint(), InsideWords.kind(change), InsideWords.counts(change), link,
                members,
                change.louder() + change.quieter() - members.size());
    }

    private PageCauses.LintTable lints(int candidate, List<LintChange> changes, int cut) {
        List<PageCauses.LintRow> rows = changes.stream()
                .limit(MOST_LINTS)
                .map(change -> lint(candidate, change))
                .toList();
        String note = cut == 0
                ? ""
                : ReportModel.counted(cut, "crate") + " warned more often than is kept, and "
                        + (cut == 1 ? "is" : "are") + " not counted.";
        String name = model.experiment().toolchains().get(candidate + 1).spec().text();
        return new PageCauses.LintTable(model.several() ? name : "", rows, changes.size() - rows.size(), note);
    }
}
