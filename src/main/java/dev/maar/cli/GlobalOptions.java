package dev.maar.cli;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;
import picocli.CommandLine.ScopeType;

/// The options that every command takes.
final class GlobalOptions {
    @Option(names = "--work-dir", paramLabel = "DIR", scope = ScopeType.INHERIT, description = "Where all state is kept. Default: $MAAR_WORK_DIR, else work/ here.")
    private @Nullable Path workFolder;

    @Option(names = "--config", paramLabel = "FILE", scope = ScopeType.INHERIT, description = "Another configuration than config/maar.toml, which documents every key.")
    private @Nullable Path configuration;

    @Option(names = "--set", paramLabel = "KEY=VALUE", scope = ScopeType.INHERIT, description = "One key of the configuration, for example sandbox.memory=512M. May be repeated.")
    private List<String> settings = new ArrayList<>();

    @Nullable
    Path workFolder() {
        return workFolder;
    }

    @Nullable
    Path configuration() {
        return configuration;
    }

    List<String> settings() {
        return settings;
    }
}
