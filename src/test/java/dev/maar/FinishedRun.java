package dev.maar;

import dev.maar.experiment.CrateRuns;
import dev.maar.experiment.ExperimentState;
import dev.maar.outcome.Attempt;
import dev.maar.store.Database;
import dev.maar.store.RunStore;
import java.io.IOException;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;

/// What a run that is over left in its work folder: the outcome of every attempt, the report's texts, and the names of all files.
///
/// What differs between any two runs is taken out: times, sizes of memory, workers, and where the work folder is.
record FinishedRun(Map<String, String> outcomes, Map<String, String> report, Set<String> files) {

    /// Reads the experiment of that name; it must be complete.
    static FinishedRun read(TestMaar maar, String experiment) throws IOException {
        Map<String, String> outcomes = new TreeMap<>();
        try (Database database = maar.database()) {
            ExperimentState state = database.experiments().find(experiment).state();
            RunStore.Integrity integrity = database.runs().integrity(experiment);
            if (state != ExperimentState.COMPLETED || !integrity.equals(new RunStore.Integrity(0, 0))) {
                outcomes.put("the experiment", state + ", " + integrity);
            }
            database.runs().of(experiment).forEach(crate -> add(outcomes, crate));
        }
        return new FinishedRun(outcomes, report(maar, experiment), files(maar.work()));
    }

    private static void add(Map<String, String> outcomes, CrateRuns crate) {
        for (int toolchain = 0; toolchain < crate.attempts().size(); toolchain++) {
            for (Attempt attempt : crate.attempts().get(toolchain)) {
                outcomes.merge(
                        crate.crate().crate().id() + ", toolchain " + toolchain + ", attempt " + attempt.number(),
                        attempt.purpose() + " " + attempt.outcome().text() + " " + attempt.killReason(),
                        (one, other) -> one + " and " + other);
            }
        }
    }

    private static Map<String, String> report(TestMaar maar, String experiment) throws IOException {
        Path folder = maar.report(experiment);
        Map<String, String> texts = new TreeMap<>();
        if (!Files.isDirectory(folder)) {
            return texts;
        }
        for (String name : files(folder)) {
            texts.put(name, TimelessText.of(name,
                    Files.readString(folder.resolve(name)).replace(maar.work().toString(), "WORK")));
        }
        return texts;
    }

    /// All files but those that are written for diagnosis; no link is followed.
    private static Set<String> files(Path folder) throws IOException {
        Set<String> names = new TreeSet<>();
        Files.walkFileTree(folder, new SimpleFileVisitor<>() {
            @Override
            public FileVisitResult visitFile(Path file, BasicFileAttributes attributes) {
                String name = folder.relativize(file).toString();
                if (!name.matches("maar(\\.\\d)?\\.log")) {
                    names.add(name);
                }
                return FileVisitResult.CONTINUE;
            }
        });
        return names;
    }

    /// How this run's outcomes and report differ from those of an undisturbed one.
    Differences differencesFrom(FinishedRun undisturbed) {
        var lost = new ArrayList<String>();
        var doubled = new ArrayList<String>();
        var changed = new ArrayList<String>();
        undisturbed.outcomes.forEach((attempt, outcome) -> {
            String ours = outcomes.get(attempt);
            if (ours == null) {
                lost.add(attempt + ": " + outcome);
            } else if (!ours.equals(outcome)) {
                changed.add(attempt + ": " + outcome + " became " + ours);
            }
        });
        outcomes.forEach((attempt, outcome) -> {
            if (!undisturbed.outcomes.containsKey(attempt)) {
                doubled.add(attempt + ": " + outcome);
            }
        });
        undisturbed.report.forEach((name, text) -> {
            String ours = report.get(name);
            if (!text.equals(ours)) {
                changed.add("report/" + name + ": " + (ours == null ? "is missing" : difference(text, ours)));
            }
        });
        return new Differences(lost, doubled, changed);
    }

    record Differences(List<String> lost, List<String> doubled, List<String> changed) {}

    /// The files that an undisturbed run does not leave.
    List<String> filesBeside(FinishedRun undisturbed) {
        return files.stream().filter(name -> !undisturbed.files.contains(name)).toList();
    }

    private static String difference(String expected, String actual) {
        List<String> before = expected.lines().toList();
        List<String> after = actual.lines().toList();
        return "without " + before.stream().filter(line -> !after.contains(line)).limit(3).toList() + ", with "
                + after.stream().filter(line -> !before.contains(line)).limit(3).toList();
    }
}
