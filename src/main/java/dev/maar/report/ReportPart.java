package dev.maar.report;

import java.io.Closeable;
import java.io.IOException;

/// One file, or one family of files, of a report's folder.
///
/// It is told of every crate once, in the order of their ids, then of the whole; what it keeps of a crate in between is its own to bound, for there
/// may be 700,000 of them. Calls come one after another, each seeing what the last did, though not from the same thread. [#close] is called in any case, also when something failed.
interface ReportPart extends Closeable {

    /// Takes the next crate; a part that only needs the whole does nothing here.
    default void crate(CrateReport crate) throws IOException {
    }

    /// Takes the whole, after the last crate; the part's files are complete afterwards.
    void end(ReportModel model) throws IOException;

    @Override
    default void close() throws IOException {
    }
}
