package dev.maar.cli;

import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Spec;

/// `maar toolchain`: the commands about toolchains.
@Command(name = "toolchain", synopsisSubcommandLabel = "COMMAND", description = "List, install or remove toolchains. A run installs what it needs by itself.")
final class ToolchainCommand implements Callable<Integer> {
    @Spec
    private @Nullable CommandSpec spec;

    @Override
    public Integer call() {
        return ExplainWrongUse.missingCommand(spec);
    }
}
