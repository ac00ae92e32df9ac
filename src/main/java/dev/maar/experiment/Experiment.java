package dev.maar.experiment;

import dev.maar.problem.UserError;
import dev.maar.toolchain.Toolchain;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// What is compared with what: everything that defines a run, and how far it has come.
///
/// `selections` are the user's words as given; `toolchains` holds the baseline first, then one or more candidates;
/// `startedAt` and `completedAt` are null until they happen.
public record Experiment(String name, Mode mode, CapLints capLints, List<String> selections, List<Toolchain> toolchains,
        Conditions conditions, ExperimentState state, Instant createdAt, @Nullable Instant startedAt,
        @Nullable Instant completedAt) {
    public Experiment {
        checkName(name);
        selections = List.copyOf(selections);
        toolchains = List.copyOf(toolchains);
        if (toolchains.size() < 2) {
            throw new IllegalArgumentException("'toolchains' must hold a baseline and at least one candidate");
        }
    }

    public Toolchain baseline() {
        return toolchains.getFirst();
    }

    public List<Toolchain> candidates() {
        return toolchains.subList(1, toolchains.size());
    }

    /// Throws [UserError] unless the name can be a folder and a word of the command line.
    public static void checkName(String name) {
        if (!name.matches("[A-Za-z0-9][A-Za-z0-9._-]{0,99}")) {
            throw new UserError("experiment name \"" + name + "\": expected up to 100 letters, digits, '.', '_' or '-',"
                    + " beginning with a letter or digit, for example beta-1.97-1");
        }
    }
}
