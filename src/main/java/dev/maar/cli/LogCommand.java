package dev.maar.cli;

import dev.maar.crates.CrateId;
import dev.maar.experiment.Experiment;
import dev.maar.experiment.ExperimentCrate;
import dev.maar.outcome.BuildLog;
import dev.maar.problem.Spelling;
import dev.maar.problem.UserError;
import dev.maar.problem.VisibleText;
import dev.maar.toolchain.ToolchainSpec;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.stream.Stream;
import picocli.CommandLine.Command;
import picocli.CommandLine.Parameters;

/// `maar log`: what a crate's build wrote.
@Command(name = "log", description = "Print what the latest build of a crate under one toolchain wrote.")
final class LogCommand implements Callable<Integer> {
    @Parameters(index = "0", paramLabel = "NAME", description = "The experiment, as \"maar list\" shows it.")
    private String name = "";

    @Parameters(index = "1", paramLabel = "CRATE", description = "A crate of it: NAME, NAME@VERSION or reg/NAME/VERSION; ORG/NAME or the address of a repository.")
    private String crate = "";

    @Parameters(index = "2", arity = "0..1", paramLabel = "TOOLCHAIN", description = "As it was given to the run. Default: the first candidate.")
    private String toolchain = "";

    private final Session session;

    LogCommand(Session session) {
        this.session = session;
    }

    @Override
    public Integer call() {
        try (Application application = session.open()) {
            Experiment experiment = application.experiment(name);
            CrateId found = crate(application.crates(experiment).stream().map(ExperimentCrate::crate).toList());
            int position = position(experiment);
            BuildLog log = application.log(experiment, found, position)
                    .orElseThrow(() -> new UserError("crate \"" + crate + "\" was not built yet under "
                            + experiment.toolchains().get(position).spec().text() + " in experiment \"" + name + "\""));
            print(log.text());
            return 0;
        }
    }

    /// A terminal gets what can be shown, a pipe or file the bytes as they were.
    private void print(byte[] text) {
        Console console = session.console();
        if (console.outIsTerminal()) {
            console.out().print(VisibleText.of(new String(text, StandardCharsets.UTF_8)));
        } else {
            console.out().write(text, 0, text.length);
        }
        console.flush();
    }

    private CrateId crate(List<CrateId> crates) {
        List<CrateId> found = crates.stream().filter(this::named).toList();
        if (found.size() == 1) {
            return found.getFirst();
        }
        List<String> words = (found.isEmpty() ? crates : found).stream().map(LogCommand::word).toList();
        List<String> known = Stream.concat(words.stream(), crates.stream().map(CrateId::name)).toList();
        throw new UserError(found.isEmpty()
                ? "crate \"" + crate + "\" is not in experiment \"" + name + "\"" + Spelling.suggestion(crate, known)
                : "crate \"" + crate + "\" is several of experiment \"" + name + "\": name one of "
                        + String.join(", ", words));
    }

    private boolean named(CrateId id) {
        return id.id().equals(crate) || id.name().equals(crate) || word(id).equals(crate)
                || id.reportName().equals(crate);
    }

    private static String word(CrateId id) {
        return switch (id) {
            case CrateId.Registry(String name, String version) -> name + "@" + version;
            case CrateId.Repository repository ->
                repository.name() + (repository.sha() == null ? "" : "@" + repository.sha());
            case CrateId.Local(String name) -> name;
        };
    }

    private int position(Experiment experiment) {
        List<String> words = experiment.toolchains().stream().map(one -> one.spec().text()).toList();
        if (toolchain.isEmpty()) {
            return 1;
        }
        String meant = written(toolchain);
        if (!words.contains(meant)) {
            throw new UserError(
                    "toolchain \"" + toolchain + "\" is not in experiment \"" + name + "\": expected one of "
                            + String.join(", ", words) + Spelling.suggestion(toolchain, words));
        }
        return words.indexOf(meant);
    }

    /// As it would be stored: folders whole, modifiers in their order.
    private static String written(String word) {
        try {
            return ToolchainSpec.parse(word).text();
        } catch (UserError _) {
            return word;
        }
    }
}
