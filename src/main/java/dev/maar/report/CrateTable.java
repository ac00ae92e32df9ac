package dev.maar.report;

import java.io.IOException;
import java.nio.file.Path;

/// Writes `data/crates/NNN.js`, the rows of the table of all crates in the order of their ids, [#SHARD] a file.
///
/// Keeps the rows of one file at a time.
final class CrateTable implements ReportPart {
    /// The number of crates in a file.
    static final int SHARD = 10_000;

    private final Path folder;
    private final int toolchains;
    private int written;
    private boolean downloads;
    private TableShard shard;

    CrateTable(Path folder, int toolchains) {
        this.folder = folder;
        this.toolchains = toolchains;
        this.shard = new TableShard(0, 0, toolchains);
    }

    /// Whether any crate's downloads were known.
    boolean downloads() {
        return downloads;
    }

    @Override
    public void crate(CrateReport crate) throws IOException {
        shard.add(crate);
        downloads |= crate.downloads() != null;
        if (shard.count() == SHARD) {
            shard.write(folder);
            written++;
            shard = new TableShard(written, written * SHARD, toolchains);
        }
    }

    @Override
    public void end(ReportModel model) throws IOException {
        if (shard.count() > 0) {
            shard.write(folder);
        }
    }
}
