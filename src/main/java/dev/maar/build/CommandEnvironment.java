package dev.maar.build;

import dev.maar.sandbox.Command;
import dev.maar.toolchain.Modifiers;
import java.util.Map;
import java.util.TreeMap;

/// What an attempt's commands find in their environment: nothing of the machine's own, only what maar sets.
///
/// `fixed` says where things lie in a container and is the same for every attempt; `chosen` is what the experiment, the toolchain and the
/// crate ask for, and what somebody needs who runs a command elsewhere.
record CommandEnvironment(Map<String, String> fixed, Map<String, String> chosen) {
    private static final Map<String, String> FIXED = Map.of("PATH", Layout.PATH, "HOME", "/tmp", "LANG", "C.UTF-8",
            "CARGO_HOME", Layout.CARGO_HOME, "CARGO_TARGET_DIR", Layout.TARGET, "CARGO_TERM_COLOR", "never");

    CommandEnvironment {
        fixed = Map.copyOf(fixed);
        chosen = Map.copyOf(chosen);
    }

    /// The environment of a plan's steps; `capLints` is rustc's word.
    static CommandEnvironment of(CargoPlan plan, String capLints, Share share, Modifiers modifiers) {
        Map<String, String> chosen = new TreeMap<>(CargoPlan.environment(capLints));
        if (plan.changesSources()) {
            chosen.replaceAll((_, value) -> value.replaceFirst("--cap-lints=\\w+ ?", ""));
        }
        chosen.putAll(share.environment());
        ApplyModifiers.toEnvironment(modifiers, chosen);
        return new CommandEnvironment(FIXED, chosen);
    }

    /// All of it.
    Map<String, String> all() {
        Map<String, String> all = new TreeMap<>(fixed);
        all.putAll(chosen);
        return all;
    }

    /// What was chosen for one command, by name, its own variables included.
    Map<String, String> chosenFor(Command command) {
        Map<String, String> all = new TreeMap<>(chosen);
        all.putAll(command.environment());
        return all;
    }
}
