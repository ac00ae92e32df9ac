package dev.maar.cli;

import dev.maar.crates.CrateId;
import dev.maar.experiment.Experiment;
import dev.maar.experiment.ExperimentCrate;
import dev.maar.outcome.Attempt;
import dev.maar.outcome.Headline;
import dev.maar.schedule.RunListener;
import dev.maar.toolchain.Toolchain;
import java.util.List;
import java.util.function.LongSupplier;

/// Shows a run as plain lines, where standard error is no terminal: each crate of a small run, each hundredth part of a large
/// one, and every regression.
final class LineListener implements RunListener {
    private static final int SMALL = 200;

    private final Console console;
    private final LongSupplier nanoTime;
    private Tally tally = new Tally(0, 0, 0);
    private List<String> candidates = List.of();

    LineListener(Console console, LongSupplier nanoTime) {
        this.console = console;
        this.nanoTime = nanoTime;
    }

    @Override
    public synchronized void runStarted(Experiment experiment, int finished, int total) {
        candidates = experiment.candidates().stream().map(one -> one.spec().text()).toList();
        tally = new Tally(finished, total, nanoTime.getAsLong());
        console.say("running " + experiment.name() + ": " + total + " crates"
                + (finished == 0 ? "" : ", " + finished + " of them done already"));
    }

    @Override
    public void cratePicked(ExperimentCrate crate) {
        // Nobody reads a line for each beginning.
    }

    @Override
    public void buildFinished(CrateId crate, Toolchain toolchain, Attempt attempt) {
        // The crate's own line follows when all its toolchains are done.
    }

    @Override
    public synchronized void crateFinished(CrateId crate, Headline headline) {
        tally.add(headline.worst());
        int total = tally.total();
        boolean due = total <= SMALL || Tally.worse(headline.worst()) || tally.finished() == total
                || tally.finished() % Math.max(1, total / 100) == 0;
        if (due) {
            console.say("[" + tally.finished() + "/" + total + "] " + crate.reportName() + ": "
                    + headline.text(candidates) + " ("
                    + tally.regressed() + tally.pace(nanoTime.getAsLong()) + ")");
        }
    }

    @Override
    public void crateTroubled(CrateId crate, String reason, boolean triedAgain) {
        console.say(crate.reportName() + ": " + reason + (triedAgain ? "; it is tried again" : ""));
    }

    @Override
    public synchronized void runEnded(Experiment experiment, boolean complete) {
        console.say(experiment.name() + (complete ? " is complete: " : " has stopped: ") + tally.finished() + " of "
                + tally.total() + " crates done");
    }
}
