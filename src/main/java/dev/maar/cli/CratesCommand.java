package dev.maar.cli;

import dev.maar.crates.CrateChoice;
import dev.maar.crates.CrateId;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Parameters;

/// `maar crates`: what a selection comes to.
@Command(name = "crates", description = "Print what a selection resolves to, one \"name version\" a line; nothing is built.")
final class CratesCommand implements Callable<Integer> {
    @Parameters(arity = "1..*", paramLabel = "SELECT", description = "Any form that run --crates takes.")
    private List<String> selections = new ArrayList<>();

    @Mixin
    private final CrateOptions part = new CrateOptions();

    private final Session session;

    CratesCommand(Session session) {
        this.session = session;
    }

    @Override
    public Integer call() throws InterruptedException {
        CrateChoice choice = part.choice(selections);
        try (Application application = session.open()) {
            application.resolve(choice).crates().forEach(one -> session.console().result(line(one.crate())));
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
