package dev.maar.report;

import dev.maar.outcome.Comparison;
import java.io.IOException;
import java.io.Writer;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/// Writes `report.md`: Crater's Markdown form, in which what failed through a package stands indented under that package.
///
/// Only the comparisons of Crater's summary, what is undecided and what was skipped are listed, each with a bounded number of lines; the numbers at the top are whole.
final class MarkdownReport implements ReportPart {
    private static final int MOST_LINES = 200;
    private static final int MOST_CAUSES = 20;
    private static final int MOST_PROBLEMS = 5;
    private static final List<Comparison> SUMMARY = List.of(Comparison.REGRESSED, Comparison.FIXED, Comparison.UNKNOWN,
            Comparison.ERROR, Comparison.SPURIOUS_REGRESSED, Comparison.SPURIOUS_FIXED, Comparison.PREPARE_FAIL,
            Comparison.SKIPPED);

    private final Path staged;

    MarkdownReport(Path staged) {
        this.staged = staged;
    }

    @Override
    public void end(ReportModel model) throws IOException {
        try (Writer out = ReportFolder.text(staged, "report.md")) {
            for (String line : new Lines(model).all()) {
                out.write(line + "\n");
            }
        }
    }

    /// The lines of one report.
    private static final class Lines {
        private final ReportModel model;
        private final List<String> lines = new ArrayList<>();

        Lines(ReportModel model) {
            this.model = model;
        }

        List<String> all() {
            lines.add("# maar report for " + MarkdownText.of(model.experiment().name()));
            lines.add("");
            if (model.totals().unfinished() > 0) {
                lines.add("**Not finished**: " + model.totals().unfinished() + " of " + model.total()
                        + " crates still miss an outcome or a verdict.");
                lines.add("");
            }
            lines.add(model.summary() + ". " + toolchains() + "; mode " + model.experiment().mode().text()
                    + ", cap-lints " + model.experiment().capLints().text() + ".");
            lines.add("");
            new MarkdownMatrix(model).add(lines);
            addCauses();
            for (Comparison comparison : SUMMARY) {
                addSection(comparison.text(), model.list(comparison));
                if (comparison == Comparison.REGRESSED) {
                    addSection(CrateLine.UNDECIDED, model.undecided());
                }
            }
            addInside();
            addLints();
            return lines;
        }

        private String toolchains() {
            return model.experiment()
                    .toolchains()
                    .stream()
                    .map(toolchain -> MarkdownText.of(toolchain.spec().text() + " (" + toolchain.release() + ")"))
                    .collect(Collectors.joining(" → ", "Toolchains: ", ""));
        }

        private void addCauses() {
            if (model.regressedCauses().isEmpty()) {
                return;
            }
            lines.addAll(List.of("| cause | at fault | directly | blocked |", "| --- | --- | ---: | ---: |"));
            model.regressedCauses()
                    .stream()
                    .limit(MOST_CAUSES)
                    .forEach(cause -> lines.add("| " + MarkdownText.of(cause.title()) + " | "
                            + MarkdownText.of(cause.roots().getFirst().name()) + " | " + cause.direct() + " | "
                            + cause.blocked() + " |"));
            if (model.regressedCauses().size() > MOST_CAUSES) {
                lines.add("| … " + (model.regressedCauses().size() - MOST_CAUSES) + " more | | | |");
            }
            lines.add("");
        }

        private void addSection(String title, CrateList crates) {
            if (crates.number() == 0) {
                return;
            }
            List<String> entries = new ArrayList<>();
            Map<String, List<CrateLine>> dependents = new TreeMap<>();
            Map<String, CrateLine> roots = new LinkedHashMap<>();
            for (CrateLine crate : crates.lines()) {
                if (crate.root().isEmpty() || crate.direct()) {
                    roots.put(crate.id().id(), crate);
                } else {
                    dependents.computeIfAbsent(crate.root(), _ -> new ArrayList<>()).add(crate);
                }
            }
            roots.forEach((id, crate) -> {
                entries.add("* " + entry(crate));
                addDependents(entries, dependents.remove(id));
            });
            dependents.forEach((id, blocked) -> {
                entries.add("* " + MarkdownText.of(FoundCause.name(id)));
                addDependents(entries, blocked);
            });
            lines.add("### " + title);
            lines.addAll(entries.subList(0, Math.min(MOST_LINES, entries.size())));
            int hidden = entries.size() - MOST_LINES + crates.hidden();
            if (hidden > 0) {
                lines.add("* … and " + hidden + " more lines: see results.csv");
            }
            lines.add("");
        }

