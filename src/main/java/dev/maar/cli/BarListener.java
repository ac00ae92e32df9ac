package dev.maar.cli;

import dev.maar.crates.CrateId;
import dev.maar.experiment.Experiment;
import dev.maar.experiment.ExperimentCrate;
import dev.maar.outcome.Attempt;
import dev.maar.outcome.Headline;
import dev.maar.schedule.RunListener;
import dev.maar.toolchain.Toolchain;
import java.text.DecimalFormat;
import java.time.Duration;
import java.time.temporal.ChronoUnit;
import java.util.List;
import me.tongfei.progressbar.ConsoleProgressBarConsumer;
import me.tongfei.progressbar.ProgressBar;
import me.tongfei.progressbar.ProgressBarStyle;
import org.jspecify.annotations.Nullable;

/// Shows a run as a bar on a terminal (done, regressed so far, rate, time left), with a line above it for every regression.
final class BarListener implements RunListener {
    /// Carriage return and erase to the end of the line: the bar is drawn again by its own next update.
    private static final String OVER_THE_BAR = "\r\u001b[K";

    private final Console console;
    private @Nullable ProgressBar bar;
    private Tally tally = new Tally(0, 0, 0);
    private List<String> candidates = List.of();

    BarListener(Console console) {
        this.console = console;
    }

    @Override
    public synchronized void runStarted(Experiment experiment, int finished, int total) {
        candidates = experiment.candidates().stream().map(one -> one.spec().text()).toList();
        tally = new Tally(finished, total, 0);
        bar = ProgressBar.builder()
                .setTaskName(experiment.name())
                .setInitialMax(total)
                .startsFrom(finished, Duration.ZERO)
                .setUnit(" crates", 1)
                .showSpeed(new DecimalFormat("0.0"))
                .setSpeedUnit(ChronoUnit.MINUTES)
                .setStyle(ProgressBarStyle.ASCII)
                .setConsumer(new ConsoleProgressBarConsumer(console.err()))
                .build();
        bar.setExtraMessage("  " + tally.regressed());
    }

    @Override
    public void cratePicked(ExperimentCrate crate) {
        // The bar counts what is done.
    }

    @Override
    public void buildFinished(CrateId crate, Toolchain toolchain, Attempt attempt) {
        // The bar counts crates.
    }

    @Override
    public synchronized void crateFinished(CrateId crate, Headline headline) {
        tally.add(headline.worst());
        if (Tally.worse(headline.worst())) {
            line(crate.reportName() + ": " + headline.text(candidates));
        }
        if (bar != null) {
            bar.setExtraMessage("  " + tally.regressed());
            bar.step();
        }
    }

    @Override
    public synchronized void crateTroubled(CrateId crate, String reason, boolean triedAgain) {
        line(crate.reportName() + ": " + reason + (triedAgain ? "; it is tried again" : ""));
    }

    @Override
    public synchronized void runEnded(Experiment experiment, boolean complete) {
        if (bar != null) {
            bar.close();
        }
    }

    private void line(String text) {
        console.err().print(OVER_THE_BAR);
        console.say(text);
        if (bar != null) {
            bar.refresh();
        }
    }
}
