package dev.maar.report;

import dev.maar.experiment.Experiment;
import dev.maar.outcome.Comparison;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/// Writes `data/details/NNNN.js`, what the crates' pages show, in the order of ids; a file ends once it has [#ENOUGH] characters.
///
/// Keeps the first id of each file.
final class CrateDetails implements ReportPart {
    private static final long ENOUGH = 240_000;

    private final Path folder;
    private final Instant begin;
    private final KeptLogs kept;
    private final Predicate<CrateReport> lockfiles;
    private final List<First> files = new ArrayList<>();
    private int crates;
    private @Nullable DetailsFile file;

    /// Where a file begins: the number of its first crate in the order of ids, and its id.
    record First(int crate, String id) {}

    /// How much is told of a crate: whether more than its runs, whether its logs are there or elsewhere, whether its lockfile is there, how many errors, and whether as the compiler drew them.
    record Shown(boolean more, boolean logs, boolean linked, boolean lockfile, int errors, boolean rendered) {}

    /// `lockfiles` says whether a crate's lockfile is in the report.
    CrateDetails(Path folder, Experiment experiment, KeptLogs kept, Predicate<CrateReport> lockfiles) {
        this.folder = folder;
        this.begin = experiment.createdAt();
        this.kept = kept;
        this.lockfiles = lockfiles;
    }

    /// Where the files begin that were written so far.
    List<First> files() {
        return List.copyOf(files);
    }

    @Override
    public void crate(CrateReport crate) throws IOException {
        DetailsFile open = file;
        if (open == null) {
            open = new DetailsFile(folder, files.size(), crates, begin);
            file = open;
            files.add(new First(crates, crate.id().id()));
        }
        open.add(crate, shown(crate));
        crates++;
        if (open.length() >= ENOUGH) {
            close();
        }
    }

    private Shown shown(CrateReport crate) {
        boolean logs = kept.of(crate);
        boolean linked = !kept.copied();
        boolean plain = !logs && !linked && crate.is(Comparison.TEST_PASS) && crate.crate().quirk() == null
                && !crate.flakyElsewhere() && crate.crate().status().isEmpty();
        return new Shown(!plain, logs, linked, lockfiles.test(crate), logs ? Integer.MAX_VALUE : 1, logs || linked);
    }

    @Override
    public void end(ReportModel model) throws IOException {
        close();
    }

    @Override
    public void close() throws IOException {
        if (file != null) {
            DetailsFile open = file;
            file = null;
            open.close();
        }
    }
}
