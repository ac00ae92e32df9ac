package dev.maar.report;

import java.io.IOException;
import java.io.Writer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/// Writes the pages that are made from templates: causes, each cause, what is undecided, what is not covered, the impact, toolchains where there are
/// three or more, the comparison with another experiment where there is one, and the two pages that show their data by scripts.
final class HtmlReport implements ReportPart {
    static final String ASSETS = "assets";

    private static final String MORE_CAUSES = "causes.html";
    private static final String CAUSE = "cause.html";
    private static final List<String> TEMPLATES = List.of("layout.html", "parts.html", "causes-table.html",
            PageLinks.INDEX, MORE_CAUSES, CAUSE, PageLinks.UNDECIDED, PageLinks.UNCOVERED, PageLinks.IMPACT,
            PageLinks.TOOLCHAINS, PageLinks.AGAINST, PageLinks.CRATES, PageLinks.CRATE);

    private static final List<String> FILES = List.of("style.css", "copy.js", "crates.css", "maar.js", "crates-rows.js",
            "crates-grid.js", "crates-facets.js", "crates.js", "ansi.js", "align.js", "logs.js", "crate.js",
            "diff.min.js",
            "diff.LICENSE.txt");

    /// What a page is given that has all its data by scripts.
    private record ByScripts() {}

    private final TemplateEngine engine;
    private final Path staged;
    private final CopyBoxes boxes;
    private final GatherUncovered uncovered = new GatherUncovered();

    /// Throws [dev.maar.problem.UserError] where a template, style sheet or script cannot be read.
    HtmlReport(TemplateEngine engine, Path staged, CopyBoxes boxes) {
        this.engine = engine;
        this.staged = staged;
        this.boxes = boxes;
        engine.check(TEMPLATES);
        engine.checkAssets(FILES);
    }

    @Override
    public void crate(CrateReport crate) {
        uncovered.add(crate);
    }

    @Override
    public void end(ReportModel model) throws IOException {
        Path assets = staged.resolve(ASSETS);
        for (String name : FILES) {
            engine.asset(name, assets);
        }
        PageUncovered notCovered = uncovered.page(model.beside());
        PageFrame frame = new LayOutFrame(model, notCovered.number()).frame();
        var causes = new LayOutCauses(model);
        write(PageLinks.INDEX, frame.at(PageLinks.INDEX), causes.page());
        for (Signature.Direction direction : Signature.Direction.values()) {
            causes(direction, model, causes, frame);
        }
        write(PageLinks.CRATES, frame.at(PageLinks.CRATES), new ByScripts());
        write(PageLinks.CRATE, frame.at(PageLinks.CRATES), new ByScripts());
        write(PageLinks.UNDECIDED, frame.at(PageLinks.UNDECIDED), new LayOutUndecided(model).page());
        write(PageLinks.UNCOVERED, frame.at(PageLinks.UNCOVERED), notCovered);
        write(PageLinks.IMPACT, frame.at(PageLinks.IMPACT), new LayOutImpact(model).page());
        Against against = model.beside().against();
        if (against != null) {
            write(PageLinks.AGAINST, frame.at(PageLinks.AGAINST), new LayOutAgainst(model, against).page());
        }
        if (model.several()) {
            write(PageLinks.TOOLCHAINS, frame.at(PageLinks.TOOLCHAINS), new LayOutToolchains(model).page());
        }
    }

    private void causes(Signature.Direction direction, ReportModel model, LayOutCauses causes, PageFrame frame)
            throws IOException {
        for (int sheet = 1; sheet < causes.sheets(direction); sheet++) {
            var page = new PageMoreCauses(direction.text(), causes.table(direction, sheet));
            write(MORE_CAUSES, LayOutCauses.file(direction, sheet), frame.at(PageLinks.INDEX), page);
        }
        Files.createDirectories(staged.resolve(CopyBoxes.CAUSES));
        for (Cause cause : causes.causes(direction).stream().limit(LayOutCauses.MOST_PAGES).toList()) {
            write(CAUSE, PageLinks.cause(cause.id()), frame.at(PageLinks.INDEX).below(),
                    new LayOutCause(model, cause).page(boxes.of(cause)));
        }
    }

    private void write(String template, PageFrame frame, Record page) throws IOException {
        write(template, template, frame, page);
    }

    private void write(String template, String file, PageFrame frame, Record page) throws IOException {
        try (Writer out = ReportFolder.text(staged, file)) {
            engine.write(template, frame, page, out);
        }
    }
}
