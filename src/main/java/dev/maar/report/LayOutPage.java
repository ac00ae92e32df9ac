package dev.maar.report;

import dev.maar.experiment.Experiment;
import dev.maar.outcome.Attempt;
import dev.maar.outcome.Comparison;
import dev.maar.outcome.Judgement;
import dev.maar.outcome.Verdict;
import dev.maar.toolchain.Toolchain;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// Arranges a report as a page, within bounds that keep it near a megabyte whatever the number of crates.
///
/// Rows and excerpts are given out in the order of severity; what finds no room is counted, and is in the other files.
final class LayOutPage {
    private static final int MOST_ROWS = 1_000;
    /// With several candidates, whose cells say more, and beside the matrix.
    private static final int MOST_CELLS = 1_350;
    private static final int MOST_CAUSES = 60;
    private static final int MOST_MEMBERS = 12;
    private static final int MOST_EVIDENCE = 100_000;
    private static final String UNDECIDED = "undecided";
    private static final Excerpt EXAMPLE = new Excerpt(30, 2_500);
    private static final Excerpt EVIDENCE = new Excerpt(14, 1_200);

    private final ReportModel model;
    private final Map<String, String> anchors = new HashMap<>();
    private int evidence;

    LayOutPage(ReportModel model) {
        this.model = model;
    }

    Page page() {
        List<Page.Group> groups = groups();
        var inside = new LayOutInside(model, anchors);
        return new Page(model.experiment().name(), model.summary(), notice(), facts(), compilers(),
                model.crates().size(), model.regressedCauses().size(),
                counts(model.counts(), model.undecided()), matrix(), causes(), inside.table(),
                inside.lints(), groups);
    }

    private String notice() {
        if (model.unfinished() == 0) {
            return "";
        }
        return model.unfinished() + " of "
                + ReportModel.counted(model.crates().size(), "crate")
                + " are not done: they count as unknown, or as undecided where a difference is still to be run again.";
    }

    private List<Page.Fact> facts() {
        Experiment experiment = model.experiment();
        return List.of(new Page.Fact("Crates", String.join(" ", experiment.selections())),
                new Page.Fact("Mode", experiment.mode().text()),
                new Page.Fact("Cap-lints", experiment.capLints().text()),
                new Page.Fact("Started", Measures.moment(experiment.startedAt())),
                new Page.Fact("Completed", Measures.moment(experiment.completedAt())),
                new Page.Fact("Sandbox image", experiment.conditions().imageDigest()),
                new Page.Fact("Limits", experiment.conditions().limits()), new Page.Fact("Quirks", quirks()));
    }

    private String quirks() {
        if (model.experiment().conditions().ignoreQuirks()) {
            return "ignored";
        }
        int number = (int) model.crates().stream().filter(crate -> !crate.quirk().isEmpty()).count();
        return number == 0 ? "none" : "of " + ReportModel.counted(number, "crate");
    }

    private List<Page.Compiler> compilers() {
        List<Page.Compiler> compilers = new ArrayList<>();
        for (Toolchain toolchain : model.experiment().toolchains()) {
            String role = compilers.isEmpty() ? "baseline" : "candidate";
            String cargo = toolchain.hasCargo()
                    ? toolchain.cargoVersion()
                    : "no cargo of its own: the baseline's was used";
            compilers.add(new Page.Compiler(role, toolchain.spec().text(), toolchain.release(), cargo,
                    toolchain.rustcVersion().strip() + "\ncontent hash: " + toolchain.contentHash()));
        }
        return compilers;
    }

    private static List<Page.Count> counts(Map<Comparison, Integer> counts, Map<Verdict, Integer> undecided) {
        List<Page.Count> list = new ArrayList<>();
        counts.forEach((comparison, number) -> list
                .add(new Page.Count(comparison.text(), number, ComparisonWords.look(comparison))));
        int uncertain = undecided.values().stream().mapToInt(Integer::intValue).sum();
        list.add(afterRegressed(list), new Page.Count(UNDECIDED, uncertain, "odd"));
        list.removeIf(count -> count.number() == 0);
        return list;
    }

    private static int afterRegressed(List<Page.Count> counts) {
        return counts.getFirst().comparison().equals(Comparison.REGRESSED.text()) ? 1 : 0;
    }

    /// With one candidate the crates' own table says it all.
    private Page.@Nullable MatrixTable matrix() {
        return model.several()
                ? new LayOutMatrix(model, anchors)
                        .table(candidate -> counts(model.countsOf(candidate), model.undecidedOf(candidate)))
                : null;
    }

    private List<Page.CauseTable> causes() {
        List<Page.CauseTable> tables = new ArrayList<>();
        tables.add(table("Why crates regressed", "causes", model.regressedCauses()));
        if (!model.fixedCauses().isEmpty()) {
            tables.add(table("What was fixed", "fixed-causes", model.fixedCauses()));
        }
        return tables;
    }

