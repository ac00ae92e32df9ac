package dev.maar.report;

import dev.maar.experiment.Experiment;
import dev.maar.outcome.Colours;
import dev.maar.outcome.Comparison;
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
    private static final int MOST_ROWS = 900;
    /// With several candidates, whose cells say more, and beside the matrix.
    private static final int MOST_CELLS = 1_350;
    private static final int MOST_CAUSES = 60;
    private static final int MOST_MEMBERS = 12;
    private static final int MOST_EVIDENCE = 100_000;
    private static final Excerpt EXAMPLE = new Excerpt(30, 2_500);

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
                model.total(), model.regressedCauses().size(),
                counts(model.totals().headline()), matrix(), causes(), inside.table(),
                inside.lints(), groups);
    }

    private String notice() {
        if (model.totals().unfinished() == 0) {
            return "";
        }
        return model.totals().unfinished() + " of "
                + ReportModel.counted(model.total(), "crate")
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
        int number = model.totals().quirks();
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

    private static List<Page.Count> counts(Counts counts) {
        List<Page.Count> list = new ArrayList<>();
        counts.settled()
                .forEach((comparison, number) -> list
                        .add(new Page.Count(comparison.text(), number, ComparisonWords.look(comparison))));
        list.add(afterRegressed(list), new Page.Count(CrateLine.UNDECIDED, counts.open(), "odd"));
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
                        .table(candidate -> counts(model.totals().candidates().get(candidate)))
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
        return new Page.CauseTable(title, anchor, "", rows, causes.size() - rows.size());
    }

    private Page.CauseRow cause(Cause cause) {
        Cause.Root root = cause.roots().getFirst();
        String kind = root.name() + (cause.roots().size() == 1 ? "" : " and " + (cause.roots().size() - 1) + " more")
                + ", " + cause.signature().step() + ": " + cause.direct() + " directly, " + cause.blocked()
                + " blocked";
        List<Page.Member> members = cause.members()
                .stream()
                .limit(MOST_MEMBERS)
                .map(crate -> new Page.Member(crate.name(), anchors.getOrDefault(crate.id().id(), "")))
                .toList();
        return new Page.CauseRow(kind, cause.title(), anchors.getOrDefault(root.packageId(), ""),
                model.several() ? String.join(", ", cause.candidates()) : "", cause.number(), members,
                cause.number() - members.size(), EXAMPLE.of(Colours.without(cause.example().rendered())),
                cause.example().crate().name() + " under " + cause.example().toolchain());
    }

    private List<Page.Group> groups() {
        List<Page.Group> groups = new ArrayList<>();
        for (Comparison comparison : Comparison.values()) {
            addGroup(groups, model.list(comparison), comparison.text(), ComparisonWords.meaning(comparison),
                    ComparisonWords.look(comparison), ComparisonWords.told(comparison));
            if (comparison == Comparison.REGRESSED) {
                addGroup(groups, model.undecided(), CrateLine.UNDECIDED, ComparisonWords.UNDECIDED, "odd", true);
            }
        }
        return groups;
    }

    private void addGroup(List<Page.Group> groups, CrateList crates, String title, String meaning, String look,
            boolean open) {
        if (crates.number() > 0) {
            List<Page.Row> rows = crates.lines()
                    .stream()
                    .limit(Math.max(0, mostRows() - anchors.size()))
                    .map(this::row)
                    .toList();
            groups.add(
                    new Page.Group(title, meaning, look, crates.number(), open, rows, crates.number() - rows.size()));
        }
    }

    private int mostRows() {
        return model.several() ? MOST_CELLS / model.experiment().toolchains().size() : MOST_ROWS;
    }

    private Page.Row row(CrateLine crate) {
        String anchor = "crate-" + (anchors.size() + 1);
        anchors.put(crate.id().id(), anchor);
        String shown = evidence < MOST_EVIDENCE ? crate.said() : "";
        evidence += shown.length();
        return new Page.Row(anchor, crate.name(), crate.url(), crate.status(), crate.verdict(), crate.quirk(),
                crate.runs().stream().map(LayOutPage::cell).toList(), shown, crate.saidUnder());
    }

    private static Page.Cell cell(RunLine run) {
        if (run.outcome().isEmpty()) {
            return new Page.Cell("none", "not run yet", "", List.of(), "", "");
        }
        String measures = run.wallMillis() == 0 ? "" : Measures.duration(run.wallMillis());
        if (run.peakMemoryBytes() > 0) {
            measures += " · " + Measures.memory(run.peakMemoryBytes());
        }
        return new Page.Cell(run.look(), run.words(), run.outcome(),
                List.of(new Page.Log("log", run.words(), run.log())), measures, "");
    }
}
