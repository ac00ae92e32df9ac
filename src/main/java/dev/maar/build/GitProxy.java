package dev.maar.build;

import dev.maar.problem.EnvironmentError;
import java.io.IOException;
import java.net.StandardProtocolFamily;
import java.net.UnixDomainSocketAddress;
import java.net.UnknownHostException;
import java.nio.ByteBuffer;
import java.nio.channels.ServerSocketChannel;
import java.nio.channels.SocketChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// An HTTP proxy on a Unix socket: all of the network that a container with git in it can reach.
///
/// Whoever fetches shows the pass that it was given, by which the proxy knows the repository's own host and remembers what went wrong.
/// Each connection goes to one place, which [ReachHost] has looked at. Thread-safe.
final class GitProxy implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(GitProxy.class);
    private static final Duration LAST_WORDS = Duration.ofMinutes(1);
    private static final String CONNECT = "git-connect";
    /// What git runs for `git://`: its arguments are host and port.
    private static final String SCRIPT = "#!/bin/sh\nexec socat - \"PROXY:127.0.0.1:$1:$2,proxyport=8080,"
            + "proxyauth=maar:$MAAR_PASS\"\n";

    private final Path folder;
    private final ReachHost reach;
    private final ServerSocketChannel server;
    private final Map<String, Pass> passes = new ConcurrentHashMap<>();

    private GitProxy(Path folder, ReachHost reach, ServerSocketChannel server) {
        this.folder = folder;
        this.reach = reach;
        this.server = server;
    }

    /// Opens the socket in a folder, which is made if it is not there.
    ///
    /// @throws EnvironmentError if that is not possible
    static GitProxy open(Path folder, ReachHost reach) {
        try {
            ServerSocketChannel server = ServerSocketChannel.open(StandardProtocolFamily.UNIX);
            ShortSocket.bind(folder, socket -> server.bind(UnixDomainSocketAddress.of(socket)));
            Path script = Files.writeString(folder.resolve(CONNECT), SCRIPT);
            Files.setPosixFilePermissions(script, PosixFilePermissions.fromString("rwxr-xr-x"));
            var proxy = new GitProxy(folder, reach, server);
            Thread.ofVirtual().name("git-proxy").start(proxy::accept);
            return proxy;
        } catch (Exception e) {
            throw EnvironmentError.lasting("no socket for git under " + folder + ": " + e.getMessage(), e);
        }
    }

    /// The folder that holds the socket, to be mounted into containers.
    Path folder() {
        return folder;
    }

    /// Lets somebody fetch from a repository's host; closing ends that.
    Pass admit(HostPort own) {
        var pass = new Pass(UUID.randomUUID().toString(), own);
        passes.put(pass.word, pass);
        return pass;
    }

    /// One fetch's right to the network, and what became of it.
    final class Pass implements AutoCloseable {
        private final String word;
        private final HostPort own;
        private volatile @Nullable String refused;
        private volatile @Nullable String unreachable;

        private Pass(String word, HostPort own) {
            this.word = word;
            this.own = own;
        }

        String word() {
            return word;
        }

        /// Where git wanted to go and may not.
        Optional<String> refused() {
            return Optional.ofNullable(refused);
        }

        /// What could not be reached.
        Optional<String> unreachable() {
            return Optional.ofNullable(unreachable);
        }

        @Override
        public void close() {
            passes.remove(word);
        }
    }

    private void accept() {
        try {
            while (true) {
                SocketChannel client = server.accept();
                Thread.ofVirtual().start(() -> serve(client));
            }
        } catch (IOException e) {
            LOG.debug("the proxy for git ends", e);
        }
    }

    private void serve(SocketChannel client) {
        try (client) {
            Optional<ProxyRequest> request = ProxyRequest.parse(ReachHost.head(client));
            Pass pass = request.map(asked -> passes.get(asked.pass())).orElse(null);
            if (request.isEmpty() || pass == null) {
                answer(client, "400 Bad Request");
                return;
            }
            serve(client, request.get(), pass);
        } catch (IOException e) {
            LOG.debug("a connection of git's broke off", e);
        }
    }

    private void serve(SocketChannel client, ProxyRequest request, Pass pass) throws IOException {
        SocketChannel there;
        try {
            there = reach.connect(request.target(), pass.own);
        } catch (ReachHost.NotAllowed e) {
            LOG.warn("git was refused a connection: {}", e.getMessage());
            pass.refused = e.getMessage();
            answer(client, "403 Forbidden");
            return;
        } catch (IOException e) {
            String reason = e instanceof UnknownHostException ? "no such host" : e.getMessage();
            pass.unreachable = request.target().text() + " cannot be reached: " + reason;
            answer(client, "502 Bad Gateway");
            return;
        }
        try (there) {
            relay(client, there, request);
        } catch (InterruptedException _) {
            Thread.currentThread().interrupt();
        }
    }

    private static void relay(SocketChannel client, SocketChannel there, ProxyRequest request)
            throws IOException, InterruptedException {
        if (request.isTunnel()) {
            ReachHost.write(client, "HTTP/1.1 200 Connection established\r\n\r\n");
        } else {
            ReachHost.write(there, request.opening());
        }
        Thread back = Thread.ofVirtual().start(() -> pass(there, client));
        pass(client, there);
        // Who asked is gone, or has said all and waits for the rest.
        back.join(LAST_WORDS);
    }

    private static void answer(SocketChannel client, String status) throws IOException {
        ReachHost.write(client, "HTTP/1.1 " + status + "\r\nContent-Length: 0\r\nConnection: close\r\n\r\n");
    }

    /// Passes bytes on until one side ends; then the other hears of it.
    private static void pass(SocketChannel from, SocketChannel to) {
        ByteBuffer bytes = ByteBuffer.allocate(32 << 10);
        try {
            while (from.read(bytes.clear()) >= 0) {
                bytes.flip();
                while (bytes.hasRemaining()) {
                    to.write(bytes);
                }
            }
            to.shutdownOutput();
        } catch (IOException e) {
            close(from);
            close(to);
        }
    }

    private static void close(SocketChannel channel) {
        try {
            channel.close();
        } catch (IOException e) {
            LOG.debug("closing a connection of git's", e);
        }
    }

    @Override
    public void close() {
        try {
            server.close();
            Files.deleteIfExists(folder.resolve(ShortSocket.NAME));
            Files.deleteIfExists(folder.resolve(CONNECT));
        } catch (IOException e) {
            LOG.debug("stopping the proxy for git", e);
        }
    }
}
