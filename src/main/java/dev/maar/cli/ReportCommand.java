package dev.maar.cli;

import dev.maar.experiment.Experiment;
import dev.maar.problem.UserError;
import dev.maar.report.read.ResultsFile;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Objects;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/// `maar report`: writes an experiment's report anew, or that of a `results.json`.
@Command(name = "report", sortOptions = false, sortSynopsis = false, customSynopsis = {
        "maar report [--against=NAME] [--to=DIR] NAME",
        "maar report --from=FILE [--to=DIR]"}, description = "Write an experiment's report from what is stored, finished or not; nothing is built.")
final class ReportCommand implements Callable<Integer> {
    @Parameters(arity = "0..1", paramLabel = "NAME", description = "The experiment, as \"maar list\" shows it.")
    private String name = "";

    @Option(names = "--against", paramLabel = "NAME", description = "Another experiment: the report says what is new since that one, what is gone, and what is still there.")
    private @Nullable String against;

    @Option(names = "--from", paramLabel = "FILE", description = "A results.json instead of an experiment: Crater's, with the config.json beside it if there is one, or maar's.")
    private @Nullable Path from;

    @Option(names = "--to", paramLabel = "DIR", description = "Where it goes. Default: reports/NAME in the work folder, with --from NAME-report beside the file.")
    private @Nullable Path folder;

    @Spec
    private @Nullable CommandSpec spec;

    private final Session session;

    ReportCommand(Session session) {
        this.session = session;
    }

    @Override
    public Integer call() {
        check();
        Settings settings = session.settings();
        try (Application application = session.open(settings)) {
            return from == null ? ofExperiment(settings, application) : ofFile(from, application);
        }
    }

    private void check() {
        if (from == null && name.isEmpty()) {
            throw new ParameterException(Objects.requireNonNull(spec).commandLine(),
                    "Missing required parameter: 'NAME', or --from=FILE");
        }
        if (from != null && !name.isEmpty()) {
            throw new UserError("an experiment \"" + name + "\" and --from " + from + ": expected one of the two");
        }
        if (from != null && against != null) {
            throw new UserError("--against " + against + " with --from: expected an experiment that is stored");
        }
        if (name.equals(against)) {
            throw new UserError("--against " + against + ": expected another experiment than the report's own");
        }
    }

    private int ofExperiment(Settings settings, Application application) {
        Experiment experiment = application.experiment(name);
        if (against != null) {
            application.experiment(against);
        }
        Path target = folder == null ? settings.reportFolder(name) : absolute(folder);
        application.checkReport(target);
        return say(application.report(experiment, target, against), target);
    }

    private int ofFile(Path file, Application application) {
        if (folder != null) {
            application.checkReport(absolute(folder));
        }
        ResultsFile results = ResultsFile.open(absolute(file));
        Path target = folder == null ? beside(results) : absolute(folder);
        checkApart(results, target);
        application.checkReport(target);
        return say(application.report(results, target), target);
    }

    /// A report of maar's stays as it is: the new one is beside its folder.
    private static Path beside(ResultsFile results) {
        String report = results.experiment().name() + "-report";
        Path folder = results.folder();
        return isReport(folder) ? folder.resolveSibling(report) : folder.resolve(report);
    }

    private static boolean isReport(Path folder) {
        return Files.exists(folder.resolve("results.schema.json"));
    }

    /// Writing a report takes its folder's place: the results, and the logs that lie with them, must not be in it, nor it within a report that may be written again.
    private static void checkApart(ResultsFile results, Path target) {
        Path folder = results.folder();
        if (folder.startsWith(target)) {
            throw new UserError("--to " + target
                    + ": the results that it is made of, and their logs, lie there and would be lost: expected another folder");
        }
        if (isReport(folder) && target.startsWith(folder)) {
            throw new UserError("--to " + target + ": it is within the report " + folder
                    + ", which loses it when it is written again: expected a folder beside it");
        }
    }

    private static Path absolute(Path path) {
        return path.toAbsolutePath().normalize();
    }

    private int say(WrittenReport report, Path target) {
        session.console().say(report.summary());
        report.more().forEach(session.console()::say);
        session.console().say("report: " + target.resolve("index.html"));
        return 0;
    }
}
