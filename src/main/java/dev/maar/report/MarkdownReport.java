package dev.maar.report;

import dev.maar.outcome.Comparison;
import dev.maar.outcome.FailureReason.DependsOn;
import dev.maar.outcome.Judgement;
import dev.maar.outcome.Outcome;
import dev.maar.outcome.Outcome.BuildFail;
import dev.maar.outcome.Outcome.PrepareFail;
import dev.maar.outcome.Outcome.TestFail;
import dev.maar.outcome.Verdict;
import java.io.IOException;
import java.io.Writer;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/// Writes `report.md`: Crater's Markdown form, in which what failed through a package stands indented under that package.
///
/// Only the comparisons of Crater's summary, what is undecided and what was skipped are listed, each with a bounded number of lines; the numbers at the top are whole.
final class MarkdownReport {
    private static final int MOST_LINES = 200;
    private static final int MOST_CAUSES = 20;
    private static final int MOST_PROBLEMS = 5;
    private static final List<Comparison> SUMMARY = List.of(Comparison.REGRESSED, Comparison.FIXED, Comparison.UNKNOWN,
            Comparison.ERROR, Comparison.SPURIOUS_REGRESSED, Comparison.SPURIOUS_FIXED, Comparison.PREPARE_FAIL,
            Comparison.SKIPPED);

    private final ReportModel model;
    private final Map<String, CrateReport> tested;

    MarkdownReport(ReportModel model) {
        this.model = model;
        this.tested = model.crates().stream().collect(Collectors.toMap(crate -> crate.id().id(), crate -> crate));
    }

    void write(Writer out) throws IOException {
        List<String> lines = new ArrayList<>();
        lines.add("# maar report for " + MarkdownText.of(model.experiment().name()));
        lines.add("");
        if (model.unfinished() > 0) {
            lines.add("**Not finished**: " + model.unfinished() + " of " + model.crates().size()
                    + " crates still miss an outcome or a verdict.");
            lines.add("");
        }
        lines.add(model.summary() + ". " + toolchains() + "; mode " + model.experiment().mode().text() + ", cap-lints "
                + model.experiment().capLints().text() + ".");
        lines.add("");
        new MarkdownMatrix(model).add(lines);
        addCauses(lines);
        for (Comparison comparison : SUMMARY) {
            addSection(lines, comparison.text(), model.cratesOf(comparison));
            if (comparison == Comparison.REGRESSED) {
                addSection(lines, "undecided", model.undecidedCrates());
            }
        }
        addInside(lines);
        addLints(lines);
        for (String line : lines) {
            out.write(line + "\n");
        }
    }

    private String toolchains() {
        return model.experiment()
                .toolchains()
                .stream()
                .map(toolchain -> MarkdownText.of(toolchain.spec().text() + " (" + toolchain.release() + ")"))
                .collect(Collectors.joining(" → ", "Toolchains: ", ""));
    }

    private void addCauses(List<String> lines) {
        if (model.regressedCauses().isEmpty()) {
            return;
        }
        String under = model.several() ? " under |" : "";
        lines.addAll(List.of("| cause | crates | for example |" + under,
                "| --- | ---: | --- |" + (under.isEmpty() ? "" : " --- |")));
        for (Cause cause : model.regressedCauses().subList(0, Math.min(MOST_CAUSES, model.regressedCauses().size()))) {
            lines.add("| " + MarkdownText.of(cause.title()) + " | " + cause.crates().size() + " | "
                    + MarkdownText.of(cause.crates().getFirst().id().reportName()) + " |"
                    + (under.isEmpty() ? "" : " " + MarkdownText.of(String.join(", ", cause.candidates())) + " |"));
        }
        if (model.regressedCauses().size() > MOST_CAUSES) {
            lines.add("| … " + (model.regressedCauses().size() - MOST_CAUSES) + " more | | |");
        }
        lines.add("");
    }

    private void addSection(List<String> lines, String title, List<CrateReport> crates) {
        if (crates.isEmpty()) {
            return;
        }
        List<String> entries = new ArrayList<>();
        Map<String, Set<CrateReport>> dependents = new TreeMap<>();
        Map<String, CrateReport> roots = new LinkedHashMap<>();
        for (CrateReport crate : crates) {
            Set<String> dependencies = dependencies(crate);
            dependencies.forEach(id -> dependents.computeIfAbsent(id, _ -> new LinkedHashSet<>()).add(crate));
            if (dependencies.isEmpty()) {
                roots.put(crate.id().id(), crate);
            }
        }
        roots.forEach((id, crate) -> {
            entries.add("* " + entry(crate));
            addDependents(entries, dependents.remove(id));
        });
        dependents.forEach((id, crate) -> {
            entries.add("* " + untested(id));
            addDependents(entries, crate);
        });
        lines.add("### " + title);
        lines.addAll(entries.subList(0, Math.min(MOST_LINES, entries.size())));
        if (entries.size() > MOST_LINES) {
            lines.add("* … and " + (entries.size() - MOST_LINES) + " more lines: see results.csv");
        }
        lines.add("");
    }

    private void addInside(List<String> lines) {
        List<InsideReport> inside = model.inside();
        if (inside.isEmpty()) {
            return;
        }
        lines.add("### failing on both sides, with differences inside");
        for (InsideReport one : inside.subList(0, Math.min(MOST_LINES, inside.size()))) {
            lines.add("* " + named(one.crate()) + " "
                    + MarkdownText.of(one.crate().judgements().get(one.candidate()).text() + under(one.run()))
                    + logs(one.crate()));
            addProblems(lines, "new", InsideWords.worse(one.difference()));
            addProblems(lines, "gone", InsideWords.better(one.difference()));
        }
        if (inside.size() > MOST_LINES) {
            lines.add("* … and " + (inside.size() - MOST_LINES) + " more crates: see results.csv");
        }
        lines.add("");
    }

