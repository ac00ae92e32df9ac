package dev.maar.report;

import com.fasterxml.jackson.core.JsonGenerator;
import dev.maar.crates.CrateId;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/// Writes `data/history/NNNN.js`: what earlier experiments made of crates, beside the file of details with that number, where anything is known.
final class HistoryScripts implements ReportPart {
    private final Path folder;
    private final CrateDetails details;

    /// `details` has to have been told of the end before.
    HistoryScripts(Path folder, CrateDetails details) {
        this.folder = folder;
        this.details = details;
    }

    /// The numbers of the files that [#end] writes for this report.
    static List<Integer> files(ReportModel model, CrateDetails details) {
        return List.copyOf(byFile(model, details).keySet());
    }

    private static Map<Integer, List<String>> byFile(ReportModel model, CrateDetails details) {
        List<CrateId> begins = details.files().stream().map(file -> CrateId.parse(file.id())).toList();
        Map<Integer, List<String>> files = new TreeMap<>();
        for (String id : model.beside().histories().keySet()) {
            files.computeIfAbsent(file(begins, CrateId.parse(id)), _ -> new ArrayList<>()).add(id);
        }
        return files;
    }

    /// The last file that does not begin behind the crate.
    private static int file(List<CrateId> begins, CrateId crate) {
        int low = 0;
        int high = begins.size() - 1;
        while (low < high) {
            int middle = (low + high + 1) / 2;
            if (begins.get(middle).compareTo(crate) <= 0) {
                low = middle;
            } else {
                high = middle - 1;
            }
        }
        return low;
    }

    @Override
    public void end(ReportModel model) throws IOException {
        for (Map.Entry<Integer, List<String>> file : byFile(model, details).entrySet()) {
            String name = String.format("data/history/%04d.js", file.getKey());
            try (DataScript script = DataScript.open(folder.resolve(name), "history", file.getKey())) {
                for (String id : file.getValue().stream().sorted(Comparator.naturalOrder()).toList()) {
                    script.json().writeFieldName(id);
                    write(script.json(), model.beside().history(id));
                }
            }
        }
    }

    private static void write(JsonGenerator json, CrateHistory history) throws IOException {
        json.writeStartObject();
        json.writeStringField("since", history.since());
        json.writeArrayFieldStart("past");
        for (CrateHistory.Past past : history.past()) {
            json.writeStartObject();
            json.writeStringField("experiment", past.experiment());
            json.writeStringField("day", past.day());
            json.writeStringField("name", past.name());
            json.writeStringField("word", past.word());
            JsonFields.texts(json, "toolchains", past.toolchains());
            JsonFields.texts(json, "outcomes", past.outcomes());
            json.writeEndObject();
        }
        json.writeEndArray();
        json.writeEndObject();
    }
}
