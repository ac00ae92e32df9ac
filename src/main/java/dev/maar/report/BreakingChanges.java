package dev.maar.report;

import dev.maar.experiment.Experiment;
import java.util.ArrayList;
import java.util.List;

/// Writes the "Breaking changes" section of a stabilization report: its three lists are those of the compiler's template (rustc-dev-guide,
/// "Stabilization report template"), filled in as far as a run can know.
///
/// What only its author can add is marked `*TODO*`, as in the template.
final class BreakingChanges {
    private static final int MOST_CAUSES = 50;
    private static final int MOST_ROOTS = 200;

    private final ReportModel model;
    private final Impact impact;

    BreakingChanges(ReportModel model, Impact impact) {
        this.model = model;
        this.impact = impact;
    }

    String text() {
        List<String> lines = new ArrayList<>(List.of("### Breaking changes", ""));
        lines.add(summary());
        lines.add("");
        lines.add(MarkdownText.of(impact.sentence()));
        lines.addAll(
                List.of("", "*TODO* (What this run cannot know: code that is not in it, and what cannot be fixed.)",
                        "", "Crater report:", ""));
        lines.add("- *TODO* (Where the report can be read.) maar, experiment `" + model.experiment().name() + "`: "
                + MarkdownText.of(model.summary()) + ".");
        lines.addAll(List.of("", "Crater analysis:", ""));
        analysis(lines);
        lints(lines);
        lines.addAll(List.of("", "PRs to affected crates:", ""));
        pullRequests(lines);
        return String.join("\n", lines) + "\n";
    }

    private String summary() {
        Experiment experiment = model.experiment();
        List<String> names = experiment.toolchains()
                .stream()
                .map(toolchain -> MarkdownText.of(toolchain.spec().text()))
                .toList();
        return ReportModel.counted(impact.affected(), "crate") + " of " + model.total() + " regressed: "
                + impact.direct() + " by their own code, " + impact.blocked() + " behind one of "
                + ReportModel.counted(impact.roots().size() + impact.hiddenRoots(), "root crate") + ". "
                + impact.undecided() + " more are undecided. Built with " + String.join(", ", names) + "; mode "
                + experiment.mode().text() + ", cap-lints " + experiment.capLints().text() + ".";
    }

    private void analysis(List<String> lines) {
        List<Cause> causes = model.regressedCauses();
        if (causes.isEmpty()) {
            lines.add("- No crate regressed.");
        } else {
            lines.addAll(List.of("| cause | crates | by their own code | behind a root | roots |",
                    "| --- | ---: | ---: | ---: | ---: |"));
            causes.stream().limit(MOST_CAUSES).map(BreakingChanges::row).forEach(lines::add);
        }
        if (causes.size() > MOST_CAUSES) {
            lines.add("| … " + (causes.size() - MOST_CAUSES) + " more | | | | |");
        }
    }

    private static String row(Cause cause) {
        return "| " + MarkdownText.of(cause.title()) + " | " + cause.number() + " | " + cause.direct() + " | "
                + cause.blocked() + " | " + cause.roots().size() + " |";
    }

    private void lints(List<String> lines) {
        if (impact.lints().isEmpty()) {
            return;
        }
        lines.add("");
        for (Impact.FutureLint lint : impact.lints()) {
            lines.add("- " + MarkdownText.of(lint.lint()) + " (future incompatibility): "
                    + ReportModel.counted(lint.reports(), "more report") + " in "
                    + ReportModel.counted(lint.crates(), "crate") + (lint.local() ? "" : "' dependencies") + " under "
                    + MarkdownText.of(lint.toolchain()) + ".");
        }
    }

    private void pullRequests(List<String> lines) {
        if (impact.roots().isEmpty()) {
            lines.add("- None needed.");
        }
        impact.roots().stream().limit(MOST_ROOTS).map(BreakingChanges::item).forEach(lines::add);
        int more = impact.roots().size() + impact.hiddenRoots() - MOST_ROOTS;
        if (more > 0) {
            lines.add("- … and " + more + " more root crates: see the report.");
        }
    }

    private static String item(Impact.RootCrate root) {
        String name = MarkdownText.of(root.name());
        String cc = Mentions.of(root.owners());
        return "- [ ] " + (root.url().isEmpty() ? name : "[" + name + "](" + root.url() + ")") + " ("
                + ReportModel.counted(root.crates(), "crate") + (cc.isEmpty() ? "" : "; cc " + cc) + "): *TODO*";
    }
}
