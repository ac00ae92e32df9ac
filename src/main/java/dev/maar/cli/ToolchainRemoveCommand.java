package dev.maar.cli;

import dev.maar.toolchain.ToolchainSpec;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Parameters;

/// `maar toolchain remove`: frees what a toolchain takes.
@Command(name = "remove", description = "Remove an installed toolchain; the folder of a path: toolchain stays.")
final class ToolchainRemoveCommand implements Callable<Integer> {
    @Parameters(paramLabel = "SPEC", description = "As \"maar toolchain list\" shows it.")
    private String spec = "";

    private final Session session;

    ToolchainRemoveCommand(Session session) {
        this.session = session;
    }

    @Override
    public Integer call() throws InterruptedException {
        ToolchainSpec wanted = ToolchainSpec.parse(spec);
        try (Application application = session.open()) {
            application.toolchainsToChange().remove(wanted);
            session.console().say("removed " + wanted.text());
            return 0;
        }
    }
}
