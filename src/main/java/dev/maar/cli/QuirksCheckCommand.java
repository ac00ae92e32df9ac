package dev.maar.cli;

import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Parameters;

/// `maar quirks check`: whether the list of crates that need special handling can be read, and means crates that there are.
@Command(name = "check", description = "Look every crate of the list up in the registry and print the entries that mean none; status 2 if there are any.")
final class QuirksCheckCommand implements Callable<Integer> {
    @Parameters(arity = "0..1", paramLabel = "FILE", description = "The list. Default: config/quirks.toml.")
    private @Nullable Path file;

    private final Session session;

    QuirksCheckCommand(Session session) {
        this.session = session;
    }

    @Override
    public Integer call() throws InterruptedException {
        try (Application application = session.open()) {
            List<String> problems = application.checkQuirks(file);
            problems.forEach(session.console()::result);
            return problems.isEmpty() ? 0 : 2;
        }
    }
}
