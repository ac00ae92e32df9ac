package dev.maar.report.read;

import dev.maar.crates.CrateId;
import dev.maar.experiment.CrateRuns;
import dev.maar.experiment.Experiment;
import dev.maar.problem.UserError;
import java.io.EOFException;
import java.io.IOException;
import java.io.RandomAccessFile;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/// A `results.json` that Crater or maar wrote, of any size, ready to be gone through in the order of ids.
///
/// Used by one thread. Crater's has no name of its experiment; what a `config.json` beside it says is taken, as Crater's reports have one.
public final class ResultsFile {
    private final Path file;
    private final IndexedCrates crates;
    private final ReadExperiment.Told told;
    private @Nullable ReadCrate last;

    private ResultsFile(Path file, IndexedCrates crates, ReadExperiment.Told told) {
        this.file = file;
        this.crates = crates;
        this.told = told;
    }

    /// Reads and checks the whole file; throws [UserError] with line and column for what no report can be made of.
    public static ResultsFile open(Path file) {
        IndexedCrates crates = IndexedCrates.read(file);
        return new ResultsFile(file, crates, new ReadExperiment(file, crates).read());
    }

    public Experiment experiment() {
        return told.experiment();
    }

    /// What a reader has to know of where this comes from, a sentence each.
    public List<String> notes() {
        return told.notes();
    }

    public int size() {
        return crates.spots().size();
    }

    /// Reads the crates in the order of ids; the stream has to be closed.
    public Stream<CrateRuns> runs() {
        return read().map(ReadCrate::runs);
    }

    /// Where the logs of a crate under a toolchain may be, relative to [#folder] with `/` between the folders: as the file has it, and with its percent
    /// signs read, which Crater has at some times; empty where it does not say. Asked for the crate that was read last.
    public Set<String> logs(CrateId crate, int position) {
        String said = last != null && last.id().equals(crate) ? last.log(position) : "";
        return said.isEmpty() ? Set.of() : new LinkedHashSet<>(List.of(said, Entry.decoded(said)));
    }

    /// The folder that it is in.
    public Path folder() {
        return Objects.requireNonNull(file.toAbsolutePath().normalize().getParent());
    }

    private Stream<ReadCrate> read() {
        RandomAccessFile bytes = open();
        return crates.spots().stream().map(spot -> crate(bytes, spot)).onClose(() -> close(bytes));
    }

    private RandomAccessFile open() {
        try {
            return new RandomAccessFile(file.toFile(), "r");
        } catch (IOException e) {
            throw new UserError(file + " cannot be read any more: " + e.getMessage(), e);
        }
    }

    private static void close(RandomAccessFile bytes) {
        try {
            bytes.close();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private ReadCrate crate(RandomAccessFile bytes, IndexedCrates.Spot spot) {
        byte[] text = new byte[spot.length()];
        try {
            bytes.seek(spot.from());
            bytes.readFully(text);
        } catch (EOFException e) {
            throw new UserError(file + " was changed while its report was written", e);
        } catch (IOException e) {
            throw new UserError(file + " cannot be read any more: " + e.getMessage(), e);
        }
        ReadCrate crate = crates.crate(spot, text);
        last = crate;
        return crate;
    }

}
