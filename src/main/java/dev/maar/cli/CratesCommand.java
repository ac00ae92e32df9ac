package dev.maar.cli;

import dev.maar.crates.CrateChoice;
import dev.maar.crates.CrateId;
import dev.maar.crates.Resolution;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/// `maar crates`: what a selection comes to.
@Command(name = "crates", description = "Print what a selection resolves to, one \"name version\" a line; nothing is built.")
final class CratesCommand implements Callable<Integer> {
    @Parameters(arity = "1..*", paramLabel = "SELECT", description = "Any form that run --crates takes.")
    private List<String> selections = new ArrayList<>();

    @Option(names = "--why", paramLabel = "NAME", description = "Say instead why a crate is in or out, and what is known of it.")
    private String why = "";

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
            Resolution resolution = application.resolve(choice);
            if (why.isEmpty()) {
                resolution.crates().forEach(one -> session.console().result(line(one.crate())));
            } else {
                application.why(why, choice, resolution).forEach(session.console()::result);
            }
            return 0;
        }
    }

    private static String line(CrateId crate) {
        return switch (crate) {
            case CrateId.Registry(String name, String version) -> name + " " + version;
            case CrateId.Repository repository ->
                repository.name() + (repository.sha() == null ? "" : " " + repository.sha());
            case CrateId.Local(String name) -> name + " local";
        };
    }
}
