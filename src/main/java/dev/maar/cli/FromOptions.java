package dev.maar.cli;

import dev.maar.problem.UserError;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/// Which file defines the experiment, if any.
final class FromOptions {
    @Option(names = "--from", paramLabel = "FILE", description = "Make the experiment of a file that \"maar show NAME --toml\" wrote, on the same versions. Toolchains, --name, --mode, --cap-lints, --ignore-quirks and --set go over what the file says.")
    private @Nullable Path from;

    @Option(names = "--locked", description = "With --from: refuse toolchains and an image that are not those that the file names, instead of telling so.")
    private boolean locked;

    /// The file's experiment; throws [UserError] for options that say once more, or only then make sense, what a file says. `crateOptions`
    /// are the options given that say which crates.
    Optional<FromFile> read(List<String> crateOptions) {
        if (from == null) {
            if (locked) {
                throw new UserError("--locked without --from: expected --from FILE, which says what is locked");
            }
            return Optional.empty();
        }
        if (!crateOptions.isEmpty()) {
            throw new UserError(String.join(", ", crateOptions) + " beside --from " + from
                    + ": the file says which crates; expected one of the two");
        }
        return Optional.of(FromFile.read(from));
    }

    boolean locked() {
        return locked;
    }
}