    private Page.CauseTable table(String title, String anchor, List<Cause> causes) {
        List<Page.CauseRow> rows = causes.stream().limit(MOST_CAUSES).map(this::cause).toList();
        int hits = causes.stream().mapToInt(cause -> cause.crates().size()).sum();
        long crates = causes.stream().flatMap(cause -> cause.crates().stream()).distinct().count();
        String note = hits > crates ? "A crate with several errors stands in several rows." : "";
        return new Page.CauseTable(title, anchor, note, rows, causes.size() - rows.size());
    }

    private Page.CauseRow cause(Cause cause) {
        String kind = switch (cause.kind()) {
            case DEPENDENCY -> "a dependency failed";
            case ERROR_CODE -> "compiler error or lint";
            case OUTCOME -> "outcome";
        };
        List<Page.Member> members = cause.crates()
                .stream()
                .limit(MOST_MEMBERS)
                .map(crate -> new Page.Member(crate.id().reportName(), anchors.getOrDefault(crate.id().id(), "")))
                .toList();
        return new Page.CauseRow(kind, cause.title(), anchors.getOrDefault(cause.name(), ""),
                model.several() ? String.join(", ", cause.candidates()) : "", cause.crates().size(),
                members,
                cause.crates().size() - members.size(), EXAMPLE.of(cause.example()), cause.exampleFrom());
    }

    private List<Page.Group> groups() {
        List<Page.Group> groups = new ArrayList<>();
        for (Comparison comparison : Comparison.values()) {
            addGroup(groups, model.cratesOf(comparison), comparison.text(), ComparisonWords.meaning(comparison),
                    ComparisonWords.look(comparison), ComparisonWords.told(comparison));
            if (comparison == Comparison.REGRESSED) {
                addGroup(groups, model.undecidedCrates(), UNDECIDED, ComparisonWords.UNDECIDED, "odd", true);
            }
        }
        return groups;
    }

    private void addGroup(List<Page.Group> groups, List<CrateReport> crates, String title, String meaning, String look,
            boolean open) {
        if (!crates.isEmpty()) {
            List<Page.Row> rows = crates.stream()
                    .limit(Math.max(0, mostRows() - anchors.size()))
                    .map(this::row)
                    .toList();
            groups.add(new Page.Group(title, meaning, look, crates.size(), open, rows, crates.size() - rows.size()));
        }
    }

    private int mostRows() {
        return model.several() ? MOST_CELLS / model.experiment().toolchains().size() : MOST_ROWS;
    }

    private Page.Row row(CrateReport crate) {
        String anchor = "crate-" + (anchors.size() + 1);
        anchors.put(crate.id().id(), anchor);
        RunReport telling = crate.telling();
        String said = crate.undecided() || ComparisonWords.told(crate.headline().settled()) ? Evidence.of(telling) : "";
        String shown = evidence < MOST_EVIDENCE ? EVIDENCE.of(said) : "";
        evidence += shown.length();
        return new Page.Row(anchor, crate.id().reportName(), crate.url(), crate.crate().status(), verdict(crate),
                crate.quirk(),
                cells(crate), shown,
                telling.toolchain().spec().text());
    }

    /// With several candidates each has its own, in its cell.
    private static String verdict(CrateReport crate) {
        Judgement headline = crate.headline();
        return switch (headline.verdict()) {
            case NONE -> elsewhere(crate, crate.judgements().size() > 1 ? "" : headline.inside().text());
            case UNCONFIRMED -> elsewhere(crate, "");
            case CONFIRMED, FLAKY, MACHINE, OPEN -> elsewhere(crate,
                    crate.judgements().size() > 1 ? "" : headline.verdict().text() + ": " + headline.evidence().text());
        };
    }

    private static String elsewhere(CrateReport crate, String verdict) {
        if (!crate.flakyElsewhere()) {
            return verdict;
        }
        return (verdict.isEmpty() ? "" : verdict + "; ") + "flaky in another experiment";
    }

    private static List<Page.Cell> cells(CrateReport crate) {
        List<Page.Cell> cells = new ArrayList<>();
        boolean several = crate.judgements().size() > 1;
        for (RunReport run : crate.runs()) {
            cells.add(cell(run, several && !cells.isEmpty() ? crate.judgements().get(cells.size() - 1).text() : ""));
        }
        return cells;
    }

    private static Page.Cell cell(RunReport run, String comparison) {
        Attempt attempt = run.counted();
        if (attempt == null) {
            return new Page.Cell("none", "not run yet", "", List.of(), "", comparison);
        }
        String measures = attempt.wallMillis() == 0 ? "" : Measures.duration(attempt.wallMillis());
        if (attempt.peakMemoryBytes() > 0) {
            measures += " · " + Measures.memory(attempt.peakMemoryBytes());
        }
        List<Page.Log> logs = run.attempts().stream().map(one -> log(run, one)).toList();
        return new Page.Cell(OutcomeWords.look(attempt.outcome()), OutcomeWords.of(attempt.outcome()),
                attempt.outcome().text(), logs, measures, comparison);
    }

    private static Page.Log log(RunReport run, Attempt attempt) {
        return new Page.Log(attempt.number() == 1 ? "log" : Integer.toString(attempt.number()),
                OutcomeWords.of(attempt.outcome()), LogFiles.link(run, attempt.number()));
    }
}
