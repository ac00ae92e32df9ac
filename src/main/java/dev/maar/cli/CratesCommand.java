package dev.maar.cli;

import dev.maar.crates.CrateId;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Parameters;

/// `maar crates`: what a selection comes to.
@Command(name = "crates", description = "Print what a selection resolves to, one \"name version\" a line; nothing is built.")
final class CratesCommand implements Callable<Integer> {
    @Parameters(arity = "1..*", paramLabel = "SELECT", description = "demo, list:NAME[@VERSION],..., file:PATH or local:DIR.")
    private List<String> selections = new ArrayList<>();

    private final Session session;

    CratesCommand(Session session) {
        this.session = session;
    }

    @Override
    public Integer call() throws InterruptedException {
        try (Application application = session.open()) {
            application.resolve(selections).forEach(crate -> session.console().result(line(crate)));
            return 0;
        }
    }

    private static String line(CrateId crate) {
        return switch (crate) {
            case CrateId.Registry(String name, String version) -> name + " " + version;
            case CrateId.Local(String name) -> name + " local";
        };
    }
}
