package dev.maar.report;

import dev.maar.experiment.Matrix;
import dev.maar.outcome.Attempt;
import dev.maar.outcome.Standing;
import dev.maar.toolchain.Toolchain;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalInt;
import java.util.function.Function;

/// Arranges the crates under all toolchains for the page, within bounds: those that stand differently as rows, the others by name.
final class LayOutMatrix {
    private static final int MOST_CELLS = 600;
    private static final int MOST_NAMES = 200;

    private final ReportModel model;
    private final Matrix matrix;
    private final Map<String, String> anchors;

    /// `anchors` says where on the page a crate's row is, by the crate's id.
    LayOutMatrix(ReportModel model, Map<String, String> anchors) {
        this.model = model;
        this.matrix = model.matrix();
        this.anchors = anchors;
    }

    /// `counts` gives a candidate's comparisons (0 is the first).
    Page.MatrixTable table(Function<Integer, List<Page.Count>> counts) {
        List<Page.Column> columns = new ArrayList<>();
        for (int position = 0; position < matrix.toolchains().size(); position++) {
            columns.add(column(position, position == 0 ? List.of() : counts.apply(position - 1)));
        }
        List<CrateReport> differing = model.differing();
        List<Page.MatrixRow> rows = differing.stream().limit(MOST_CELLS / columns.size()).map(this::row).toList();
        return new Page.MatrixTable(matrix.answer(), columns, rows, differing.size() - rows.size(), alike());
    }

    private Page.Column column(int position, List<Page.Count> counts) {
        Toolchain toolchain = matrix.toolchains().get(position);
        OptionalInt best = matrix.best();
        return new Page.Column(toolchain.release(), toolchain.spec().text(), position == 0 ? "baseline" : "candidate",
                best.isPresent() && best.getAsInt() == position ? best(position) : "", matrix.builds(position),
                matrix.count(position, Standing.PASSES),
                matrix.count(position, Standing.TESTS_VARY) + matrix.count(position, Standing.BUILD_VARIES),
                matrix.count(position, Standing.UNTRIED), counts);
    }

    private String best(int position) {
        return matrix.builds(position) == matrix.buildSomewhere() ? "the oldest for all" : "builds most";
    }

    private Page.MatrixRow row(CrateReport crate) {
        Matrix.Row row = crate.standings();
        OptionalInt first = row.firstPass();
        OptionalInt oldest = matrix.oldestPass(row);
        return new Page.MatrixRow(row.crate().reportName(), anchors.getOrDefault(row.crate().id(), ""),
                crate.runs().stream().map(LayOutMatrix::cell).toList(),
                first.isEmpty() ? "none" : matrix.name(first.getAsInt()),
                oldest.equals(first) ? "" : matrix.name(oldest.getAsInt()));
    }

    private static Page.MatrixCell cell(RunReport run) {
        Attempt attempt = run.counted();
        if (attempt == null) {
            return new Page.MatrixCell("none", "not run yet", "", "", "");
        }
        return new Page.MatrixCell(look(run), StandingWords.of(run), attempt.outcome().text(),
                StandingWords.evidence(run), LogFiles.link(run));
    }

    private static String look(RunReport run) {
        return switch (run.standing()) {
            case PASSES -> "good";
            case TESTS_VARY, BUILD_VARIES -> "odd";
            case TESTS_FAIL -> "half";
            case FAILS -> "bad";
            case UNTRIED -> run.outcome().map(OutcomeWords::look).orElse("none");
        };
    }

    private List<Page.Alike> alike() {
        Map<Standing, List<String>> names = new EnumMap<>(Standing.class);
        matrix.rows()
                .stream()
                .filter(row -> !row.differs())
                .forEach(row -> names.computeIfAbsent(row.standings().getFirst(), _ -> new ArrayList<>())
                        .add(row.crate().reportName()));
        List<Page.Alike> alike = new ArrayList<>();
        names.forEach((standing, crates) -> alike.add(new Page.Alike(StandingWords.everywhere(standing), crates.size(),
                String.join(", ", crates.subList(0, Math.min(MOST_NAMES, crates.size()))),
                Math.max(0, crates.size() - MOST_NAMES))));
        return alike;
    }
}
