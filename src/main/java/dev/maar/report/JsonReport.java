package dev.maar.report;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonFactoryBuilder;
import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.util.DefaultIndenter;
import com.fasterxml.jackson.core.util.DefaultPrettyPrinter;
import java.io.IOException;
import java.io.Writer;
import java.nio.file.Path;

/// Writes `results.json`: Crater's keys, so that its readers' tools keep working, and ours beside them.
///
/// The shape is published as `results.schema.json`. Texts are as they were said, bounded. Crates are written as they come, into a file beside it; what is known at
/// the end stands before them. Each crate is one line, which takes half the room and can be searched with `grep`.
final class JsonReport implements ReportPart {
    /// The version of the file's shape.
    static final String SCHEMA = "maar/1";

    private static final JsonFactory JSON = new JsonFactory();
    private static final JsonFactory LINES = new JsonFactoryBuilder().rootValueSeparator(",\n").build();

    private final Path staged;
    private final ReportInput input;
    private final JsonCrate shape;
    private final BodyFile body;
    private final JsonGenerator crates;

    JsonReport(ReportInput input, Path staged) throws IOException {
        this.staged = staged;
        this.input = input;
        this.shape = new JsonCrate(input.experiment(), input.facts(), KeptLogs.of(input));
        this.body = new BodyFile(staged, ReportFolder.RESULTS + ".crates");
        this.crates = LINES.createGenerator(body.writer());
    }

    /// A generator that indents lines, on every system alike.
    static JsonGenerator generator(Writer out) throws IOException {
        DefaultIndenter indent = new DefaultIndenter("  ", "\n");
        return JSON.createGenerator(out)
                .setPrettyPrinter(new DefaultPrettyPrinter().withObjectIndenter(indent).withArrayIndenter(indent));
    }

    @Override
    public void crate(CrateReport crate) throws IOException {
        shape.write(crates, crate);
    }

    @Override
    public void end(ReportModel model) throws IOException {
        crates.flush();
        body.writer().write("\n]}\n");
        try (Writer out = ReportFolder.text(staged, ReportFolder.RESULTS);
                JsonGenerator json = generator(out)) {
            json.disable(JsonGenerator.Feature.AUTO_CLOSE_JSON_CONTENT);
            json.writeStartObject();
            json.writeStringField("schema", SCHEMA);
            JsonSummary head = new JsonSummary(json);
            head.experiment(input.experiment());
            head.summary(model);
            json.flush();
            out.write(",\n  \"crates\" : [\n");
        }
        body.appendTo(staged.resolve(ReportFolder.RESULTS));
    }

    @Override
    public void close() throws IOException {
        crates.close();
        body.close();
    }
}
