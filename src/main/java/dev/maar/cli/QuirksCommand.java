package dev.maar.cli;

import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Spec;

/// `maar quirks`: the group of commands about crates that need special handling.
@Command(name = "quirks", synopsisSubcommandLabel = "COMMAND", description = "Check the list of crates that need special handling.")
final class QuirksCommand implements Callable<Integer> {
    @Spec
    private @Nullable CommandSpec spec;

    @Override
    public Integer call() {
        return ExplainWrongUse.missingCommand(spec);
    }
}
