package dev.maar.cli;

import java.util.Optional;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.IVersionProvider;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ScopeType;
import picocli.CommandLine.Spec;

/// `maar` alone: what it is for, and its commands.
@Command(name = "maar", versionProvider = MaarCommand.Version.class, sortOptions = false, description = {
        "What breaks in Rust code when the compiler changes, and why.", "",
        "maar builds each crate of a list in a sandbox, under a baseline toolchain and under one or more"
                + " candidates, and turns the differences into a report."}, footer = {"", "Begin with: maar demo",
                        "Then:       maar run debian:bookworm path:my/stage1 --crates list:try-lock,fnv",
                        "What one command takes: maar COMMAND --help", "",
                        "Exit status: 0 done; 1 done, and --fail-on found what it names; 2 wrong use or input; 3 the machine",
                        "lacks something (maar doctor); 70 a bug of maar's; 130 interrupted."}, synopsisSubcommandLabel = "COMMAND")
final class MaarCommand implements Callable<Integer> {
    @Spec
    private @Nullable CommandSpec spec;

    @SuppressWarnings("UnusedVariable") // picocli reads it
    @Mixin
    private final GlobalOptions options;

    @SuppressWarnings("UnusedVariable") // picocli reads it
    @Option(names = {"-h", "--help"}, usageHelp = true, scope = ScopeType.INHERIT, description = "Show this help.")
    private boolean help;

    @SuppressWarnings("UnusedVariable") // picocli reads it
    @Option(names = "--version", versionHelp = true, description = "Show maar's version.")
    private boolean version;

    MaarCommand(Session session) {
        this.options = session.options();
    }

    @Override
    public Integer call() {
        return ExplainWrongUse.missingCommand(spec);
    }

    /// The version that the build wrote into the jar.
    static final class Version implements IVersionProvider {
        @Override
        public String[] getVersion() {
            return new String[]{"maar " + Optional.ofNullable(Maar.class.getPackage().getImplementationVersion())
                    .orElse("(not packaged)")};
        }
    }
}
