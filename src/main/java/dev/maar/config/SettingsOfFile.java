package dev.maar.config;

import java.util.Map;

/// What an experiment's file says about keys of the configuration, in place of what `maar.toml` says.
public final class SettingsOfFile {
    private final Map<Key, Given> given;

    SettingsOfFile(Map<Key, Given> given) {
        this.given = Map.copyOf(given);
    }

    Map<Key, Given> given() {
        return given;
    }
}
