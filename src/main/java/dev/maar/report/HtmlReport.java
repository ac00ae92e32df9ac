package dev.maar.report;

import java.io.IOException;
import java.io.Writer;
import java.nio.file.Path;

/// Writes `index.html`.
final class HtmlReport implements ReportPart {
    private static final String INDEX = "index.html";

    private final TemplateEngine engine;
    private final Path staged;

    HtmlReport(TemplateEngine engine, Path staged) {
        this.engine = engine;
        this.staged = staged;
    }

    @Override
    public void end(ReportModel model) throws IOException {
        try (Writer out = ReportFolder.text(staged, INDEX)) {
            engine.write(INDEX, new LayOutPage(model).page(), out);
        }
    }
}
