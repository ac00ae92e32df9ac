package dev.maar.cli;

import dev.maar.config.LoadConfiguration;
import dev.maar.config.SettingsOfFile;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// What one start of maar works with: the console, the global options, and the way to the application.
final class Session {
    private static final String ENGINE = "unix:///var/run/docker.sock";

    private final Console console;
    private final Path home;
    private final Map<String, String> environment;
    private final Application.Opener opener;
    private final GlobalOptions options = new GlobalOptions();

    Session(Console console, Path home, Map<String, String> environment, Application.Opener opener) {
        this.console = console;
        this.home = home;
        this.environment = Map.copyOf(environment);
        this.opener = opener;
    }

    Console console() {
        return console;
    }

    GlobalOptions options() {
        return options;
    }

    /// Flag over environment over `work/` here.
    Path workFolder() {
        Path flag = options.workFolder();
        String variable = environment.getOrDefault("MAAR_WORK_DIR", "");
        Path folder = flag != null ? flag : Path.of(variable.isBlank() ? "work" : variable);
        return folder.toAbsolutePath().normalize();
    }

    Path logFile() {
        return workFolder().resolve("maar.log");
    }

    /// Tells Logback where its file is; counts only before anything has logged.
    void logToWorkFolder() {
        System.setProperty("maar.log.folder", workFolder().toString());
    }

    Settings settings() {
        return settings(null);
    }

    /// The same with what an experiment's file says about the configuration.
    Settings settings(@Nullable SettingsOfFile experiment) {
        var configuration = new LoadConfiguration(home, environment).load(options.configuration(), experiment,
                options.settings());
        return new Settings(home, workFolder(), environment.getOrDefault("DOCKER_HOST", ENGINE), configuration);
    }

    Application open(Settings settings) {
        logToWorkFolder();
        return opener.open(settings, console::say);
    }

    Application open() {
        return open(settings());
    }

    /// Looks at the machine for `maar doctor`.
    List<Check> checks() {
        return new CheckMachine(settings(), environment).all();
    }

    /// The command line that goes on with an experiment, to be typed as it is.
    String resumeLine(String experiment) {
        Path flag = options.workFolder();
        return "maar resume " + experiment + (flag == null ? "" : " --work-dir " + flag);
    }
}
