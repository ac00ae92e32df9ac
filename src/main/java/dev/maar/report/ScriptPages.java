package dev.maar.report;

import java.io.IOException;
import java.io.InputStream;
import java.io.Writer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Objects;

/// Writes the pages that show their data by scripts (`crates.html`, `crate.html`), with the scripts and the style sheet that they load.
final class ScriptPages implements ReportPart {
    static final List<String> PAGES = List.of("crates.html", "crate.html");

    private static final List<String> ASSETS = List.of("style.css", "crates.css", "maar.js", "crates-rows.js",
            "crates-grid.js", "crates.js", "ansi.js", "align.js", "logs.js", "crate.js", "diff.min.js",
            "diff.LICENSE.txt");

    private final TemplateEngine engine;
    private final Path templates;
    private final Path staged;

    /// What the templates are given: the experiment's name.
    public record Given(String name) {}

    ScriptPages(TemplateEngine engine, Path templates, Path staged) {
        this.engine = engine;
        this.templates = templates;
        this.staged = staged;
    }

    @Override
    public void end(ReportModel model) throws IOException {
        for (String page : PAGES) {
            try (Writer out = ReportFolder.text(staged, page)) {
                engine.write(page, new Given(model.experiment().name()), out);
            }
        }
        Path assets = Files.createDirectories(staged.resolve("assets"));
        for (String name : ASSETS) {
            copy(name, assets.resolve(name));
        }
    }

    /// The user's own file, else the jar's.
    private void copy(String name, Path to) throws IOException {
        Path own = templates.resolve(name);
        if (Files.exists(own)) {
            Files.copy(own, to);
            return;
        }
        String path = "/reports-template/" + name;
        try (InputStream in = Objects.requireNonNull(ScriptPages.class.getResourceAsStream(path), path)) {
            Files.copy(in, to);
        }
    }
}
