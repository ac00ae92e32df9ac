package dev.maar.report;

import dev.maar.crates.CrateId;
import dev.maar.experiment.Experiment;
import dev.maar.experiment.Matrix;
import dev.maar.outcome.Attempt;
import dev.maar.outcome.Inside;
import dev.maar.outcome.Judgement;
import dev.maar.outcome.Verdict;
import dev.maar.problem.VisibleText;
import dev.maar.toolchain.Toolchain;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.apache.commons.csv.CSVFormat;
import org.apache.commons.csv.CSVPrinter;
import org.jspecify.annotations.Nullable;

/// Writes `results.csv`: a line per crate, with a group of columns per toolchain.
///
/// A cell that a spreadsheet would take for a formula (it begins with `=`, `+`, `-`, `@` or white space) gets an apostrophe before
/// it, as OWASP advises; numbers are plain.
final class CsvReport implements ReportPart {
    private static final String FORMULA_STARTS = "=+-@\t\r\n ＝＋－＠";

    private final Experiment experiment;
    private final FirstPass passes;
    private final CSVPrinter csv;

    CsvReport(Experiment experiment, Path staged) throws IOException {
        this.experiment = experiment;
        this.passes = FirstPass.of(experiment.toolchains());
        this.csv = new CSVPrinter(ReportFolder.text(staged, "results.csv"),
                CSVFormat.DEFAULT.builder().setRecordSeparator("\n").get());
        csv.printRecord(header());
    }

    @Override
    public void crate(CrateReport crate) throws IOException {
        csv.printRecord(line(crate));
    }

    @Override
    public void end(ReportModel model) throws IOException {
        csv.close();
    }

    @Override
    public void close() throws IOException {
        csv.close();
    }

    private List<String> header() {
        List<String> cells = new ArrayList<>(List.of("crate", "name", "version", "status", "comparison", "verdict",
                "selection", "quirk",
                "lockfile_hash", "url", "first_pass", "oldest_pass", "cause", "cause_title", "root", "direct",
                "downloads"));
        List<Toolchain> toolchains = experiment.toolchains();
        for (int position = 0; position < toolchains.size(); position++) {
            String name = " " + toolchains.get(position).spec().text();
            if (position > 0) {
                cells.add(safe("comparison" + name));
                cells.add(safe("verdict" + name));
                cells.add(safe("evidence" + name));
                cells.add(safe("inside" + name));
                cells.add(safe("inside verdict" + name));
                cells.add(safe("inside evidence" + name));
            }
            for (String column : List.of("outcome", "duration_ms", "peak_memory_bytes", "attempts", "log")) {
                cells.add(safe(column + name));
            }
        }
        return cells;
    }

    private List<Object> line(CrateReport crate) {
        CrateId id = crate.id();
        String version = switch (id) {
            case CrateId.Registry registry -> registry.version();
            case CrateId.Repository _ -> Objects.requireNonNullElse(crate.crate().checksum(), "");
            case CrateId.Local _ -> "";
        };
        Matrix.Row standings = crate.standings();
        List<Object> cells = new ArrayList<>();
        for (String text : List.of(id.id(), id.name(), version, crate.crate().status(), crate.comparison().text(),
                crate.headline().verdict().text(), crate.crate().reason(), crate.quirk(),
                Objects.requireNonNullElse(crate.crate().lockfileHash(), ""), crate.url(),
                Objects.requireNonNullElse(passes.inOrder(standings), ""),
                Objects.requireNonNullElse(passes.oldest(standings), ""))) {
            cells.add(safe(text));
        }
        addCause(cells, crate.cause());
        cells.add(Objects.requireNonNullElse(crate.downloads(), ""));
        for (int position = 0; position < crate.runs().size(); position++) {
            if (position > 0) {
                Judgement judgement = crate.judgements().get(position - 1);
                cells.add(judgement.comparison().text());
                cells.add(judgement.verdict().text());
                cells.add(judgement.verdict() == Verdict.NONE ? "" : judgement.evidence().text());
                addInside(cells, judgement.inside());
            }
            addRun(cells, crate.runs().get(position));
        }
        return cells;
    }

    /// The title is made of the normalised message, so that it is the same for all crates of a cause.
    private static void addCause(List<Object> cells, @Nullable FoundCause cause) {
        if (cause == null) {
            cells.addAll(List.of("", "", "", ""));
        } else {
            Signature signature = cause.signature();
            cells.addAll(List.of(signature.id(), safe(signature.title(signature.message())), safe(cause.root()),
                    cause.direct()));
        }
    }

    private static void addInside(List<Object> cells, Inside inside) {
        boolean nothing = inside.change() == Inside.Change.NONE;
        cells.add(nothing ? "" : inside.change().text());
        cells.add(nothing ? "" : inside.verdict().text());
        cells.add(inside.change().worse() ? inside.evidence().text() : "");
    }

    private static void addRun(List<Object> cells, RunReport run) {
        Attempt attempt = run.counted();
        if (attempt == null) {
            cells.addAll(List.of("", "", "", 0, ""));
        } else {
            cells.addAll(List.of(safe(attempt.outcome().text()), attempt.wallMillis(), attempt.peakMemoryBytes(),
                    run.attempts().size(), run.logFolder().isEmpty() ? "" : safe(run.logFolder() + "/log.txt")));
        }
    }

    static String safe(String text) {
        String visible = VisibleText.of(text);
        return !visible.isEmpty() && FORMULA_STARTS.indexOf(visible.charAt(0)) >= 0 ? "'" + visible : visible;
    }
}
