package dev.maar.cli;

import dev.maar.toolchain.Toolchain;
import dev.maar.toolchain.ToolchainSpec;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Parameters;

/// `maar toolchain install`: brings a toolchain and says what it is.
@Command(name = "install", description = "Install a toolchain, unless it is there, and print what it is.")
final class ToolchainInstallCommand implements Callable<Integer> {
    @Parameters(paramLabel = "SPEC", description = "stable, nightly-DATE, 1.83.0, debian:SUITE[/PACKAGE], path:DIR, master#SHA or try#SHA, as for a run.")
    private String spec = "";

    private final Session session;

    ToolchainInstallCommand(Session session) {
        this.session = session;
    }

    @Override
    public Integer call() throws InterruptedException {
        ToolchainSpec wanted = ToolchainSpec.parse(spec);
        try (Application application = session.open()) {
            Toolchain toolchain = application.toolchains().install(wanted, session.console()::say);
            session.console().result(wanted.text() + " in " + toolchain.sysroot());
            toolchain.rustcVersion().lines().forEach(session.console()::result);
            session.console()
                    .result(toolchain.hasCargo()
                            ? toolchain.cargoVersion()
                            : "no cargo: the baseline's cargo builds with it");
            session.console().result("content-hash: " + toolchain.contentHash());
            return 0;
        }
    }
}
