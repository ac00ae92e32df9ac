package dev.maar.report;

import dev.maar.experiment.Experiment;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;

/// Arranges the first page and the further pages of its tables of causes, within bounds.
final class LayOutCauses {
    /// So many causes of a direction have a page of their own and a row; there are more of them in `results.json`.
    static final int MOST_PAGES = 2_000;

    /// The names of the further pages of the tables.
    static final Pattern FILES = Pattern.compile("(causes|fixed)-[0-9]{1,3}\\.html");

    private static final int ROWS = 200;
    private static final int MOST_ROOTS = 3;
    private static final int MOST_SAID = 25;
    private static final Excerpt SAID = new Excerpt(16, 1_600);

    private final ReportModel model;

    LayOutCauses(ReportModel model) {
        this.model = model;
    }

    PageCauses page() {
        var inside = new LayOutInside(model);
        return new PageCauses(new LayOutHeadline(model).headline(), facts(), table(Signature.Direction.REGRESSED, 0),
                table(Signature.Direction.FIXED, 0), inside.table(), inside.lints());
    }

    private List<PageCauses.Fact> facts() {
        Experiment experiment = model.experiment();
        return List.of(new PageCauses.Fact("Crates", String.join(" ", experiment.selections())),
                new PageCauses.Fact("Mode", experiment.mode().text()),
                new PageCauses.Fact("Cap-lints", experiment.capLints().text()),
                new PageCauses.Fact("Started", Measures.moment(experiment.startedAt())),
                new PageCauses.Fact("Completed", Measures.moment(experiment.completedAt())),
                new PageCauses.Fact("Sandbox image", experiment.conditions().imageDigest()),
                new PageCauses.Fact("Limits", experiment.conditions().limits()),
                new PageCauses.Fact("Quirks", quirks()),
                new PageCauses.Fact("Downloads and owners", model.beside().factsAsOf().isEmpty()
                        ? Beside.NO_FACTS
                        : "as of " + model.beside().factsAsOf()));
    }

    private String quirks() {
        if (model.experiment().conditions().ignoreQuirks()) {
            return "ignored";
        }
        int number = model.totals().quirks();
        return number == 0 ? "none" : "of " + PageFilters.counted(number, "crate");
    }

    /// How many pages the table of a direction has; the first is on the first page of the report.
    int sheets(Signature.Direction direction) {
        return Math.ceilDiv(Math.min(MOST_PAGES, causes(direction).size()), ROWS);
    }

    /// The name of the page with a sheet of the table, the first being 0.
    static String file(Signature.Direction direction, int sheet) {
        if (sheet == 0) {
            return PageLinks.INDEX;
        }
        return switch (direction) {
            case REGRESSED -> "causes-";
            case FIXED -> "fixed-";
        } + (sheet + 1) + ".html";
    }

    /// One sheet of a direction's table.
    PageCauses.Table table(Signature.Direction direction, int sheet) {
        List<Cause> causes = causes(direction);
        int first = sheet * ROWS;
        List<PageCauses.Row> rows = new ArrayList<>();
        for (int index = first; index < Math.min(first + ROWS, Math.min(MOST_PAGES, causes.size())); index++) {
            rows.add(row(causes.get(index), index < MOST_SAID));
        }
        boolean counted = causes.stream().anyMatch(cause -> cause.downloads() != null);
        return new PageCauses.Table(causes.size(), counted, rows, sheets(direction, sheet),
                Math.max(0, causes.size() - MOST_PAGES));
    }

    List<Cause> causes(Signature.Direction direction) {
        return switch (direction) {
            case REGRESSED -> model.regressedCauses();
            case FIXED -> model.fixedCauses();
        };
    }

    private List<PageCauses.Sheet> sheets(Signature.Direction direction, int here) {
        int number = sheets(direction);
        List<PageCauses.Sheet> sheets = new ArrayList<>();
        for (int sheet = 0; number > 1 && sheet < number; sheet++) {
            int last = Math.min(Math.min(MOST_PAGES, causes(direction).size()), (sheet + 1) * ROWS);
            sheets.add(new PageCauses.Sheet(
                    PageFilters.grouped(1 + sheet * ROWS) + " – " + PageFilters.grouped(last),
                    file(direction, sheet) + "#" + (direction == Signature.Direction.FIXED ? "fixed" : "causes"),
                    sheet == here));
        }
        return sheets;
    }

    private PageCauses.Row row(Cause cause, boolean said) {
        List<PageCauses.Member> roots = cause.roots()
                .stream()
                .limit(MOST_ROOTS)
                .map(root -> new PageCauses.Member(root.name(),
                        root.tested() ? PageLinks.crate(root.packageId()) : ""))
                .toList();
        CauseWords words = CauseWords.of(cause, model);
        return new PageCauses.Row(cause.id(), PageLinks.cause(cause.id()), cause.title(), cause.signature().step(),
                roots,
                cause.roots().size() - roots.size(), cause.direct(), cause.blocked(), words.rows("1"), words.rows("0"),
                cause.downloads(), words.evidence(), words.state(), words.look(), words.since(),
                model.several() ? String.join(", ", cause.candidates()) : "",
                said ? DrawnText.of(cause.example().rendered(), SAID) : List.of());
    }
}
