package dev.maar.report;

import dev.maar.toolchain.Toolchain;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// Arranges what all pages of a report have around them: which experiment, which compilers, which other pages.
final class LayOutFrame {
    private final ReportModel model;
    private final long uncovered;

    /// `uncovered` is how many crates are on the page of those that are not covered.
    LayOutFrame(ReportModel model, long uncovered) {
        this.model = model;
        this.uncovered = uncovered;
    }

    PageFrame frame() {
        List<PageFrame.Entry> pages = new ArrayList<>();
        pages.add(entry("Causes", PageLinks.INDEX, (long) model.regressedCauses().size()));
        pages.add(entry("Crates", PageLinks.rows(), (long) model.total()));
        pages.add(entry("Undecided", PageLinks.UNDECIDED, (long) model.undecided().number()));
        pages.add(entry("Not covered", PageLinks.UNCOVERED, uncovered));
        pages.add(entry("Impact", PageLinks.IMPACT, null));
        if (model.several()) {
            pages.add(entry("Toolchains", PageLinks.TOOLCHAINS, (long) model.experiment().toolchains().size()));
        }
        Against against = model.beside().against();
        if (against != null) {
            pages.add(entry("Against " + against.name(), PageLinks.AGAINST, null));
        }
        List<PageFrame.Entry> files = List.of(entry("Markdown", "report.md", null), entry("CSV", "results.csv", null),
                entry("JSON", ReportFolder.RESULTS, null), entry("its schema", "results.schema.json", null),
                entry("JUnit", JUnitReport.FILE, null), entry("SARIF", SarifReport.FILE, null),
                entry("list to run again", RetryList.NAME, null));
        return new PageFrame(model.experiment().name(), "", notice(), model.beside().notes(), compilers(), pages,
                files);
    }

    private static PageFrame.Entry entry(String words, String link, @Nullable Long number) {
        return new PageFrame.Entry(words, link, number, false);
    }

    private String notice() {
        int unfinished = model.totals().unfinished();
        return unfinished == 0
                ? ""
                : PageFilters.grouped(unfinished) + " of " + PageFilters.counted(model.total(), "crate")
                        + (unfinished == 1 ? " is" : " are")
                        + " not done: they count as unknown, or as undecided where a difference is still to be run again.";
    }

    private List<PageFrame.Compiler> compilers() {
        List<PageFrame.Compiler> compilers = new ArrayList<>();
        for (Toolchain toolchain : model.experiment().toolchains()) {
            String role = compilers.isEmpty() ? "baseline" : "candidate";
            String cargo = toolchain.hasCargo()
                    ? toolchain.cargoVersion()
                    : "no cargo of its own: the baseline's was used";
            compilers.add(new PageFrame.Compiler(role, toolchain.spec().text(), toolchain.release(), cargo,
                    toolchain.rustcVersion().strip() + "\ncontent hash: " + toolchain.contentHash()));
        }
        return compilers;
    }
}
