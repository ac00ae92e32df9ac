package dev.maar.cli;

import dev.maar.experiment.Experiment;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Parameters;

/// `maar resume`: goes on with an experiment that was interrupted.
@Command(name = "resume", sortOptions = false, description = "Finish an experiment that was interrupted; what is done already is not repeated.")
final class ResumeCommand implements Callable<Integer> {
    @Parameters(paramLabel = "NAME", description = "The experiment, as \"maar list\" shows it.")
    private String name = "";

    @Mixin
    private final RunOptions options = new RunOptions();

    private final Session session;

    ResumeCommand(Session session) {
        this.session = session;
    }

    @Override
    public Integer call() {
        options.check();
        Settings settings = session.settings();
        try (Application application = session.open(settings)) {
            Experiment experiment = application.experiment(name);
            var running = new RunAndReport(session, settings, application, options);
            application.checkReport(running.reportFolder(name));
            return running.run(experiment);
        }
    }
}
