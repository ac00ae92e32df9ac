package dev.maar.cli;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.maar.experiment.Matrix;
import dev.maar.outcome.Standing;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalInt;

/// Shows the crates under all toolchains: as lines for people, where there are several candidates, and as JSON.
record MatrixLines(Matrix matrix) {
    private static final int MOST_ROWS = 50;

    /// What stands beside a toolchain: `12 build, 11 pass of 15`.
    String counts(int position) {
        return matrix.builds(position) + " build, " + matrix.count(position, Standing.PASSES) + " pass of "
                + matrix.crates();
    }

    /// The sentence, then the crates that stand differently, a line each; nothing with one candidate, where the comparison says it all.
    List<String> lines() {
        if (matrix.toolchains().size() < 3) {
            return List.of();
        }
        List<String> lines = new ArrayList<>(List.of("", matrix.answer()));
        List<Matrix.Row> differing = matrix.differing();
        if (!differing.isEmpty()) {
            lines.add("");
            new Table(rows(differing)).lines().forEach(lines::add);
        }
        if (differing.size() > MOST_ROWS) {
            lines.add("and " + (differing.size() - MOST_ROWS) + " more crates that stand differently: see the report");
        }
        return lines;
    }

    private List<List<String>> rows(List<Matrix.Row> differing) {
        List<List<String>> rows = new ArrayList<>();
        List<String> header = new ArrayList<>(List.of("crate"));
        matrix.toolchains().forEach(toolchain -> header.add(toolchain.spec().text()));
        header.add("passes first under");
        rows.add(header);
        for (Matrix.Row row : differing.subList(0, Math.min(MOST_ROWS, differing.size()))) {
            List<String> words = new ArrayList<>(List.of(row.crate().reportName()));
            row.standings().forEach(standing -> words.add(standing.text()));
            OptionalInt first = row.firstPass();
            OptionalInt oldest = matrix.oldestPass(row);
            words.add((first.isEmpty() ? "none" : matrix.name(first.getAsInt()))
                    + (oldest.equals(first) ? "" : ", oldest: " + matrix.name(oldest.getAsInt())));
            rows.add(words);
        }
        return rows;
    }

    /// The sentence and every crate that stands differently.
    ObjectNode json() {
        ObjectNode node = JsonNodeFactory.instance.objectNode().put("text", matrix.answer());
        ArrayNode crates = node.putArray("differing");
        for (Matrix.Row row : matrix.differing()) {
            ArrayNode standings = crates.addObject().put("crate", row.crate().id()).putArray("standings");
            row.standings().forEach(standing -> standings.add(standing.text()));
        }
        return node;
    }
}
