package dev.maar.cli;

import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.Map;
import picocli.CommandLine;
import picocli.CommandLine.Help;

/// maar's command line: parses the words, runs the command, and gives the exit status.
public final class Maar {
    private final Console console;
    private final Path home;
    private final Map<String, String> environment;
    private final Application.Opener opener;

    /// `home` is the folder of the project; `environment` is the process's.
    public Maar(Console console, Path home, Map<String, String> environment, Application.Opener opener) {
        this.console = console;
        this.home = home;
        this.environment = Map.copyOf(environment);
        this.opener = opener;
    }

    /// Runs one command to its end, whatever happens to it: nothing is thrown; an interrupt of the thread ends it soon and cleanly.
    ///
    /// The status is 0 done, 1 done and `--fail-on` found what it names, 2 wrong use or input, 3 the machine lacks something,
    /// 70 a bug of maar's, 130 interrupted.
    public int run(String... arguments) {
        var session = new Session(console, home, environment, opener);
        var failures = new ExplainFailure(session);
        try {
            return commandLine(session, failures).execute(arguments);
        } catch (RuntimeException | Error e) {
            return failures.status(e);
        } finally {
            console.flush();
        }
    }

    private CommandLine commandLine(Session session, ExplainFailure failures) {
        var line = new CommandLine(new MaarCommand(session))
                .addSubcommand(new DemoCommand(session))
                .addSubcommand(new RunCommand(session))
                .addSubcommand(new ResumeCommand(session))
                .addSubcommand(new ReportCommand(session))
                .addSubcommand(new ListCommand(session))
                .addSubcommand(new ShowCommand(session))
                .addSubcommand(new LogCommand(session))
                .addSubcommand(new DeleteCommand(session))
                .addSubcommand(new CratesCommand(session))
                .addSubcommand(new CommandLine(new ToolchainCommand())
                        .addSubcommand(new ToolchainListCommand(session))
                        .addSubcommand(new ToolchainInstallCommand(session))
                        .addSubcommand(new ToolchainRemoveCommand(session)))
                .addSubcommand(new CommandLine(new QuirksCommand()).addSubcommand(new QuirksCheckCommand(session)))
                .addSubcommand(new DoctorCommand(session));
        return line.setParameterExceptionHandler(new ExplainWrongUse(console))
                .setExecutionExceptionHandler((failure, _, _) -> failures.status(failure))
                .setColorScheme(Help.defaultColorScheme(console.outIsTerminal() ? Help.Ansi.ON : Help.Ansi.OFF))
                .setUsageHelpWidth(100)
                .setOut(new PrintWriter(console.out(), true, console.out().charset()))
                .setErr(new PrintWriter(console.err(), true, console.err().charset()));
    }
}
