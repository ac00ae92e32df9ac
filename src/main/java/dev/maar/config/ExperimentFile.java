package dev.maar.config;

import dev.maar.crates.CrateChoice;
import dev.maar.crates.Quirk;
import dev.maar.crates.ResolvedCrate;
import dev.maar.problem.UserError;
import dev.maar.toolchain.ToolchainSpec;
import java.nio.file.Path;
import java.util.List;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/// An experiment as a file defines it, checked as far as the file alone can be.
///
/// `name` and `imageDigest` are empty, `mode` and `capLints` null where the file does not say; `toolchains` are two or more, the baseline
/// first; `resolved` is what the selections came to when the file was written, empty where they are to be resolved anew; `settings` are the
/// file's keys of the configuration.
public record ExperimentFile(Path file, String name, List<RecordedSpec> toolchains, @Nullable Word mode,
        @Nullable Word capLints, CrateChoice crates, List<RecordedCrate> resolved, boolean ignoreQuirks,
        String imageDigest, SettingsOfFile settings) {
    public ExperimentFile {
        toolchains = List.copyOf(toolchains);
        resolved = List.copyOf(resolved);
    }

    /// A word that is for another room to read, and where it is written (`experiment.toml:3`).
    public record Word(String place, String text) {

        /// Reads it; what is wrong with it is said with the place.
        public <T> T as(Function<String, T> parse) {
            try {
                return parse.apply(text);
            } catch (UserError e) {
                throw new UserError(place + ": " + e.getMessage(), e);
            }
        }
    }

    /// A toolchain, with its release and the hash of its content when the file was written, empty where it does not say.
    public record RecordedSpec(ToolchainSpec spec, String release, String contentHash, String place) {}

    /// A crate with what was special about it.
    public record RecordedCrate(ResolvedCrate crate, @Nullable Quirk quirk) {}
}
