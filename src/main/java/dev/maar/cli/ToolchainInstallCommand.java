package dev.maar.cli;

import dev.maar.toolchain.Toolchain;
import dev.maar.toolchain.ToolchainSpec;
import dev.maar.toolchain.Toolchains;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Parameters;

/// `maar toolchain install`: brings a toolchain and says what it is.
@Command(name = "install", description = "Install a toolchain, unless it is there, and print what it is. A name such as stable is installed anew, as it is by now.")
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
            Toolchains toolchains = wanted.moves() ? application.toolchainsToChange() : application.toolchains();
            Toolchain toolchain = toolchains.refresh(wanted, session.console()::say);
            session.console().result(wanted.text() + " in " + toolchain.sysroot());
            toolchain.rustcVersion().lines().forEach(session.console()::result);
            session.console()
                    .result(toolchain.hasCargo()
                            ? toolchain.cargoVersion()
                            : "no cargo: the baseline's cargo builds with it");
            String origin = toolchains.origin(wanted.source());
            if (!origin.isEmpty()) {
                session.console().result(origin);
            }
            session.console().result("content-hash: " + toolchain.contentHash());
            return 0;
        }
    }
}
