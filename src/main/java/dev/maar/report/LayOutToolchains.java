package dev.maar.report;

import dev.maar.crates.CrateId;
import dev.maar.experiment.Matrix;
import dev.maar.outcome.Comparison;
import dev.maar.outcome.Standing;
import dev.maar.toolchain.Toolchain;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.OptionalInt;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/// Arranges the crates under all toolchains, within bounds: those that stand differently as rows, the others by name.
final class LayOutToolchains {
    private static final int MOST_CELLS = 2_400;

    private final ReportModel model;
    private final Matrix matrix;
    private final Map<CrateId, CrateLine> lines;

    LayOutToolchains(ReportModel model) {
        this.model = model;
        this.matrix = model.matrix();
        this.lines = model.differing().stream().collect(Collectors.toMap(CrateLine::id, line -> line));
    }

    PageToolchains page() {
        List<PageToolchains.Column> columns = new ArrayList<>();
        for (int position = 0; position < matrix.toolchains().size(); position++) {
            columns.add(column(position));
        }
        List<PageToolchains.Row> rows = matrix.differing()
                .stream()
                .flatMap(this::row)
                .limit(MOST_CELLS / columns.size())
                .toList();
        return new PageToolchains(matrix.answer(), model.total(), columns, rows,
                matrix.differing().size() - rows.size(),
                alike());
    }

    private PageToolchains.Column column(int position) {
        Toolchain toolchain = matrix.toolchains().get(position);
        OptionalInt best = matrix.best();
        return new PageToolchains.Column(toolchain.release(), toolchain.spec().text(),
                position == 0 ? "baseline" : "candidate",
                best.isPresent() && best.getAsInt() == position ? best(position) : "",
                number(position, Stream.of(Standing.values()).filter(Standing::builds).toArray(Standing[]::new)),
                number(position, Standing.PASSES), number(position, Standing.TESTS_VARY, Standing.BUILD_VARIES),
                number(position, Standing.UNTRIED),
                position == 0 ? List.of() : counts(position, model.totals().candidates().get(position - 1)));
    }

    private PageToolchains.Tally number(int position, Standing... ways) {
        return new PageToolchains.Tally(Stream.of(ways).mapToInt(way -> matrix.count(position, way)).sum(),
                PageLinks.standing(position, ways));
    }

    private String best(int position) {
        return matrix.builds(position) == matrix.buildSomewhere() ? "the oldest for all" : "builds most";
    }

    private static List<PageToolchains.Count> counts(int position, Counts counts) {
        List<PageToolchains.Count> list = new ArrayList<>();
        for (Comparison comparison : Comparison.values()) {
            list.add(count(position, comparison.text(), counts.of(comparison)));
            if (comparison == Comparison.REGRESSED) {
                list.add(count(position, CrateLine.UNDECIDED, counts.open()));
            }
        }
        list.removeIf(count -> count.number() == 0);
        return list;
    }

    private static PageToolchains.Count count(int position, String word, int number) {
        return new PageToolchains.Count(word, number, PageLinks.rows("res" + position, word));
    }

    /// The rows that stand so under every toolchain.
    private String everywhere(Standing standing) {
        return PageLinks.rows(IntStream.range(0, matrix.toolchains().size())
                .boxed()
                .flatMap(position -> Stream.of("standing" + position, standing.text()))
                .toArray(String[]::new));
    }

    /// Nothing where what is known of the crate was not kept.
    private Stream<PageToolchains.Row> row(Matrix.Row row) {
        CrateLine line = lines.get(row.crate());
        if (line == null) {
            return Stream.empty();
        }
        OptionalInt first = row.firstPass();
        OptionalInt oldest = matrix.oldestPass(row);
        return Stream.of(new PageToolchains.Row(line.name(), PageLinks.crate(line.id()),
                line.runs().stream().map(LayOutToolchains::cell).toList(),
                first.isEmpty() ? "none" : matrix.name(first.getAsInt()),
                oldest.equals(first) ? "" : matrix.name(oldest.getAsInt())));
    }

    private static PageToolchains.Cell cell(RunLine run) {
        return new PageToolchains.Cell(run.standingLook(), run.standing(), run.outcome(), run.evidence(), run.log());
    }

    private List<PageToolchains.Alike> alike() {
        List<PageToolchains.Alike> alike = new ArrayList<>();
        model.alike().forEach((standing, names) -> {
            int number = matrix.numbers()
                    .getOrDefault(Collections.nCopies(matrix.toolchains().size(), standing), names.size());
            alike.add(new PageToolchains.Alike(StandingWords.everywhere(standing), number, everywhere(standing),
                    String.join(", ", names),
                    number - names.size()));
        });
        return alike;
    }
}
