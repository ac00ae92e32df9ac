package dev.maar.report;

import dev.maar.crates.CrateId;
import dev.maar.experiment.Matrix;
import dev.maar.outcome.Standing;
import dev.maar.toolchain.Toolchain;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.OptionalInt;
import java.util.function.Function;
import java.util.stream.Collectors;

/// Arranges the crates under all toolchains for the page, within bounds: those that stand differently as rows, the others by name.
final class LayOutMatrix {
    private static final int MOST_CELLS = 600;

    private final ReportModel model;
    private final Matrix matrix;
    private final Map<String, String> anchors;
    private final Map<CrateId, CrateLine> lines;

    /// `anchors` says where on the page a crate's row is, by the crate's id.
    LayOutMatrix(ReportModel model, Map<String, String> anchors) {
        this.model = model;
        this.matrix = model.matrix();
        this.anchors = anchors;
        this.lines = model.differing().stream().collect(Collectors.toMap(CrateLine::id, line -> line));
    }

    /// `counts` gives a candidate's comparisons (0 is the first).
    Page.MatrixTable table(Function<Integer, List<Page.Count>> counts) {
        List<Page.Column> columns = new ArrayList<>();
        for (int position = 0; position < matrix.toolchains().size(); position++) {
            columns.add(column(position, position == 0 ? List.of() : counts.apply(position - 1)));
        }
        List<Matrix.Row> differing = matrix.differing();
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

    private Page.MatrixRow row(Matrix.Row row) {
        OptionalInt first = row.firstPass();
        OptionalInt oldest = matrix.oldestPass(row);
        CrateLine line = lines.get(row.crate());
        List<Page.MatrixCell> cells = line == null
                ? List.of()
                : line.runs().stream().map(LayOutMatrix::cell).toList();
        return new Page.MatrixRow(row.crate().reportName(), anchors.getOrDefault(row.crate().id(), ""), cells,
                first.isEmpty() ? "none" : matrix.name(first.getAsInt()),
                oldest.equals(first) ? "" : matrix.name(oldest.getAsInt()));
    }

    private static Page.MatrixCell cell(RunLine run) {
        return new Page.MatrixCell(run.standingLook(), run.standing(), run.outcome(), run.evidence(), run.log());
    }

    private List<Page.Alike> alike() {
        List<Page.Alike> alike = new ArrayList<>();
        model.alike().forEach((standing, names) -> {
            int number = matrix.numbers()
                    .getOrDefault(Collections.nCopies(matrix.toolchains().size(), standing), names.size());
            alike.add(new Page.Alike(StandingWords.everywhere(standing), number, String.join(", ", names),
                    number - names.size()));
        });
        return alike;
    }
}
