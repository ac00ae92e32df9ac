package dev.maar.config;

import dev.maar.config.Given.Form;
import dev.maar.crates.GitHosts;
import dev.maar.crates.GitHubSite;
import dev.maar.problem.Spelling;
import dev.maar.problem.UserError;
import dev.maar.sandbox.Limits;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// Puts the configuration together: flag over environment over file over default.
public final class LoadConfiguration {
    private final Path home;
    private final Map<String, String> environment;

    /// `home` is the folder with `config/maar.toml`, which may be missing; keys are read from variables such as
    /// `MAAR_SANDBOX_MEMORY`.
    public LoadConfiguration(Path home, Map<String, String> environment) {
        this.home = home;
        this.environment = Map.copyOf(environment);
    }

    /// Reads `file`, or the default one where it is null, and then `settings`, each `key=value`.
    ///
    /// Throws [UserError] for a file that cannot be read, an unknown key or a value of the wrong kind.
    public Configuration load(@Nullable Path file, List<String> settings) {
        return load(file, null, settings);
    }

    /// The same, with what an experiment's file says before what `file` says.
    public Configuration load(@Nullable Path file, @Nullable SettingsOfFile experiment, List<String> settings) {
        var given = new EnumMap<Key, Given>(Key.class);
        Path usual = home.resolve("config/maar.toml");
        if (file != null) {
            given.putAll(TomlFile.read(file));
        } else if (Files.exists(usual)) {
            given.putAll(TomlFile.read(usual));
        }
        if (experiment != null) {
            given.putAll(experiment.given());
        }
        given.putAll(fromEnvironment());
        given.putAll(fromFlags(settings));
        return build(new Values(given));
    }

    private Map<Key, Given> fromEnvironment() {
        var given = new EnumMap<Key, Given>(Key.class);
        environment.keySet().stream().sorted().filter(LoadConfiguration::meantForAKey).forEach(variable -> {
            Key key = Arrays.stream(Key.values())
                    .filter(known -> known.variable().equals(variable))
                    .findFirst()
                    .orElseThrow(() -> new UserError("environment variable " + variable + " names no key"
                            + hint(Spelling.suggestion(variable, Key.variables()))));
            given.put(key, new Given(variable, environment.getOrDefault(variable, ""), Form.WORD));
        });
        return given;
    }

    /// Other variables that begin with `MAAR_` have other meanings (`MAAR_WORK_DIR`).
    private static boolean meantForAKey(String variable) {
        return variable.startsWith("MAAR_SANDBOX_") || variable.startsWith("MAAR_DOWNLOADS_")
                || variable.startsWith("MAAR_CONFIRM_") || variable.startsWith("MAAR_GIT_")
                || Key.variables().contains(variable);
    }

    private static Map<Key, Given> fromFlags(List<String> settings) {
        var given = new EnumMap<Key, Given>(Key.class);
        for (String setting : settings) {
            int equals = setting.indexOf('=');
            if (equals < 1) {
                throw new UserError("--set " + setting + ": expected KEY=VALUE, for example --set sandbox.memory=512M");
            }
            String name = setting.substring(0, equals).strip();
            Key key = Key.named(name)
                    .orElseThrow(() -> new UserError("--set " + setting + ": unknown key \"" + name
                            + "\"" + hint(Spelling.suggestion(name, Key.texts()))));
            given.put(key, new Given("--set " + name, setting.substring(equals + 1).strip(), Form.WORD));
        }
        return given;
    }

    private static Configuration build(Values values) {
        var limits = new Limits(values.size(Key.SANDBOX_MEMORY), values.number(Key.SANDBOX_CPUS),
                values.count(Key.SANDBOX_PIDS), values.size(Key.SANDBOX_DISK), values.size(Key.SANDBOX_TMP),
                values.time(Key.SANDBOX_TIMEOUT), values.time(Key.SANDBOX_INACTIVITY),
                values.size(Key.SANDBOX_LOG_SIZE));
        var sandbox = new SandboxSettings(values.text(Key.SANDBOX_IMAGE),
                values.text(Key.SANDBOX_RUNTIME), limits, values.usual(Key.SANDBOX_CPUS));
        return new Configuration(values.text(Key.REGISTRY), values.text(Key.REGISTRY_INDEX),
                values.text(Key.REGISTRY_DUMP), values.text(Key.CI_BUILDS),
                new GitSettings(values.text(Key.GIT_GITHUB, GitHubSite::parse),
                        values.text(Key.GIT_HOSTS, GitHosts::parse)),
                new DownloadSettings(values.count(Key.DOWNLOADS_PARALLEL)),
                confirm(values), sandbox);
    }

    /// Who believes the first, or asks for more of everything, need not say it twice.
    private static ConfirmSettings confirm(Values values) {
        int attempts = values.count(Key.CONFIRM_ATTEMPTS);
        return new ConfirmSettings(attempts,
                attempts == 1 ? 1 : Math.max(attempts, values.count(Key.CONFIRM_CHANCE_ATTEMPTS)));
    }

    /// The nearest known word, or where the known ones are written down.
    static String hint(String suggestion) {
        return suggestion.isEmpty() ? "; config/maar.toml lists every key" : suggestion;
    }
}
