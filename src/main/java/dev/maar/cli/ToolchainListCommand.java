package dev.maar.cli;

import dev.maar.toolchain.Toolchain;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;

/// `maar toolchain list`: what is installed.
@Command(name = "list", description = "List the installed toolchains.")
final class ToolchainListCommand implements Callable<Integer> {
    private final Session session;

    ToolchainListCommand(Session session) {
        this.session = session;
    }

    @Override
    public Integer call() {
        try (Application application = session.open()) {
            List<Toolchain> toolchains = application.toolchains().list();
            if (toolchains.isEmpty()) {
                session.console().say("no toolchains yet; \"maar toolchain install debian:bookworm\" installs one");
                return 0;
            }
            var rows = new ArrayList<List<String>>();
            rows.add(List.of("TOOLCHAIN", "RUSTC", "CARGO", "HASH"));
            toolchains.forEach(one -> rows.add(List.of(one.spec().text(), one.release(),
                    one.hasCargo() ? one.cargoVersion() : "none", one.contentHash().substring(0, 12))));
            new Table(rows).lines().forEach(session.console()::result);
            return 0;
        }
    }
}