    private static void addProblems(List<String> lines, String word, List<String> problems) {
        problems.stream().limit(MOST_PROBLEMS).forEach(one -> lines.add("  * " + word + ": " + MarkdownText.of(one)));
        if (problems.size() > MOST_PROBLEMS) {
            lines.add("  * " + word + ": … and " + (problems.size() - MOST_PROBLEMS) + " more");
        }
    }

    private void addLints(List<String> lines) {
        for (int candidate = 0; candidate < model.experiment().toolchains().size() - 1; candidate++) {
            List<LintChange> lints = model.lintsOf(candidate);
            if (!lints.isEmpty()) {
                lines.add("### lints that came and went under "
                        + MarkdownText.of(model.experiment().toolchains().get(candidate + 1).spec().text()));
                lines.addAll(List.of("| lint | where | change |", "| --- | --- | --- |"));
                lints.stream()
                        .limit(MOST_LINES)
                        .forEach(lint -> lines.add("| " + MarkdownText.of(lint.lint()) + " | " + InsideWords.kind(lint)
                                + " | " + InsideWords.counts(lint) + " |"));
                lines.add("");
            }
        }
    }

    private void addDependents(List<String> entries, @Nullable Set<CrateReport> dependents) {
        if (dependents != null) {
            dependents.forEach(crate -> entries.add("  * " + entry(crate)));
        }
    }

    private static Set<String> dependencies(CrateReport crate) {
        if (crate.undecided()) {
            return Set.of();
        }
        Outcome outcome = switch (crate.headline().settled()) {
            case REGRESSED, FIXED -> crate.telling().outcome().orElse(Outcome.Plain.SKIPPED);
            case SPURIOUS_REGRESSED, SPURIOUS_FIXED, UNKNOWN, ERROR, BROKEN, PREPARE_FAIL, BUILD_FAIL, TEST_FAIL,
                    TEST_SKIPPED, TEST_PASS, SKIPPED ->
                Outcome.Plain.SKIPPED;
        };
        return switch (outcome) {
            case BuildFail(DependsOn(var ids)) -> ids;
            case PrepareFail(DependsOn(var ids)) -> ids;
            case TestFail(DependsOn(var ids)) -> ids;
            case BuildFail _,PrepareFail _,TestFail _,Outcome.Broken _,Outcome.Plain _ -> Set.of();
        };
    }

    private String untested(String id) {
        CrateReport root = tested.get(id);
        return root == null
                ? MarkdownText.of(Cause.title(id)) + " (not covered in maar testing)"
                : named(root) + " (itself " + root.word() + ")" + logs(root);
    }

    private String entry(CrateReport crate) {
        Judgement headline = crate.headline();
        if (headline.undecided()) {
            return named(crate) + " " + MarkdownText.of(headline.text() + under(crate.worstCandidate())) + logs(crate);
        }
        return named(crate) + switch (headline.settled()) {
            case REGRESSED, SPURIOUS_REGRESSED -> " regressed" + whys(crate, "due to");
            case FIXED, SPURIOUS_FIXED -> " fixed" + whys(crate, "from");
            case UNKNOWN, ERROR, BROKEN, PREPARE_FAIL, BUILD_FAIL, TEST_FAIL, TEST_SKIPPED, TEST_PASS, SKIPPED -> "";
        } + logs(crate);
    }

    /// Under which candidates, why, and with what evidence; what several have alike is said once.
    private String whys(CrateReport crate, String word) {
        Map<String, List<String>> names = new LinkedHashMap<>();
        for (RunReport run : crate.headlineRuns()) {
            Judgement judgement = crate.judgements().get(crate.runs().indexOf(run) - 1);
            RunReport telling = judgement.comparison().regression() ? run : crate.runs().getFirst();
            String why = telling.outcome().map(OutcomeWords::of).map(MarkdownText::of).orElse("");
            names.computeIfAbsent(" " + word + " **" + why + "**" + evidence(judgement), _ -> new ArrayList<>())
                    .add(run.toolchain().spec().text());
        }
        return names.entrySet()
                .stream()
                .map(entry -> (model.several() ? " under " + MarkdownText.of(String.join(", ", entry.getValue())) : "")
                        + entry.getKey())
                .collect(Collectors.joining(","));
    }

    private String under(RunReport run) {
        return model.several() ? " under " + run.toolchain().spec().text() : "";
    }

    private static String evidence(Judgement judgement) {
        return judgement.verdict() == Verdict.CONFIRMED ? " (" + judgement.evidence().text() + ")" : "";
    }

    private static String named(CrateReport crate) {
        String status = crate.crate().status().isEmpty() ? "" : " (" + crate.crate().status() + ")";
        String name = MarkdownText.of(crate.id().reportName() + status);
        return (crate.url().isEmpty() ? name : "[" + name + "](" + crate.url() + ")")
                + (crate.flakyElsewhere() ? " (flaky in another experiment)" : "")
                + (crate.quirk().isEmpty() ? "" : " (quirk: " + MarkdownText.of(crate.quirk()) + ")");
    }

    private static String logs(CrateReport crate) {
        List<String> links = new ArrayList<>();
        for (int position = 0; position < crate.runs().size(); position++) {
            RunReport run = crate.runs().get(position);
            if (run.counted() != null) {
                links.add("[" + logName(crate, position) + "](" + LogFiles.link(run) + ")");
            }
        }
        return links.isEmpty() ? "" : " " + String.join(" | ", links);
    }

    private static String logName(CrateReport crate, int position) {
        if (position == 0) {
            return "start";
        }
        return crate.runs().size() == 2 ? "end" : MarkdownText.of(crate.runs().get(position).toolchain().spec().text());
    }
}
