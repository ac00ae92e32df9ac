package dev.maar.report;

import dev.maar.crates.CrateId;
import dev.maar.experiment.Experiment;
import dev.maar.outcome.BuildLog;
import dev.maar.report.read.ResultsFile;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;

/// The logs that lie beside a `results.json`: a report of it links to those that are there, and has none of its own.
public final class LinkedLogs implements LogSource {
    private static final BuildLog NONE = new BuildLog(new byte[0], 0);

    private final ResultsFile results;
    private final Path folder;
    private final Path report;

    /// `report` is the folder of the report, from which the links go.
    public LinkedLogs(ResultsFile results, Path report) {
        this.results = results;
        this.folder = results.folder();
        this.report = report.toAbsolutePath().normalize();
    }

    @Override
    public BuildLog log(CrateId crate, int position, int number) {
        return NONE;
    }

    @Override
    public boolean copied() {
        return false;
    }

    @Override
    public String folder(Experiment experiment, int position, CrateId crate) {
        for (String name : results.logs(crate, position)) {
            if (isThere(name)) {
                return relative(name);
            }
        }
        return "";
    }

    /// What leads out of the folder is not looked at.
    private boolean isThere(String name) {
        try {
            Path there = folder.resolve(name).normalize();
            return there.startsWith(folder) && Files.isRegularFile(there.resolve("log.txt"));
        } catch (InvalidPathException _) {
            return false;
        }
    }

    private String relative(String name) {
        StringBuilder path = new StringBuilder();
        for (Path part : report.relativize(folder.resolve(name).normalize())) {
            path.append(path.isEmpty() ? "" : "/").append(part);
        }
        return path.toString();
    }
}
