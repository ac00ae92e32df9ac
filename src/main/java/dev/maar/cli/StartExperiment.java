package dev.maar.cli;

import dev.maar.config.SettingsOfFile;
import dev.maar.experiment.Experiment;
import dev.maar.experiment.RunRequest;
import java.util.List;
import java.util.function.Function;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/// Makes a new experiment and runs it.
final class StartExperiment {
    private final Session session;
    private final RunOptions options;
    private final @Nullable SettingsOfFile settingsOfFile;

    StartExperiment(Session session, RunOptions options) {
        this(session, options, null);
    }

    /// With what an experiment's file says about the configuration, null where there is none.
    StartExperiment(Session session, RunOptions options, @Nullable SettingsOfFile settingsOfFile) {
        this.session = session;
        this.options = options;
        this.settingsOfFile = settingsOfFile;
    }

    /// `request` gets the experiment's name: the one given, or, where that is empty, the first free one of `usual`.
    ///
    /// Returns the exit status.
    int run(String given, Function<Integer, String> usual, Function<String, RunRequest> request)
            throws InterruptedException {
        options.check();
        if (!given.isEmpty()) {
            Experiment.checkName(given);
            RunRequest _ = request.apply(given);
        }
        Settings settings = session.settings(settingsOfFile);
        try (Application application = session.open(settings)) {
            String name = given.isEmpty() ? free(application, usual) : given;
            RunRequest wanted = request.apply(name);
            var running = new RunAndReport(session, settings, application, options);
            application.checkReport(running.reportFolder(name));
            return running.run(application.create(wanted));
        }
    }

    private static String free(Application application, Function<Integer, String> usual) {
        List<String> taken = application.experiments().stream().map(Experiment::name).toList();
        return IntStream.iterate(1, number -> number + 1)
                .mapToObj(usual::apply)
                .filter(name -> !taken.contains(name))
                .findFirst()
                .orElseThrow();
    }
}
