package dev.maar;

import java.io.IOException;
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
                SocketChannel caller = keep(server.accept());
                SocketChannel answerer = keep(SocketChannel.open(UnixDomainSocketAddress.of(target)));
                Thread.ofPlatform().daemon().start(() -> pass(caller, answerer));
                Thread.ofPlatform().daemon().start(() -> pass(answerer, caller));
            }
        } catch (IOException _) {
            // It was closed.
        }
    }

    private SocketChannel keep(SocketChannel channel) throws IOException {
        open.add(channel);
        if (!server.isOpen()) {
            channel.close();
        }
        return channel;
    }

    private static void pass(SocketChannel from, SocketChannel to) {
        ByteBuffer buffer = ByteBuffer.allocate(64 * 1024);
        try {
            while (from.read(buffer.clear()) >= 0) {
                buffer.flip();
                while (buffer.hasRemaining()) {
                    to.write(buffer);
                }
            }
            to.shutdownOutput();
        } catch (IOException _) {
            // The other side has gone.
        }
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
