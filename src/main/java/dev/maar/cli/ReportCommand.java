package dev.maar.cli;

import dev.maar.experiment.Experiment;
import java.nio.file.Path;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/// `maar report`: writes an experiment's report anew.
@Command(name = "report", sortOptions = false, description = "Write an experiment's report from what is stored, finished or not; nothing is built.")
final class ReportCommand implements Callable<Integer> {
    @Parameters(paramLabel = "NAME", description = "The experiment, as \"maar list\" shows it.")
    private String name = "";

    @Option(names = "--to", paramLabel = "DIR", description = "Where it goes. Default: reports/NAME in the work folder.")
    private @Nullable Path folder;

    private final Session session;

    ReportCommand(Session session) {
        this.session = session;
    }

    @Override
    public Integer call() {
        Settings settings = session.settings();
        try (Application application = session.open(settings)) {
            Experiment experiment = application.experiment(name);
            Path target = folder == null ? settings.reportFolder(name) : folder.toAbsolutePath().normalize();
            application.checkReport(target);
            WrittenReport report = application.report(experiment, target);
            session.console().say(report.summary());
            session.console().say("report: " + target.resolve("index.html"));
            return 0;
        }
    }
}
