package dev.maar.cli;

import dev.maar.problem.Spelling;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine;
import picocli.CommandLine.IParameterExceptionHandler;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.UnmatchedArgumentException;

/// Says in one line what is wrong with the words that were typed: status 2.
final class ExplainWrongUse implements IParameterExceptionHandler {
    static final int STATUS = 2;

    private final Console console;

    ExplainWrongUse(Console console) {
        this.console = console;
    }

    @Override
    public int handleParseException(ParameterException failure, String[] arguments) {
        CommandLine command = failure.getCommandLine();
        String help = "; \"" + command.getCommandSpec().qualifiedName() + " --help\" shows what it takes";
        console.say((failure instanceof UnmatchedArgumentException unmatched
                ? unknown(unmatched.getUnmatched().getFirst(), command)
                : Objects.requireNonNullElse(failure.getMessage(), "wrong use")
                        .lines()
                        .findFirst()
                        .orElse("")
                        .replace("is not an int", "is no whole number"))
                + help);
        return STATUS;
    }

    private static String unknown(String word, CommandLine command) {
        CommandSpec spec = command.getCommandSpec();
        if (word.startsWith("-")) {
            String name = word.replaceFirst("=.*", "");
            return "unknown option \"" + name + "\""
                    + Spelling.suggestion(name, List.copyOf(spec.optionsMap().keySet()));
        }
        if (spec.subcommands().isEmpty()) {
            return "unexpected word \"" + word + "\"";
        }
        var commands = new ArrayList<>(spec.subcommands().keySet());
        return "unknown command \"" + word + "\"" + Spelling.suggestion(word, commands);
    }

    /// For a command that is only a name for others.
    static int missingCommand(@Nullable CommandSpec spec) {
        CommandLine command = Objects.requireNonNull(spec).commandLine();
        throw new ParameterException(command, "a command is missing: expected one of "
                + String.join(", ", command.getSubcommands().keySet()));
    }
}
