package dev.maar.report;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.maar.experiment.Matrix;
import dev.maar.outcome.Standing;
import java.util.OptionalInt;
import org.jspecify.annotations.Nullable;

/// The crates under all toolchains as JSON: numbers per toolchain, and each crate's standings.
final class JsonMatrix {
    private JsonMatrix() {
    }

    static ObjectNode of(Matrix matrix) {
        ObjectNode node = JsonNodeFactory.instance.objectNode();
        node.put("text", matrix.answer());
        node.put("oldest", name(matrix, matrix.best()));
        node.put("build_somewhere", matrix.buildSomewhere());
        ArrayNode toolchains = node.putArray("toolchains");
        for (int position = 0; position < matrix.toolchains().size(); position++) {
            ObjectNode one = toolchains.addObject();
            one.put("toolchain", matrix.toolchains().get(position).spec().text());
            one.put("release", matrix.toolchains().get(position).release());
            one.put("builds", matrix.builds(position));
            for (Standing standing : Standing.values()) {
                one.put(key(standing), matrix.count(position, standing));
            }
        }
        return node;
    }

    /// Adds a crate's standings and the toolchains under which it passes first.
    static void add(ObjectNode node, Matrix matrix, CrateReport crate) {
        Matrix.Row row = crate.standings();
        ArrayNode standings = node.putArray("standings");
        row.standings().forEach(standing -> standings.add(standing.text()));
        node.put("first_pass", name(matrix, row.firstPass()));
        node.put("oldest_pass", name(matrix, matrix.oldestPass(row)));
    }

    private static String key(Standing standing) {
        return standing.text().replace('-', '_');
    }

    private static @Nullable String name(Matrix matrix, OptionalInt position) {
        return position.isEmpty() ? null : matrix.toolchains().get(position.getAsInt()).spec().text();
    }
}
