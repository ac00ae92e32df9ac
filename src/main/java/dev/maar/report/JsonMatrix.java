package dev.maar.report;

import com.fasterxml.jackson.core.JsonGenerator;
import dev.maar.experiment.Matrix;
import dev.maar.outcome.Standing;
import java.io.IOException;
import java.util.OptionalInt;
import org.jspecify.annotations.Nullable;

/// The crates under all toolchains as JSON: numbers per toolchain, and each crate's standings.
final class JsonMatrix {
    private JsonMatrix() {
    }

    static void write(JsonGenerator json, Matrix matrix) throws IOException {
        json.writeObjectFieldStart("matrix");
        json.writeStringField("text", matrix.answer());
        json.writeStringField("oldest", name(matrix, matrix.best()));
        json.writeNumberField("build_somewhere", matrix.buildSomewhere());
        json.writeArrayFieldStart("toolchains");
        for (int position = 0; position < matrix.toolchains().size(); position++) {
            json.writeStartObject();
            json.writeStringField("toolchain", matrix.toolchains().get(position).spec().text());
            json.writeStringField("release", matrix.toolchains().get(position).release());
            json.writeNumberField("builds", matrix.builds(position));
            for (Standing standing : Standing.values()) {
                json.writeNumberField(key(standing), matrix.count(position, standing));
            }
            json.writeEndObject();
        }
        json.writeEndArray();
        json.writeEndObject();
    }

    /// Adds a crate's standings and the toolchains under which it passes first.
    static void add(JsonGenerator json, FirstPass passes, CrateReport crate) throws IOException {
        Matrix.Row row = crate.standings();
        json.writeArrayFieldStart("standings");
        for (Standing standing : row.standings()) {
            json.writeString(standing.text());
        }
        json.writeEndArray();
        json.writeStringField("first_pass", passes.inOrder(row));
        json.writeStringField("oldest_pass", passes.oldest(row));
    }

    private static String key(Standing standing) {
        return standing.text().replace('-', '_');
    }

    private static @Nullable String name(Matrix matrix, OptionalInt position) {
        return position.isEmpty() ? null : matrix.toolchains().get(position.getAsInt()).spec().text();
    }
}
