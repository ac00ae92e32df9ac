package dev.maar;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.StandardProtocolFamily;
import java.net.UnixDomainSocketAddress;
import java.nio.ByteBuffer;
import java.nio.channels.ServerSocketChannel;
import java.nio.channels.SocketChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/// A Unix socket that passes every connection on to another one, until it is cut.
final class SocketRelay implements AutoCloseable {
    private final Path socket;
    private final Path target;
    private final ServerSocketChannel server;
    private final Set<SocketChannel> open = ConcurrentHashMap.newKeySet();

    SocketRelay(Path socket, Path target) throws IOException {
        this.socket = socket;
        this.target = target;
        Files.deleteIfExists(socket);
        this.server = ServerSocketChannel.open(StandardProtocolFamily.UNIX).bind(UnixDomainSocketAddress.of(socket));
        Thread.ofVirtual().start(this::accept);
    }

    private void accept() {
        try {
            while (true) {
                connect(keep(server.accept()));
            }
        } catch (IOException _) {
            // It was closed.
        }
    }

    private void connect(SocketChannel caller) throws IOException {
        SocketChannel answerer;
        try {
            answerer = keep(SocketChannel.open(UnixDomainSocketAddress.of(target)));
        } catch (IOException _) {
            // Nobody answers there now: so it is here.
            caller.close();
            return;
        }
        Thread.ofPlatform().daemon().start(() -> pass(caller, answerer));
        Thread.ofPlatform().daemon().start(() -> pass(answerer, caller));
    }

    private SocketChannel keep(SocketChannel channel) throws IOException {
        open.add(channel);
        if (!server.isOpen()) {
            channel.close();
        }
        return channel;
    }

    private static void pass(SocketChannel from, SocketChannel to) {
        try {
            copy(from, to);
        } catch (IOException _) {
            // One side has gone, so the other has nobody to talk to.
            close(from);
            close(to);
        }
    }

    private static void close(SocketChannel channel) {
        try {
            channel.close();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static void copy(SocketChannel from, SocketChannel to) throws IOException {
        ByteBuffer buffer = ByteBuffer.allocate(64 * 1024);
        while (from.read(buffer.clear()) >= 0) {
            buffer.flip();
            while (buffer.hasRemaining()) {
                to.write(buffer);
            }
        }
        to.shutdownOutput();
    }

    /// Breaks everything off, as an engine that is killed does.
    void cut() throws IOException {
        server.close();
        Files.deleteIfExists(socket);
        for (SocketChannel channel : open) {
            channel.close();
        }
    }

    @Override
    public void close() throws IOException {
        cut();
    }
}
