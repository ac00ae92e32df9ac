package dev.maar.cli;

import dev.maar.experiment.Experiment;
import dev.maar.store.Summary;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.stream.Collectors;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/// `maar list`: the experiments there are.
@Command(name = "list", description = "List the experiments, the newest first.")
final class ListCommand implements Callable<Integer> {
    @Option(names = "--json", description = "Print them as a JSON array on standard output.")
    private boolean json;

    private final Session session;

    ListCommand(Session session) {
        this.session = session;
    }

    @Override
    public Integer call() {
        try (Application application = session.open()) {
            List<Experiment> experiments = application.experiments();
            if (json) {
                session.console().result(new ExperimentJson(application).listed(experiments));
            } else if (experiments.isEmpty()) {
                session.console().say("no experiments yet; \"maar demo\" makes one");
            } else {
                var rows = new ArrayList<List<String>>();
                rows.add(List.of("NAME", "STATE", "DONE", "MODE", "TOOLCHAINS"));
                experiments.forEach(experiment -> rows.add(row(experiment, application.standing(experiment))));
                new Table(rows).lines().forEach(session.console()::result);
            }
            return 0;
        }
    }

    private static List<String> row(Experiment experiment, Summary standing) {
        return List.of(experiment.name(), experiment.state().text(), standing.finished() + "/" + standing.total(),
                experiment.mode().text(), experiment.toolchains()
                        .stream()
                        .map(toolchain -> toolchain.spec().text())
                        .collect(Collectors.joining(" ")));
    }
}
