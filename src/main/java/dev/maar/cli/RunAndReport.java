package dev.maar.cli;

import dev.maar.experiment.Experiment;
import dev.maar.problem.EnvironmentError;
import dev.maar.schedule.RunListener;
import java.nio.file.Path;

/// Runs what is left of an experiment, shows how it goes, and writes the report.
final class RunAndReport {
    private final Session session;
    private final Settings settings;
    private final Application application;
    private final RunOptions options;

    RunAndReport(Session session, Settings settings, Application application, RunOptions options) {
        this.session = session;
        this.settings = settings;
        this.application = application;
        this.options = options;
    }

    /// Where the report of an experiment of that name goes.
    Path reportFolder(String name) {
        Path named = options.report();
        return named == null ? settings.reportFolder(name) : named.toAbsolutePath().normalize();
    }

    /// Returns the exit status.
    int run(Experiment experiment) {
        try {
            if (!runs(experiment)) {
                session.console()
                        .say("not everything could be done; go on with: " + session.resumeLine(experiment.name()));
                return 3;
            }
            return report(experiment);
        } catch (InterruptedException _) {
            session.console()
                    .say("interrupted; what is done is kept, go on with: "
                            + session.resumeLine(experiment.name()));
            return 130;
        } catch (EnvironmentError e) {
            session.console().say("what is done is kept, go on with: " + session.resumeLine(experiment.name()));
            throw e;
        }
    }

    private boolean runs(Experiment experiment) throws InterruptedException {
        RunListener listener = session.console().errIsTerminal()
                ? new BarListener(session.console())
                : new LineListener(session.console(), System::nanoTime);
        return application.run(experiment, options.jobs(), listener);
    }

    private int report(Experiment experiment) {
        Path folder = reportFolder(experiment.name());
        WrittenReport report = application.report(experiment, folder);
        session.console().say(report.summary());
        session.console().say("report: " + folder.resolve("index.html"));
        if (options.json()) {
            session.console().result(new ExperimentJson(application).ran(experiment, report, folder));
        }
        return options.failOn().found(report) ? 1 : 0;
    }
}
