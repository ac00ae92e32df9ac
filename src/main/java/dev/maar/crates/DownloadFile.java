package dev.maar.crates;

import dev.maar.problem.EnvironmentError;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import okhttp3.Request;
import okhttp3.Response;

/// Fetches one file of a web server, bounded.
///
/// What was written of a file that did not come whole stays, for the caller to remove.
public final class DownloadFile {
    private final WebClient web;
    private final long maxBytes;

    public DownloadFile(WebClient web, long maxBytes) {
        this.web = web;
        this.maxBytes = maxBytes;
    }

    /// Writes what is at an address to a file; false, and nothing is written, where the server has no such thing. `what` names it in
    /// messages.
    ///
    /// @throws EnvironmentError if the network or the disk fails, or the file is too large
    public boolean fetch(String what, String address, Path place) throws InterruptedException {
        Request request = new Request.Builder().url(address).header("Accept-Encoding", "identity").build();
        return web.fetch(what, request, response -> !WebClient.isMissing(response) && save(response, what, place));
    }

    private boolean save(Response response, String what, Path place) throws IOException {
        try (OutputStream output = create(place); InputStream input = response.body().byteStream()) {
            byte[] buffer = new byte[1 << 16];
            long total = 0;
            for (int count = input.read(buffer); count >= 0; count = input.read(buffer)) {
                total += count;
                if (total > maxBytes) {
                    throw EnvironmentError.lasting(what + " is larger than " + maxBytes + " bytes",
                            new IOException("too large"));
                }
                write(output, buffer, count, place);
            }
        }
        return true;
    }

    private static OutputStream create(Path place) {
        try {
            return Files.newOutputStream(place);
        } catch (IOException e) {
            throw cannotWrite(place, e);
        }
    }

    /// A full disk is not the network's fault, and is not tried again.
    private static void write(OutputStream output, byte[] buffer, int count, Path place) {
        try {
            output.write(buffer, 0, count);
        } catch (IOException e) {
            throw cannotWrite(place, e);
        }
    }

    private static EnvironmentError cannotWrite(Path place, IOException e) {
        return EnvironmentError.lasting("cannot write " + place + ": " + e.getMessage()
                + ", perhaps you should free disk space", e);
    }
}
