package dev.maar;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import com.sun.net.httpserver.HttpsConfigurator;
import com.sun.net.httpserver.HttpsServer;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Executors;
import javax.net.ssl.SSLContext;

/// Serves repositories below a folder on loopback, over HTTP by git's own backend and over git's own protocol by its daemon.
///
/// What lies below `private/` answers 401, as hosts do to the public; `moved/` redirects to where a test says. It remembers what it was asked.
final class LoopbackGit implements AutoCloseable {
    private final Path root;
    private final HttpServer server;
    private final List<String> asked = Collections.synchronizedList(new ArrayList<>());
    private String movedTo = "";
    private boolean old;

    private LoopbackGit(Path root, HttpServer server) {
        this.root = root;
        this.server = server;
    }

    static LoopbackGit serve(Path root) throws IOException {
        return serve(root, HttpServer.create());
    }

    /// Over TLS, with a certificate of its own.
    static LoopbackGit serve(Path root, SSLContext tls) throws IOException {
        HttpsServer server = HttpsServer.create();
        server.setHttpsConfigurator(new HttpsConfigurator(tls));
        return serve(root, server);
    }

    private static LoopbackGit serve(Path root, HttpServer server) throws IOException {
        server.bind(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        var git = new LoopbackGit(root, server);
        server.createContext("/", git::answer);
        server.setExecutor(Executors.newVirtualThreadPerTaskExecutor());
        server.start();
        return git;
    }

    String place() {
        return "127.0.0.1:" + server.getAddress().getPort();
    }

    String url(String repository) {
        return (server instanceof HttpsServer ? "https://" : "http://") + place() + "/" + repository;
    }

    /// Where `moved/` leads.
    void movedTo(String address) {
        movedTo = address;
    }

    /// From now on it speaks the first protocol, in which a commit that no branch or tag is at cannot be asked for.
    void speakTheOldProtocol() {
        old = true;
    }

    List<String> asked() {
        return List.copyOf(asked);
    }

    private void answer(HttpExchange exchange) throws IOException {
        String path = exchange.getRequestURI().getPath();
        asked.add(exchange.getRequestMethod() + " " + path);
        try (exchange) {
            if (path.startsWith("/private/")) {
                exchange.getResponseHeaders().add("WWW-Authenticate", "Basic realm=\"test\"");
                exchange.sendResponseHeaders(401, -1);
            } else if (path.startsWith("/moved/")) {
                exchange.getResponseHeaders()
                        .add("Location", movedTo + path.substring("/moved".length()) + "?"
                                + exchange.getRequestURI().getQuery());
                exchange.sendResponseHeaders(301, -1);
            } else {
                backend(exchange, path);
            }
        }
    }

    private void backend(HttpExchange exchange, String path) throws IOException {
        byte[] body = exchange.getRequestBody().readAllBytes();
        var builder = new ProcessBuilder("git", "http-backend").redirectError(ProcessBuilder.Redirect.DISCARD);
        Map<String, String> environment = builder.environment();
        String query = exchange.getRequestURI().getRawQuery();
        environment.putAll(Map.of("GIT_PROJECT_ROOT", root.toString(), "GIT_HTTP_EXPORT_ALL", "1", "PATH_INFO", path,
                "REQUEST_METHOD", exchange.getRequestMethod(), "QUERY_STRING", query == null ? "" : query,
                "CONTENT_LENGTH", Integer.toString(body.length)));
        header(exchange, "Content-Type", "CONTENT_TYPE", environment);
        header(exchange, "Content-Encoding", "HTTP_CONTENT_ENCODING", environment);
        if (!old) {
            header(exchange, "Git-Protocol", "GIT_PROTOCOL", environment);
        }
        Process process = builder.start();
        Thread.ofVirtual().start(() -> {
            try (OutputStream input = process.getOutputStream()) {
                new ByteArrayInputStream(body).transferTo(input);
            } catch (IOException _) {
                // It read no more than it needed.
            }
        });
        pass(process.getInputStream(), exchange);
    }

    private static void header(HttpExchange exchange, String name, String variable, Map<String, String> environment) {
        String value = exchange.getRequestHeaders().getFirst(name);
        if (value != null) {
            environment.put(variable, value);
        }
    }

    /// A CGI's answer: header lines, an empty one, the body.
    private static void pass(InputStream answer, HttpExchange exchange) throws IOException {
        int status = 200;
        for (String line = line(answer); !line.isEmpty(); line = line(answer)) {
            String[] parts = line.split(": ", 2);
            if (parts[0].equals("Status")) {
                status = Integer.parseInt(parts[1].substring(0, 3));
            } else {
                exchange.getResponseHeaders().add(parts[0], parts[1]);
            }
        }
        exchange.sendResponseHeaders(status, 0);
        answer.transferTo(exchange.getResponseBody());
    }

    private static String line(InputStream input) throws IOException {
        var line = new StringBuilder();
        for (int next = input.read(); next >= 0 && next != '\n'; next = input.read()) {
            if (next != '\r') {
                line.append((char) next);
            }
        }
        return line.toString();
    }

    @Override
    public void close() {
        server.stop(0);
    }

    /// Git's daemon over the same kind of folder; closing ends it.
    static final class Daemon implements AutoCloseable {
        private final Process process;
        private final int port;

        private Daemon(Process process, int port) {
            this.process = process;
            this.port = port;
        }

        static Daemon serve(Path root) throws IOException, InterruptedException {
            int port;
            try (ServerSocket free = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
                port = free.getLocalPort();
            }
            Process process = new ProcessBuilder("git", "daemon", "--listen=127.0.0.1", "--port=" + port,
                    "--export-all", "--base-path=" + root, root.toString()).redirectErrorStream(true).start();
            for (int look = 0; look < 100; look++) {
                try (Socket _ = new Socket(InetAddress.getLoopbackAddress(), port)) {
                    return new Daemon(process, port);
                } catch (IOException _) {
                    Thread.sleep(50);
                }
            }
            process.destroyForcibly();
            throw new IOException("git daemon does not listen: "
                    + new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8));
        }

        String place() {
            return "127.0.0.1:" + port;
        }

        String url(String repository) {
            return "git://" + place() + "/" + repository;
        }

        @Override
        public void close() {
            List<ProcessHandle> children = process.descendants().toList();
            process.destroyForcibly();
            children.forEach(ProcessHandle::destroyForcibly);
        }
    }
}
