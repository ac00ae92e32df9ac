package dev.maar.build;

import dev.maar.crates.CrateName;
import dev.maar.crates.Registry;
import dev.maar.problem.EnvironmentError;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicReference;
import org.eclipse.jetty.server.Handler;
import org.eclipse.jetty.server.Request;
import org.eclipse.jetty.server.Response;
import org.eclipse.jetty.server.Server;
import org.eclipse.jetty.unixdomain.server.UnixDomainServerConnector;
import org.eclipse.jetty.util.Callback;
import org.eclipse.jetty.util.thread.QueuedThreadPool;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Serves a registry's sparse index, and nothing else, on a Unix socket: all that a resolving cargo can reach.
///
/// Thread-safe; one serves all workers of a process. Files are fetched through [Registry] when they are asked for.
final class RegistryProxy implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(RegistryProxy.class);
    /// Names under which the index is asked for; the host in front of them is of no meaning here.
    private static final String PREFIX = "/index/";
    private static final int THREADS = 16;

    private final Server server;
    private final Path folder;
    private final AtomicReference<@Nullable EnvironmentError> trouble = new AtomicReference<>();

    private RegistryProxy(Server server, Path folder) {
        this.server = server;
        this.folder = folder;
    }

    /// Opens the socket `socket` in a folder, which is made if it is not there.
    ///
    /// @throws EnvironmentError if that is not possible
    static RegistryProxy open(Registry registry, Path folder) {
        var threads = new QueuedThreadPool(THREADS);
        threads.setName("registry-proxy");
        var server = new Server(threads);
        var proxy = new RegistryProxy(server, folder);
        try {
            proxy.listen(registry, server);
            return proxy;
        } catch (Exception e) {
            proxy.close();
            throw EnvironmentError.lasting("no socket for the registry under " + folder + ": " + e.getMessage(), e);
        }
    }

    private void listen(Registry registry, Server server) throws Exception {
        server.setHandler(new IndexHandler(registry));
        ShortSocket.bind(folder, socket -> {
            var connector = new UnixDomainServerConnector(server, 1, 1);
            connector.setUnixDomainPath(socket);
            server.addConnector(connector);
            server.start();
        });
    }

    /// The folder that holds the socket, to be mounted into a resolving container.
    Path folder() {
        return folder;
    }

    /// The last failure to reach the registry since this was asked before: a resolving that failed meanwhile says nothing about
    /// its crate.
    Optional<EnvironmentError> takeTrouble() {
        return Optional.ofNullable(trouble.getAndSet(null));
    }

    @Override
    public void close() {
        try {
            server.stop();
            Files.deleteIfExists(folder.resolve(ShortSocket.NAME));
        } catch (Exception e) {
            LOG.debug("stopping the registry's proxy", e);
        }
    }

    /// Answers `config.json` and the index files of crates; anything else is not found.
    private final class IndexHandler extends Handler.Abstract {
        private final Registry registry;

        IndexHandler(Registry registry) {
            this.registry = registry;
        }

        @Override
        public boolean handle(Request request, Response response, Callback callback) throws InterruptedException {
            try {
                Optional<byte[]> body = body(Request.getPathInContext(request));
                response.setStatus(body.isPresent() ? 200 : 404);
                response.write(true, ByteBuffer.wrap(body.orElse(new byte[0])), callback);
            } catch (EnvironmentError e) {
                LOG.warn("the registry cannot be reached for a resolving cargo", e);
                trouble.set(e);
                Response.writeError(request, response, callback, 503);
            }
            return true;
        }

        private Optional<byte[]> body(String path) throws InterruptedException {
            if (path.equals(PREFIX + "config.json")) {
                return Optional.of("{\"dl\":\"http://127.0.0.1/none\"}".getBytes(StandardCharsets.UTF_8));
            }
            String name = path.substring(path.lastIndexOf('/') + 1);
            if (!CrateName.isValid(name)) {
                return Optional.empty();
            }
            CrateName crate = new CrateName(name);
            return path.equals(PREFIX + crate.indexPath()) ? registry.rawIndexFile(crate) : Optional.empty();
        }
    }
}
