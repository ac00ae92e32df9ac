package dev.maar.report;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;

/// Writes `causes/ID.txt`, the crates of a cause in the syntax of `--crates file:`, where they are too many for a command line.
final class CauseLists implements ReportPart {
    private final Path staged;

    CauseLists(Path staged) {
        this.staged = staged;
    }

    @Override
    public void end(ReportModel model) throws IOException {
        Files.createDirectories(staged.resolve(CopyBoxes.CAUSES));
        for (Cause cause : Stream.concat(model.regressedCauses().stream(), model.fixedCauses().stream()).toList()) {
            List<String> entries = CopyBoxes.entries(cause);
            if (Rerun.needsFile(entries)) {
                Files.writeString(staged.resolve(CopyBoxes.list(cause)), head(cause) + Rerun.file(entries));
            }
        }
    }

    private static String head(Cause cause) {
        return cause.number() == cause.members().size()
                ? ""
                : "# the first " + cause.members().size() + " of " + cause.number() + " crates\n";
    }
}
