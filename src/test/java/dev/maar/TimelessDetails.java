package dev.maar;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;

/// Tells `data/details/NNNN.js` with words in place of numbers that stand for them, and without what is measured or differs between any
/// two runs; the shape is in `src/site/markdown/design/report.md`, "Data of the scripts".
final class TimelessDetails {
    private static final int STEP_FIELDS = 3;

    private final JsonNode data;

    private TimelessDetails(JsonNode data) {
        this.data = data;
    }

    static String of(JsonNode data) {
        var told = new TimelessDetails(data);
        return data.path("crates").valueStream().map(told::crate).collect(Collectors.joining("\n"));
    }

    private String text(JsonNode code) {
        return data.path("texts").path(code.asInt()).toString();
    }

    private String crate(JsonNode crate) {
        List<String> lines = new ArrayList<>(List.of(crate.path(0) + " " + text(crate.path(1)) + " " + crate.path(2)
                + " " + text(crate.path(3)) + " " + crate.path(5)));
        for (JsonNode run : crate.path(4)) {
            run.forEach(attempt -> lines.add("  " + text(attempt.path(0)) + " " + steps(attempt.path(6)) + " "
                    + attempt.path(7)));
            lines.add("  and no more");
        }
        return String.join("\n", lines);
    }

    /// A resumed run has its lockfile already, and resolves nothing.
    private List<String> steps(JsonNode steps) {
        List<String> told = new ArrayList<>();
        for (int field = 0; field < steps.size(); field += STEP_FIELDS) {
            JsonNode command = data.path("commands").path(steps.path(field).asInt());
            if (!command.path("kind").asText().equals("resolve")) {
                told.add(command + " " + steps.path(field + 1));
            }
        }
        return told;
    }
}
