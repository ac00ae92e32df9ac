package dev.maar.crates.dump;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.maar.problem.UserError;
import java.io.BufferedInputStream;
import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.format.DateTimeParseException;
import java.util.EnumSet;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.apache.commons.compress.archivers.tar.TarArchiveEntry;
import org.apache.commons.compress.archivers.tar.TarArchiveInputStream;
import org.apache.commons.compress.compressors.gzip.GzipCompressorInputStream;
import org.apache.commons.csv.CSVException;
import org.apache.commons.csv.CSVFormat;
import org.apache.commons.csv.CSVParser;
import org.apache.commons.csv.CSVRecord;

/// Reads a dump from its archive into a sink, row by row; used once.
///
/// A table is read in the first pass over the archive in which everything that it needs has been read before it, so tables may
/// come in any order. The first pass goes through the whole archive, which checks it to its last byte; later ones end as soon as
/// nothing is left to read.
public final class ReadDump {
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final int BUFFER = 1 << 16;
    private static final int LARGEST_METADATA = 1 << 16;

    /// Hears how far the reading has come, now and then: the table, and the bytes of the archive that this pass has gone through.
    public interface Progress {
        void read(String table, long bytes);
    }

    private final Path archive;
    private final DumpRows rows;
    private final Progress progress;
    private final Set<DumpTable> done = EnumSet.noneOf(DumpTable.class);
    private final Set<DumpTable> seen = EnumSet.noneOf(DumpTable.class);
    private String metadata = "";
    private long position;

    public ReadDump(Path archive, DumpSink sink, Progress progress) {
        this.archive = archive;
        this.rows = new DumpRows(sink);
        this.progress = progress;
    }

    /// Reads everything and returns when the dump was made, by its own `metadata.json`; empty where that does not say.
    ///
    /// Throws [UserError] for an archive that is damaged or cut short, and for a table or column that is missing or not what it was.
    public Optional<Instant> read() throws InterruptedException {
        boolean first = true;
        while (first || !done.containsAll(seen)) {
            int before = done.size();
            pass(first);
            checkTables();
            if (done.size() == before) {
                throw new IllegalStateException("no table of " + seen + " can be read before another");
            }
            first = false;
        }
        return madeAt();
    }

    private void pass(boolean whole) throws InterruptedException {
        position = 0;
        try (InputStream file = counted(Files.newInputStream(archive));
                InputStream plain = GzipCompressorInputStream.builder()
                        .setInputStream(new BufferedInputStream(file, BUFFER))
                        .setDecompressConcatenated(true)
                        .get();
                TarArchiveInputStream tar = new TarArchiveInputStream(plain, StandardCharsets.UTF_8.name())) {
            for (TarArchiveEntry entry = tar.getNextEntry(); entry != null; entry = tar.getNextEntry()) {
                entry(tar, entry);
                if (!whole && done.containsAll(seen)) {
                    return;
                }
            }
            plain.transferTo(OutputStream.nullOutputStream());
        } catch (IOException | UncheckedIOException e) {
            throw damaged(e);
        }
    }

    private void entry(TarArchiveInputStream tar, TarArchiveEntry entry) throws IOException, InterruptedException {
        Optional<DumpTable> table = entry.isFile() ? DumpTable.inFile(entry.getName()) : Optional.empty();
        if (table.isPresent()) {
            seen.add(table.get());
            if (!done.contains(table.get()) && done.containsAll(table.get().needs())) {
                table(table.get(), tar);
                done.add(table.get());
            }
        } else if (("/" + entry.getName()).endsWith("/metadata.json") && metadata.isEmpty()) {
            metadata = new String(tar.readNBytes(LARGEST_METADATA), StandardCharsets.UTF_8);
        }
    }

    private void table(DumpTable table, InputStream input) throws IOException, InterruptedException {
        RecordGuard guard = new RecordGuard(input);
        CSVFormat format = CSVFormat.RFC4180.builder().setHeader().setSkipHeaderRecord(true).get();
        long line = 0;
        // Not closed, as that would close the archive.
        try {
            CSVParser parser = CSVParser.parse(new InputStreamReader(guard, StandardCharsets.UTF_8), format);
            int[] places = places(table, parser);
            DumpRow row = null;
            for (CSVRecord next : parser) {
                guard.rowEnded();
                line = next.getRecordNumber() + 1;
                if (row == null) {
                    row = new DumpRow(table, places, next);
                }
                row.move(next);
                rows.take(table, row);
                if (line % 10_000 == 0) {
                    pause(table);
                }
            }
        } catch (UncheckedIOException | IOException e) {
            throw inTable(table, line, e);
        }
        rows.end(table);
    }

    private void pause(DumpTable table) throws InterruptedException {
        if (Thread.interrupted()) {
            throw new InterruptedException("reading the registry's dump was interrupted");
        }
        progress.read(table.text(), position);
    }

    private static int[] places(DumpTable table, CSVParser parser) {
        return table.columns().stream().mapToInt(column -> {
            Integer place = parser.getHeaderMap().get(column);
            if (place == null) {
                throw new UserError("the registry's dump: table " + table.text() + " has no column " + column
                        + " (it has " + String.join(", ", parser.getHeaderNames())
                        + "), perhaps its form has changed and a newer maar reads it");
            }
            return place;
        }).toArray();
    }

    private void checkTables() {
        Set<DumpTable> missing = DumpTable.required();
        missing.removeAll(seen);
        if (!missing.isEmpty()) {
            throw new UserError("the registry's dump has no table "
                    + missing.stream().map(DumpTable::text).collect(Collectors.joining(", "))
                    + ": expected a tar.gz with " + missing.iterator().next().text()
                    + ".csv in it, perhaps registry-dump names something else");
        }
    }

    private Optional<Instant> madeAt() {
        try {
            return Optional.of(Instant.parse(JSON.readTree(metadata).path("timestamp").asText()));
        } catch (JsonProcessingException | DateTimeParseException _) {
            return Optional.empty();
        }
    }

    private static RuntimeException inTable(DumpTable table, long line, Exception failure) throws IOException {
        Throwable cause = failure instanceof UncheckedIOException unchecked ? unchecked.getCause() : failure;
        if (cause instanceof CSVException || cause instanceof RecordGuard.EndlessRow) {
            return new UserError("the registry's dump: table " + table.text() + ", after row " + line + ": "
                    + cause.getMessage() + ": expected CSV as PostgreSQL writes it", failure);
        }
        throw failure instanceof IOException io ? io : new IOException(failure);
    }

    private static UserError damaged(Exception failure) {
        String reason = failure.getMessage() == null ? "it ends too early" : String.valueOf(failure.getMessage());
        return new UserError("the registry's dump is damaged or cut short (" + reason
                + "): expected a whole tar.gz, perhaps you should fetch it again", failure);
    }

    private InputStream counted(InputStream input) {
        return new FilterInputStream(input) {
            @Override
            public int read(byte[] buffer, int offset, int length) throws IOException {
                int count = super.read(buffer, offset, length);
                position += Math.max(0, count);
                return count;
            }
        };
    }
}
