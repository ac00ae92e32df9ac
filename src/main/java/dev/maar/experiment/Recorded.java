package dev.maar.experiment;

import java.util.List;

/// What a file says of an experiment that was made before, so that it can be made once more.
///
/// `crates` are exactly those to run, in this order, and empty where the selections are to be resolved anew; `toolchains` has one for
/// each of the request's, or none; `imageDigest` is empty where the file does not say. With `locked` a difference is refused,
/// else it is told. `file` is for messages.
public record Recorded(String file, List<ExperimentCrate> crates, List<RecordedToolchain> toolchains,
        String imageDigest, boolean locked) {
    /// There is no file.
    public static final Recorded NOTHING = new Recorded("", List.of(), List.of(), "", false);

    public Recorded {
        crates = List.copyOf(crates);
        toolchains = List.copyOf(toolchains);
    }
}
