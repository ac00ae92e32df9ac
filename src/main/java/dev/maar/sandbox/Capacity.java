package dev.maar.sandbox;

import dev.maar.problem.Spelling;
import dev.maar.problem.UserError;
import java.util.Collection;
import java.util.List;

/// What an engine can give to sandboxes: its runtimes by name, and the memory and processors of its machine.
public record Capacity(List<String> runtimes, long memoryBytes, int processors) {
    public Capacity {
        runtimes = runtimes.stream().sorted().toList();
    }

    static Capacity of(Collection<String> runtimes, long memoryBytes, int processors) {
        return new Capacity(List.copyOf(runtimes), memoryBytes, processors);
    }

    /// Refuses what no sandbox can be given.
    ///
    /// @throws UserError with the key, and what there is
    public void check(String runtime, Limits limits) {
        if (!runtimes.contains(runtime)) {
            throw new UserError(
                    "sandbox.runtime = \"" + runtime + "\": expected one that the Docker engine has, which are "
                            + String.join(", ", runtimes) + Spelling.suggestion(runtime, runtimes));
        }
        checkLimits("sandbox.", limits);
    }

    /// Refuses more memory or processors than there are; `place` begins the message before the limit's name.
    ///
    /// @throws UserError with the place, and what there is
    public void checkLimits(String place, Limits limits) {
        if (limits.memoryBytes() > memoryBytes) {
            throw new UserError(
                    place + "memory = " + Limits.size(limits.memoryBytes()) + ": expected at most the machine's "
                            + (memoryBytes >> 20) + "M");
        }
        if (limits.cpus() > processors) {
            throw new UserError(place + "cpus = " + Limits.number(limits.cpus()) + ": expected at most the machine's "
                    + processors);
        }
    }

    /// The limits with no more processors than there are, for who asked for no number.
    public Limits withinProcessors(Limits limits) {
        return limits.cpus() > processors ? limits.with("cpus " + processors) : limits;
    }
}
