package dev.maar.schedule;

import dev.maar.crates.CrateId;
import dev.maar.experiment.Experiment;
import dev.maar.experiment.ExperimentCrate;
import dev.maar.outcome.Attempt;
import dev.maar.outcome.Headline;
import dev.maar.toolchain.Toolchain;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;

/// Remembers what it was told, one line each.
final class RecordingListener implements RunListener {
    final List<String> told = Collections.synchronizedList(new ArrayList<>());

    @Override
    public void runStarted(Experiment experiment, int finished, int total) {
        told.add("started " + finished + "/" + total);
    }

    @Override
    public void cratePicked(ExperimentCrate crate) {
        told.add("picked " + crate.crate().name());
    }

    @Override
    public void buildFinished(CrateId crate, Toolchain toolchain, Attempt attempt) {
        told.add("built " + crate.name() + " " + toolchain.spec().text() + " " + attempt.outcome().text());
    }

    @Override
    public void crateFinished(CrateId crate, Headline headline) {
        told.add("finished " + crate.name() + " " + headline.worst().text());
    }

    @Override
    public void crateTroubled(CrateId crate, String reason, boolean triedAgain) {
        told.add("troubled " + crate.name() + " " + reason + (triedAgain ? ", again" : ", no more"));
    }

    @Override
    public void runEnded(Experiment experiment, boolean complete) {
        told.add("ended " + experiment.state().text() + " " + complete);
    }
}
