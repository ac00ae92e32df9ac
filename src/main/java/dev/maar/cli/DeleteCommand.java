package dev.maar.cli;

import dev.maar.experiment.Experiment;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Parameters;

/// `maar delete`: forgets an experiment.
@Command(name = "delete", description = "Delete an experiment with its outcomes and logs; written reports stay.")
final class DeleteCommand implements Callable<Integer> {
    @Parameters(paramLabel = "NAME", description = "The experiment, as \"maar list\" shows it.")
    private String name = "";

    private final Session session;

    DeleteCommand(Session session) {
        this.session = session;
    }

    @Override
    public Integer call() {
        try (Application application = session.open()) {
            Experiment experiment = application.experiment(name);
            application.delete(experiment);
            session.console().say("deleted " + experiment.name());
            return 0;
        }
    }
}
