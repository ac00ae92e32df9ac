package dev.maar.crates;

import dev.maar.problem.UserError;
import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.charset.CoderResult;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import okhttp3.Request;
import okhttp3.Response;

/// Reads lists of crates, one entry a line with `#` comments, from a file or a web server.
final class ReadList {
    private static final int LARGEST = 64 * 1024 * 1024;

    /// One entry, and where it stands: `FILE:LINE`.
    record Entry(String text, String place) {}

    private final WebClient web;

    ReadList(WebClient web) {
        this.web = web;
    }

    /// Throws [UserError] for a file that is not there, is no text or names nothing; `selection` is the user's word, for messages.
    List<Entry> of(Path file, String selection) {
        return entries(file.toString(), whole(file, selection));
    }

    /// A file's whole text.
    String whole(Path file, String selection) {
        try (InputStream input = Files.newInputStream(file)) {
            return text(file.toString(), input);
        } catch (NoSuchFileException e) {
            throw new UserError("selection \"" + selection + "\": there is no file " + file, e);
        } catch (IOException e) {
            throw new UserError("selection \"" + selection + "\": cannot read " + file + ": " + e.getMessage(), e);
        }
    }

    /// The same from a web server.
    List<Entry> of(URI address, String selection) throws InterruptedException {
        return entries(address.toString(), whole(address, selection));
    }

    /// The same from a web server.
    String whole(URI address, String selection) throws InterruptedException {
        Request request = new Request.Builder().url(address.toString()).build();
        return web.fetch("the list", request, response -> page(response, selection));
    }

    private static String page(Response response, String selection) throws IOException {
        if (WebClient.isMissing(response)) {
            throw new UserError(
                    "selection \"" + selection + "\": there is no such list (HTTP " + response.code() + ")");
        }
        try {
            return text(response.request().url().toString(), response.body().byteStream());
        } catch (Unfit e) {
            throw new UserError("selection \"" + selection + "\": " + e.getMessage(), e);
        }
    }

    /// What no other try makes better.
    private static final class Unfit extends IOException {
        private static final long serialVersionUID = 1L;

        Unfit(String message) {
            super(message);
        }
    }

    private static String text(String place, InputStream input) throws IOException {
        byte[] bytes = input.readNBytes(LARGEST + 1);
        if (bytes.length > LARGEST) {
            throw new Unfit("it is larger than " + LARGEST + " bytes");
        }
        CharBuffer output = CharBuffer.allocate(bytes.length);
        CoderResult result = StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(bytes), output, true);
        String text = output.flip().toString();
        if (result.isError()) {
            long line = text.lines().count() + (text.isEmpty() || text.endsWith("\n") ? 1 : 0);
            throw new Unfit(place + ":" + line + ": this line is not UTF-8 text");
        }
        return text.startsWith("\uFEFF") ? text.substring(1) : text;
    }

    private static List<Entry> entries(String place, String text) {
        List<Entry> entries = new ArrayList<>();
        String[] lines = text.split("\n", -1);
        for (int number = 1; number <= lines.length; number++) {
            String line = lines[number - 1].strip();
            // In a repository's address a # begins its revision.
            String entry = line.replaceFirst(line.startsWith("git:") ? "\\s#.*" : "#.*", "").strip();
            if (!entry.isEmpty()) {
                entries.add(new Entry(entry, place + ":" + number));
            }
        }
        if (entries.isEmpty()) {
            throw new UserError(place + ": names no crate: expected NAME or NAME@VERSION, one a line");
        }
        return entries;
    }
}
