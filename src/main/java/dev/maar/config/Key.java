package dev.maar.config;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/// The keys that are known, each with its default as it would be written in the file.
enum Key {
    REGISTRY("registry", "crates.io"),
    REGISTRY_INDEX("registry-index", ""),
    REGISTRY_DUMP("registry-dump", ""),
    CI_BUILDS("ci-builds", ""),
    GIT_GITHUB("git.github", "GitHub"),
    GIT_HOSTS("git.hosts", ""),
    DOWNLOADS_PARALLEL("downloads.parallel", "8"),
    CONFIRM_ATTEMPTS("confirm.attempts", "3"),
    CONFIRM_CHANCE_ATTEMPTS("confirm.chance-attempts", "8"),
    SANDBOX_IMAGE("sandbox.image", ""),
    SANDBOX_RUNTIME("sandbox.runtime", "runc"),
    SANDBOX_MEMORY("sandbox.memory", "4G"),
    SANDBOX_CPUS("sandbox.cpus", "2"),
    SANDBOX_PIDS("sandbox.pids", "1024"),
    SANDBOX_DISK("sandbox.disk", "8G"),
    SANDBOX_TMP("sandbox.tmp", "512M"),
    SANDBOX_TIMEOUT("sandbox.timeout", "15m"),
    SANDBOX_INACTIVITY("sandbox.inactivity", "5m"),
    SANDBOX_LOG_SIZE("sandbox.log-size", "5M");

    private final String text;
    private final String byDefault;

    Key(String text, String byDefault) {
        this.text = text;
        this.byDefault = byDefault;
    }

    /// The key as the file and `--set` spell it.
    String text() {
        return text;
    }

    String byDefault() {
        return byDefault;
    }

    /// The key as the environment spells it: `sandbox.log-size` is `MAAR_SANDBOX_LOG_SIZE`.
    String variable() {
        return "MAAR_" + text.toUpperCase(Locale.ROOT).replace('.', '_').replace('-', '_');
    }

    static Optional<Key> named(String text) {
        return Arrays.stream(values()).filter(key -> key.text.equals(text)).findFirst();
    }

    static List<String> texts() {
        return Arrays.stream(values()).map(Key::text).toList();
    }

    static List<String> variables() {
        return Arrays.stream(values()).map(Key::variable).toList();
    }
}
