package dev.maar.report;

import dev.maar.experiment.CrateRuns;
import dev.maar.report.read.ResultsFile;
import java.util.stream.Stream;

/// The crates of a `results.json`.
public record ReadCrates(ResultsFile results) implements CrateSource {
    @Override
    public int count() {
        return results.size();
    }

    @Override
    public Stream<CrateRuns> crates() {
        return results.runs();
    }
}
