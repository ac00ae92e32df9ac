package dev.maar.cli;

import dev.maar.experiment.Experiment;
import dev.maar.problem.UserError;
import dev.maar.store.Summary;
import dev.maar.toolchain.Toolchain;
import java.util.ArrayList;
import java.util.List;
import java.util.TreeMap;
import java.util.concurrent.Callable;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/// `maar show`: one experiment, how far it is and what came out so far.
@Command(name = "show", description = "Show an experiment: its toolchains, how far it is, and what came out so far.")
final class ShowCommand implements Callable<Integer> {
    @Parameters(paramLabel = "NAME", description = "The experiment, as \"maar list\" shows it.")
    private String name = "";

    @Option(names = "--json", description = "Print it as JSON on standard output.")
    private boolean json;

    @Option(names = "--toml", description = "Print the file that \"maar run --from FILE\" makes it of once more.")
    private boolean toml;

    private final Session session;

    ShowCommand(Session session) {
        this.session = session;
    }

    @Override
    public Integer call() {
        try (Application application = session.open()) {
            Experiment experiment = application.experiment(name);
            if (json && toml) {
                throw new UserError("--json and --toml: expected one of the two");
            }
            if (toml) {
                new ExperimentToml(session.console()::result).write(experiment, application.crates(experiment));
            } else if (json) {
                session.console().result(new ExperimentJson(application).shown(experiment));
            } else {
                var matrix = new MatrixLines(application.matrix(experiment));
                new Table(rows(experiment, application.standing(experiment), matrix)).lines()
                        .forEach(session.console()::result);
                matrix.lines().forEach(session.console()::result);
            }
            return 0;
        }
    }

    private static List<List<String>> rows(Experiment experiment, Summary standing, MatrixLines matrix) {
        var rows = new ArrayList<List<String>>();
        rows.add(List.of("name", experiment.name()));
        rows.add(List.of("state", experiment.state().text() + ", " + standing.finished() + " of " + standing.total()
                + " crates done"));
        rows.add(List.of("mode", experiment.mode().text() + ", cap-lints " + experiment.capLints().text()));
        rows.add(List.of("crates", String.join(" ", experiment.selections())));
        rows.add(List.of("baseline", toolchain(experiment.baseline())));
        rows.add(List.of("", matrix.counts(0)));
        for (int candidate = 1; candidate < experiment.toolchains().size(); candidate++) {
            rows.add(List.of("candidate", toolchain(experiment.toolchains().get(candidate))));
            rows.add(List.of("", matrix.counts(candidate)));
            rows.add(List.of("", counts(standing.candidates().get(candidate - 1))));
        }
        rows.add(List.of("image", experiment.conditions().imageDigest()));
        rows.add(List.of("runtime", experiment.conditions().runtime()));
        rows.add(List.of("limits", experiment.conditions().limits()));
        rows.add(List.of("confirmed", "after " + experiment.conditions().attempts().text()));
        if (experiment.conditions().ignoreQuirks()) {
            rows.add(List.of("quirks", "ignored"));
        }
        rows.add(List.of("created", experiment.createdAt().toString()));
        if (experiment.completedAt() != null) {
            rows.add(List.of("completed", experiment.completedAt().toString()));
        }
        return rows;
    }

    private static String toolchain(Toolchain toolchain) {
        String rustc = toolchain.rustcVersion().lines().findFirst().orElse("");
        return toolchain.spec().text() + ": " + rustc + (toolchain.hasCargo() ? ", " + toolchain.cargoVersion() : "");
    }

    private static String counts(Summary.Candidate candidate) {
        Stream<String> settled = new TreeMap<>(candidate.settled()).entrySet()
                .stream()
                .map(entry -> entry.getValue() + " " + entry.getKey().text());
        Stream<String> undecided = new TreeMap<>(candidate.undecided()).entrySet()
                .stream()
                .map(entry -> entry.getValue() + " undecided (" + entry.getKey().text() + ")");
        Stream<String> inside = new TreeMap<>(candidate.inside()).entrySet()
                .stream()
                .map(entry -> "of them " + entry.getValue() + " " + entry.getKey().words());
        String counts = Stream.of(settled, undecided, inside)
                .flatMap(words -> words)
                .collect(Collectors.joining(", "));
        return counts.isEmpty() ? "nothing compared yet" : counts;
    }
}
