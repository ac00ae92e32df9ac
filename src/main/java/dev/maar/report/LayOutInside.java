package dev.maar.report;

import dev.maar.outcome.Diagnostic;
import dev.maar.outcome.Inside;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/// Arranges what lies inside equal outcomes for the page, within bounds: failures that differ, and lints.
final class LayOutInside {
    private static final int MOST_ROWS = 200;
    private static final int MOST_LINES = 5;
    private static final int MOST_LINTS = 60;
    private static final int MOST_MEMBERS = 6;
    private static final Excerpt LINE = new Excerpt(1, 300);
    private static final Excerpt EVIDENCE = new Excerpt(14, 1_200);

    private final ReportModel model;
    private final Map<String, String> anchors;

    /// `anchors` says where on the page a crate's row is, by the crate's id.
    LayOutInside(ReportModel model, Map<String, String> anchors) {
        this.model = model;
        this.anchors = anchors;
    }

    Page.InsideTable table() {
        List<InsideReport> inside = model.inside();
        int worse = (int) inside.stream()
                .filter(one -> one.inside().worse())
                .map(one -> one.crate().id())
                .distinct()
                .count();
        List<Page.InsideRow> rows = inside.stream().limit(MOST_ROWS).map(this::row).toList();
        return new Page.InsideTable(worse, rows, inside.size() - rows.size());
    }

    private Page.InsideRow row(InsideReport one) {
        List<String> worse = InsideWords.worse(one.difference());
        List<String> better = InsideWords.better(one.difference());
        List<String> shownWorse = shown(worse);
        List<String> shownBetter = shown(better);
        String evidence = one.difference()
                .newErrors()
                .stream()
                .findFirst()
                .map(Diagnostic::plain)
                .map(EVIDENCE::of)
                .orElse("");
        return new Page.InsideRow(one.crate().id().reportName(), anchors.getOrDefault(one.crate().id().id(), ""),
                model.several() ? one.run().toolchain().spec().text() : "", look(one.inside()),
                one.crate().judgements().get(one.candidate()).text(), shownWorse, shownBetter,
                worse.size() + better.size() - shownWorse.size() - shownBetter.size(), evidence);
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

    List<Page.LintTable> lints() {
        List<Page.LintTable> tables = new ArrayList<>();
        for (int candidate = 0; candidate < model.experiment().toolchains().size() - 1; candidate++) {
            List<LintChange> changes = model.lintsOf(candidate);
            int cut = LintChange.cut(model.crates(), candidate);
            if (!changes.isEmpty() || cut > 0) {
                tables.add(lints(candidate, changes, cut));
            }
        }
        return tables;
    }

    private Page.LintRow lint(LintChange change) {
        List<CrateReport> crates = Stream.concat(change.louder().stream(), change.quieter().stream()).toList();
        List<Page.Member> members = crates.stream()
                .limit(MOST_MEMBERS)
                .map(crate -> new Page.Member(crate.id().reportName(), anchors.getOrDefault(crate.id().id(), "")))
                .toList();
        return new Page.LintRow(change.lint(), InsideWords.kind(change), InsideWords.counts(change), members,
                crates.size() - members.size());
    }

    private Page.LintTable lints(int candidate, List<LintChange> changes, int cut) {
        List<Page.LintRow> rows = changes.stream()
                .limit(MOST_LINTS)
                .map(this::lint)
                .toList();
        String note = cut == 0
                ? ""
                : ReportModel.counted(cut, "crate") + " warned more often than is kept, and "
                        + (cut == 1 ? "is" : "are") + " not counted.";
        String name = model.experiment().toolchains().get(candidate + 1).spec().text();
        return new Page.LintTable(model.several() ? name : "", rows, changes.size() - rows.size(), note);
    }
}
