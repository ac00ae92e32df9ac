package dev.maar.crates;

import dev.maar.problem.UserError;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.BasicFileAttributes;
import java.time.InstantSource;
import java.util.Optional;
import java.util.function.LongConsumer;
import okhttp3.Request;
import okhttp3.Response;
import org.jspecify.annotations.Nullable;

/// Brings a registry's dump to this machine, unless it is the one that was read before; a transfer that breaks off goes on where it was.
public final class FetchDump {

    /// What tells one state of the dump from another: the server's marks, or a file's size and time as an entity tag. Null where
    /// there is none.
    public record Marks(@Nullable String etag, @Nullable String lastModified) {
        public static final Marks NONE = new Marks(null, null);
    }

    /// A dump in a file. Closing removes it, unless it is the user's own.
    public static final class Fetched implements AutoCloseable {
        private final Path file;
        private final Marks marks;
        private final Runnable remove;

        private Fetched(Path file, Marks marks, Runnable remove) {
            this.file = file;
            this.marks = marks;
            this.remove = remove;
        }

        public Path file() {
            return file;
        }

        public Marks marks() {
            return marks;
        }

        @Override
        public void close() {
            remove.run();
        }
    }

    private final DumpAddress address;
    private final WebClient web;
    private final PartialFiles partial;

    /// Transfers are kept in `folder/.partial/` until they are whole.
    public FetchDump(DumpAddress address, WebClient web, Path folder, InstantSource clock) {
        this.address = address;
        this.web = web;
        this.partial = new PartialFiles(folder, clock);
    }

    /// The dump, or nothing where it still is what `known` says. `arrived` hears the number of bytes now and then.
    public Optional<Fetched> fetch(Marks known, LongConsumer arrived) throws InterruptedException {
        Optional<Path> file = address.file();
        return file.isPresent() ? local(file.get(), known) : remote(known, arrived);
    }

    private Optional<Fetched> local(Path file, Marks known) {
        try {
            BasicFileAttributes attributes = Files.readAttributes(file, BasicFileAttributes.class);
            Marks marks = new Marks(attributes.size() + "-" + attributes.lastModifiedTime().toMillis(), null);
            return marks.equals(known) ? Optional.empty() : Optional.of(new Fetched(file, marks, () -> {
            }));
        } catch (IOException e) {
            throw new UserError("registry-dump: cannot read the file " + file + ": " + e.getMessage(), e);
        }
    }

    private Optional<Fetched> remote(Marks known, LongConsumer arrived) throws InterruptedException {
        Path part = partial.fresh("db-dump.tar.gz");
        boolean whole = false;
        try {
            var transfer = new Transfer(part, known, arrived);
            Optional<Marks> marks = web.fetch("the registry's dump", transfer::request, transfer::take);
            whole = marks.isPresent();
            return marks.map(now -> new Fetched(part, now, () -> partial.discard(part)));
        } finally {
            if (!whole) {
                partial.discard(part);
            }
        }
    }

    /// One download with all its tries.
    private final class Transfer {
        private final Path part;
        private final Marks known;
        private final LongConsumer arrived;
        private long size;
        private Marks marks = Marks.NONE;

        Transfer(Path part, Marks known, LongConsumer arrived) {
            this.part = part;
            this.known = known;
            this.arrived = arrived;
        }

        Request request() {
            Request.Builder request = new Request.Builder().url(address.text()).header("Accept-Encoding", "identity");
            String etag = marks.etag();
            if (size > 0 && etag != null && !etag.startsWith("W/")) {
                return request.header("Range", "bytes=" + size + "-").header("If-Range", etag).build();
            }
            if (known.etag() != null) {
                request.header("If-None-Match", known.etag());
            } else if (known.lastModified() != null) {
                request.header("If-Modified-Since", known.lastModified());
            }
            return request.build();
        }

        Optional<Marks> take(Response response) throws IOException {
            if (response.code() == 304) {
                return Optional.empty();
            }
            if (WebClient.isMissing(response)) {
                throw new UserError(
                        "there is no dump of the registry at " + address.text() + " (HTTP " + response.code()
                                + "): expected its address or file as registry-dump");
            }
            if (response.code() != 206) {
                size = 0;
                marks = new Marks(response.header("ETag"), response.header("Last-Modified"));
            }
            save(response.body().byteStream(), response.code() == 206);
            return Optional.of(marks);
        }

        private void save(InputStream input, boolean goesOn) throws IOException {
            try (OutputStream output = open(goesOn)) {
                byte[] buffer = new byte[1 << 16];
                for (int count = input.read(buffer); count >= 0; count = input.read(buffer)) {
                    write(output, buffer, count);
                    size += count;
                    arrived.accept(size);
                }
            }
        }

        private OutputStream open(boolean goesOn) {
            try {
                return goesOn ? Files.newOutputStream(part, StandardOpenOption.APPEND) : Files.newOutputStream(part);
            } catch (IOException e) {
                throw partial.cannotWrite(part, e);
            }
        }

        private void write(OutputStream output, byte[] buffer, int count) {
            try {
                output.write(buffer, 0, count);
            } catch (IOException e) {
                throw partial.cannotWrite(part, e);
            }
        }
    }
}
