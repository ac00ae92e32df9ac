package dev.maar.sandbox;

import java.util.List;
import java.util.Map;

/// How a sandbox is made: from which image, with what mounted, under which limits, run by which of the engine's runtimes.
///
/// `environment` is what every command sees; nothing of the host's comes in. `workingFolder` is where commands start.
public record SandboxSpec(String image, String runtime, List<Mount> mounts, Map<String, String> environment,
        String workingFolder, Limits limits) {
    public SandboxSpec {
        mounts = List.copyOf(mounts);
        environment = Map.copyOf(environment);
    }

    /// Whether the runtime is gVisor, by its name. That is a kernel of its own: it shows no control group inside, and all of it is one
    /// process of the host and that one's children.
    boolean inGvisor() {
        return runtime.startsWith("runsc");
    }
}
