package dev.maar.report;

import dev.maar.experiment.Experiment;
import dev.maar.outcome.Verdict;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/// Arranges the page of differences that cannot be believed, within bounds.
final class LayOutUndecided {
    private static final int MOST = 300;

    private final ReportModel model;

    LayOutUndecided(ReportModel model) {
        this.model = model;
    }

    PageUndecided page() {
        List<PageUndecided.Group> groups = new ArrayList<>();
        for (Map.Entry<Verdict, Integer> one : model.totals().headline().undecided().entrySet()) {
            if (one.getValue() > 0) {
                groups.add(group(one.getKey(), one.getValue()));
            }
        }
        return new PageUndecided(model.totals().headline().open(), groups);
    }

    private PageUndecided.Group group(Verdict verdict, int number) {
        List<PageUndecided.Row> rows = lines(verdict).limit(MOST).map(LayOutUndecided::row).toList();
        return new PageUndecided.Group(verdict.text(), meaning(verdict), advice(verdict), number, rows,
                number - rows.size(), PageLinks.rows("res", CrateLine.UNDECIDED, "verdict", verdict.text()),
                List.of(new CopyBox(verdict == Verdict.OPEN ? "Go on" : "Run these again", command(verdict))));
    }

    /// What would be too long a command takes the whole list of what is worth running again.
    private String command(Verdict verdict) {
        Experiment experiment = model.experiment();
        if (verdict == Verdict.OPEN) {
            return ShellText.words(List.of("maar", "resume", experiment.name())) + "\n";
        }
        List<String> entries = lines(verdict).map(CrateLine::entry).toList();
        List<String> candidates = experiment.candidates().stream().map(one -> one.spec().text()).toList();
        return (Rerun.needsFile(entries) ? "# In this report's folder.\n" : "")
                + Rerun.command(experiment, candidates, entries, RetryList.NAME) + "\n";
    }

    private Stream<CrateLine> lines(Verdict verdict) {
        return model.undecided()
                .lines()
                .stream()
                .filter(line -> VerdictText.parse(line.verdict()).verdict() == verdict);
    }

    private static PageUndecided.Row row(CrateLine line) {
        return new PageUndecided.Row(line.name(), PageLinks.crate(line.id()), line.status(),
                VerdictText.parse(line.verdict()).evidence(), LayOutCause.cells(line));
    }

    private static String meaning(Verdict verdict) {
        return switch (verdict) {
            case FLAKY -> "Attempts on one side disagree: the difference comes and goes by itself.";
            case MACHINE -> "maar, the engine or the machine failed while both sides were run again.";
            case OPEN -> "The difference was seen, and is still to be run again.";
            case NONE, CONFIRMED, UNCONFIRMED -> "";
        };
    }

    private static String advice(Verdict verdict) {
        return switch (verdict) {
            case FLAKY -> "They say nothing about the compiler. More attempts show how often one fails; a quirk in"
                    + " config/quirks.toml leaves its tests out next time.";
            case MACHINE ->
                "Free what the machine lacked (the log's end says what: memory, disk, the engine), then run them again.";
            case OPEN -> "Let the experiment go on.";
            case NONE, CONFIRMED, UNCONFIRMED -> "";
        };
    }
}