        private void addInside() {
            if (model.inside().isEmpty()) {
                return;
            }
            lines.add("### failing on both sides, with differences inside");
            for (InsideLine one : model.inside().subList(0, Math.min(MOST_LINES, model.inside().size()))) {
                lines.add("* " + named(one.crate()) + " "
                        + MarkdownText.of(one.text() + (model.several() ? " under " + one.toolchain() : ""))
                        + logs(one.crate()));
                addProblems("new", one.worse());
                addProblems("gone", one.better());
            }
            int hidden = Math.max(0, model.inside().size() - MOST_LINES) + model.hiddenInside();
            if (hidden > 0) {
                lines.add("* … and " + hidden + " more crates: see results.csv");
            }
            lines.add("");
        }

        private void addProblems(String word, List<String> problems) {
            problems.stream()
                    .limit(MOST_PROBLEMS)
                    .forEach(one -> lines.add("  * " + word + ": " + MarkdownText.of(one)));
            if (problems.size() > MOST_PROBLEMS) {
                lines.add("  * " + word + ": … and " + (problems.size() - MOST_PROBLEMS) + " more");
            }
        }

        private void addLints() {
            for (int candidate = 0; candidate < model.lints().size(); candidate++) {
                List<LintChange> lints = model.lints().get(candidate).changes();
                if (!lints.isEmpty()) {
                    lines.add("### lints that came and went under "
                            + MarkdownText.of(model.experiment().candidates().get(candidate).spec().text()));
                    lines.addAll(List.of("| lint | where | change |", "| --- | --- | --- |"));
                    lints.stream()
                            .limit(MOST_LINES)
                            .forEach(lint -> lines.add("| " + MarkdownText.of(lint.lint()) + " | "
                                    + InsideWords.kind(lint) + " | " + InsideWords.counts(lint) + " |"));
                    lines.add("");
                }
            }
        }

        private void addDependents(List<String> entries, @Nullable List<CrateLine> dependents) {
            if (dependents != null) {
                dependents.forEach(crate -> entries.add("  * " + entry(crate)));
            }
        }

        private String entry(CrateLine crate) {
            String verdict = crate.verdict().isEmpty() ? "" : " (" + MarkdownText.of(crate.verdict()) + ")";
            return named(crate) + " " + crate.word() + verdict + logs(crate);
        }

        private static String named(CrateLine crate) {
            String name = MarkdownText
                    .of(crate.name() + (crate.status().isEmpty() ? "" : " (" + crate.status() + ")"));
            return (crate.url().isEmpty() ? name : "[" + name + "](" + crate.url() + ")")
                    + (crate.quirk().isEmpty() ? "" : " (quirk: " + MarkdownText.of(crate.quirk()) + ")");
        }

        private String logs(CrateLine crate) {
            List<String> links = new ArrayList<>();
            for (int position = 0; position < crate.runs().size(); position++) {
                RunLine run = crate.runs().get(position);
                if (!run.log().isEmpty()) {
                    links.add("[" + logName(position) + ": " + MarkdownText.of(run.words()) + "](" + run.log() + ")");
                }
            }
            return links.isEmpty() ? "" : " " + String.join(" | ", links);
        }

        private String logName(int position) {
            if (position == 0) {
                return "start";
            }
            return model.several()
                    ? MarkdownText.of(model.experiment().toolchains().get(position).spec().text())
                    : "end";
        }
    }
}
