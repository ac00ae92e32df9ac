package dev.maar;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.io.StringReader;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.apache.commons.csv.CSVFormat;

/// Takes out of a report's file what differs between any two runs: times, amounts of memory, addresses, the numbers of threads, the names of workers, the order of
/// lines (tests run side by side), which of a crate's targets cargo gave up first, and how the lockfile was come by (a resumed run
/// has it already).
final class TimelessText {
    private static final Set<String> MEASURED = Set.of("duration_ms", "cpu_ms", "peak_memory_bytes", "worker",
            "started_at", "ended_at", "created_at", "completed_at");
    private static final ObjectMapper JSON = new ObjectMapper();

    private TimelessText() {
    }

    static String of(String name, String text) throws IOException {
        String kind = name.substring(name.lastIndexOf('.') + 1);
        return switch (kind) {
            case "json" -> JSON.writerWithDefaultPrettyPrinter().writeValueAsString(timeless(JSON.readTree(text)));
            case "csv" -> columns(text);
            case "js" -> text.startsWith("maar.add(") ? script(text) : text;
            case "xml" -> lines(text.replaceAll(" time=\"[\\d.]+\"", " time=\"N\""));
            default -> lines(text);
        };
    }

    /// The data of a page with scripts: `maar.add(KIND, NUMBER, {...});`.
    private static String script(String text) throws IOException {
        JsonNode data = JSON.readTree(text.substring(text.indexOf('{'), text.lastIndexOf(')')));
        if (text.startsWith("maar.add(\"log\"")) {
            return lines(data.path("text").asText());
        }
        if (text.startsWith("maar.add(\"details\"")) {
            return TimelessDetails.of(data);
        }
        ((ObjectNode) data).remove(Set.of("time", "memory"));
        return lines(JSON.writerWithDefaultPrettyPrinter().writeValueAsString(data));
    }

    private static JsonNode timeless(JsonNode node) {
        if (node instanceof ObjectNode object) {
            object.remove(MEASURED);
            if (object.path("steps").isArray()) {
                object.set("steps", JSON.valueToTree(object.path("steps")
                        .valueStream()
                        .filter(step -> !step.path("kind").asText().equals("resolve"))
                        .toList()));
            }
        }
        node.forEach(TimelessText::timeless);
        return node;
    }

    private static String columns(String text) {
        try (var table = CSVFormat.DEFAULT.builder()
                .setHeader()
                .setSkipHeaderRecord(true)
                .get()
                .parse(new StringReader(text))) {
            List<String> kept = table.getHeaderNames()
                    .stream()
                    .filter(column -> !MEASURED.contains(column.split(" ", 2)[0]))
                    .toList();
            return table.stream()
                    .map(row -> kept.stream().map((String column) -> column + "=" + row.get(column)).toList())
                    .map(Object::toString)
                    .collect(Collectors.joining("\n"));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static String lines(String text) {
        return text.replaceAll("\\d{4}-\\d\\d-\\d\\d[T ][\\d:.]+( UTC|Z)?", "TIME")
                .replaceAll("\\d+(?:\\.\\d+)? ?(ms|s|min|h|MB|KB)\\b", "N $1")
                .replaceAll("0x[0-9a-f]+", "ADDRESS")
                .replaceAll("(thread '[^']*') \\(\\d+\\)", "$1")
                .lines()
                .filter(line -> !line.matches("\\[INFO] \\[(maar] (resolving with|using the lockfile)"
                        + "|stderr] +(Updating|Locking|Adding) "
                        + "|stderr] (error: could not compile|warning: build failed, waiting for) ).*"))
                .sorted()
                .collect(Collectors.joining("\n"));
    }
}
