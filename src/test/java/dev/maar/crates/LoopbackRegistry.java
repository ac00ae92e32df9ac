package dev.maar.crates;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Deque;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import mockwebserver3.Dispatcher;
import mockwebserver3.MockResponse;
import mockwebserver3.MockWebServer;
import mockwebserver3.RecordedRequest;
import okio.Buffer;
import okio.ByteString;

/// A registry on loopback that serves what a test publishes, with entity tags as a real one does.
///
/// Answers that a test queues for a path come first; then the file of that path, else 404. It remembers what it was asked.
public final class LoopbackRegistry implements AutoCloseable {
    private final MockWebServer server = new MockWebServer();
    private final Map<String, ByteString> files = new HashMap<>();
    private final Map<String, Deque<MockResponse>> queued = new HashMap<>();
    private String token = "";
    private final List<RecordedRequest> requests = Collections.synchronizedList(new ArrayList<>());

    public LoopbackRegistry() {
        server.setDispatcher(new Dispatcher() {
            @Override
            public MockResponse dispatch(RecordedRequest request) {
                requests.add(request);
                return answer(request);
            }
        });
        try {
            server.start();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        file("/index/config.json", ByteString.encodeUtf8("{\"dl\": \"" + server.url("/archives") + "\"}"));
    }

    /// Lets in from now on only who sends this token, but for the index's `config.json`, which says so.
    public synchronized void wantToken(String secret) {
        file("/index/config.json", ByteString.encodeUtf8("{\"dl\": \"" + server.url("/archives")
                + "\", \"auth-required\": true}"));
        token = secret;
    }

    /// The address of its sparse index.
    public String index() {
        return server.url("/index/").toString();
    }

    public String url(String path) {
        return server.url(path).toString();
    }

    /// Publishes a good small package and returns its checksum.
    public String publish(String name, String version) {
        return publish(name, version, CrateArchive.small(name, version), false);
    }

    /// Publishes an archive, good or bad, with its right checksum, which it returns.
    public String publish(String name, String version, byte[] archive, boolean yanked) {
        String checksum = ByteString.of(archive).sha256().hex();
        file("/archives/" + name + "/" + version + "/download", ByteString.of(archive));
        line(name, "{\"name\":\"" + name + "\",\"vers\":\"" + version + "\",\"deps\":[],\"cksum\":\"" + checksum
                + "\",\"features\":{},\"yanked\":" + yanked + "}");
        return checksum;
    }

    /// Adds a line to a crate's index file.
    public synchronized void line(String name, String line) {
        String path = "/index/" + new CrateName(name).indexPath();
        ByteString before = files.getOrDefault(path, ByteString.EMPTY);
        files.put(path, ByteString.encodeUtf8(before.utf8() + line + "\n"));
    }

    public synchronized void file(String path, ByteString content) {
        files.put(path, content);
    }

    /// The next request for this path gets this answer.
    public synchronized void next(String path, MockResponse response) {
        queued.computeIfAbsent(path, _ -> new ArrayDeque<>()).add(response);
    }

    public void next(String path, int status) {
        next(path, new MockResponse.Builder().code(status).build());
    }

    /// All that was asked so far.
    public List<RecordedRequest> requests() {
        synchronized (requests) {
            return List.copyOf(requests);
        }
    }

    /// What was asked for this path so far.
    public List<RecordedRequest> requests(String path) {
        synchronized (requests) {
            return requests.stream().filter(request -> request.getTarget().equals(path)).toList();
        }
    }

    @Override
    public void close() {
        server.close();
    }

    private synchronized MockResponse answer(RecordedRequest request) {
        String path = request.getTarget();
        MockResponse next = queued.getOrDefault(path, new ArrayDeque<>()).poll();
        if (next != null) {
            return next;
        }
        if (!token.isEmpty() && !path.endsWith("/config.json")
                && !token.equals(request.getHeaders().get("Authorization"))) {
            return new MockResponse.Builder().code(401).build();
        }
        ByteString file = files.get(path);
        if (file == null) {
            return new MockResponse.Builder().code(404).build();
        }
        String etag = "\"" + file.sha256().hex() + "\"";
        if (etag.equals(request.getHeaders().get("If-None-Match"))) {
            return new MockResponse.Builder().code(304).build();
        }
        return new MockResponse.Builder().setHeader("ETag", etag).body(new Buffer().write(file)).build();
    }
}
