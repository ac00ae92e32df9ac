package dev.maar.report;

import dev.maar.crates.CrateId;
import dev.maar.experiment.Experiment;
import dev.maar.outcome.Attempt;
import dev.maar.outcome.BuildLog;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/// Writes `logs/<toolchain>/<reg|local>/<crate>/log.txt`, the log of the attempt that counts, as it was kept, and beside it `log-2.txt`
/// and so on of those that confirm it or do not; each once more as a script below `data/logs`. Only the crates that [KeptLogs] names have any.
final class LogFiles implements ReportPart {
    static final String FOLDER = "logs";

    private final LogSource logs;
    private final Path staged;
    private final KeptLogs kept;

    LogFiles(ReportInput input, Path staged) throws IOException {
        this.logs = input.logs();
        this.staged = staged;
        this.kept = KeptLogs.of(input);
        Files.createDirectories(staged.resolve(FOLDER));
    }

    /// Where the log of a crate under a toolchain is, relative to the report's folder; its parts are [FolderName]s.
    static String folder(Experiment experiment, int position, CrateId crate) {
        return FOLDER + "/" + toolchain(experiment, position) + "/"
                + crate.reportFolder()
                + "/" + FolderName.of(crate.reportName());
    }

    /// The same toolchain may be run twice, to see what changes by itself: the second has its position behind its name.
    private static String toolchain(Experiment experiment, int position) {
        List<String> names = experiment.toolchains().stream().map(toolchain -> toolchain.spec().text()).toList();
        String name = FolderName.of(names.get(position));
        return names.indexOf(names.get(position)) == position ? name : name + "~" + position;
    }

    /// The link from a page in the report's folder to the log of a run's first attempt.
    static String link(RunReport run) {
        return link(run, 1);
    }

    /// The link to the log of the attempt of that number; empty where there is none.
    static String link(RunReport run, int number) {
        return run.logFolder().isEmpty() ? "" : Links.path(run.logFolder() + "/" + name(number));
    }

    private static String name(int number) {
        return number == 1 ? "log.txt" : "log-" + number + ".txt";
    }

    @Override
    public void crate(CrateReport crate) throws IOException {
        if (!kept.of(crate)) {
            return;
        }
        for (int position = 0; position < crate.runs().size(); position++) {
            RunReport run = crate.runs().get(position);
            for (Attempt attempt : run.attempts()) {
                if (!kept.of(run, attempt)) {
                    continue;
                }
                Path file = staged.resolve(run.logFolder()).resolve(name(attempt.number()));
                if (attempt.number() == 1) {
                    Files.createDirectories(file.getParent());
                }
                BuildLog log = logs.log(crate.id(), position, attempt.number());
                Files.write(file, log.text());
                LogScript.write(staged, crate.id(), position, attempt.number(), log);
            }
        }
    }

    @Override
    public void end(ReportModel model) {
        // Each crate's logs are written as it comes.
    }
}
