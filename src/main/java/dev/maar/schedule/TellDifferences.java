package dev.maar.schedule;

import dev.maar.experiment.Conditions;
import dev.maar.experiment.Recorded;
import dev.maar.problem.UserError;
import dev.maar.toolchain.Toolchain;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;

/// Tells what is not as it was when an experiment is made once more, or refuses it.
public final class TellDifferences {
    private static final String CURE = "; without --locked it is run with what is here";

    private final Consumer<String> progress;

    public TellDifferences(Consumer<String> progress) {
        this.progress = progress;
    }

    /// Throws [UserError] where the sandbox image is another and that is refused.
    void ofImage(Recorded recorded, Conditions here) {
        String before = recorded.imageDigest();
        if (!before.isEmpty() && !before.equals(here.imageDigest())) {
            told(recorded, List.of(recorded.file() + ": the sandbox image is " + here.imageDigest() + " here, and was "
                    + before));
        }
    }

    /// Throws [UserError] where a toolchain is another and that is refused.
    void ofToolchains(Recorded recorded, List<Toolchain> here) {
        List<String> lines = new ArrayList<>();
        for (int position = 0; position < recorded.toolchains().size(); position++) {
            recorded.toolchains().get(position).difference(here.get(position)).ifPresent(lines::add);
        }
        told(recorded, lines);
    }

    private void told(Recorded recorded, List<String> lines) {
        if (recorded.locked() && !lines.isEmpty()) {
            throw new UserError(String.join("\n", lines.stream().map(line -> line + CURE).toList()));
        }
        lines.forEach(line -> progress.accept("warning: " + line));
    }
}
