package dev.maar.build;

import dev.maar.crates.GitHosts;
import dev.maar.crates.MachineNetwork;
import java.io.IOException;
import java.net.Inet4Address;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.ByteBuffer;
import java.nio.channels.SocketChannel;
import java.nio.charset.StandardCharsets;
import java.util.Optional;

/// Opens connections for a container that has no network, and decides where to: what the user allows, and nothing of this machine or its
/// network that the user did not name.
final class ReachHost {
    private static final int CONNECT_MILLIS = 20_000;
    private static final int LONGEST_ANSWER = 16 << 10;

    private final GitHosts hosts;
    private final MachineNetwork network;

    ReachHost(GitHosts hosts, MachineNetwork network) {
        this.hosts = hosts;
        this.network = network;
    }

    /// git may not go there; the message says how the user would allow it.
    static final class NotAllowed extends Exception {
        private static final long serialVersionUID = 1L;

        NotAllowed(String message) {
            super(message);
        }
    }

    /// Connects; `own` is the host of the repository that is fetched, which needs no naming.
    SocketChannel connect(HostPort target, HostPort own) throws NotAllowed, IOException {
        boolean named = hosts.names(target.host(), target.port());
        if (!named && !(hosts.isOpen() && target.equals(own))) {
            throw new NotAllowed("git.hosts does not name " + target.text() + ", where git is led");
        }
        Optional<MachineNetwork.HttpProxy> proxy = network.proxyFor(target.host(), target.port());
        if (proxy.isPresent() && !isNumeric(target.host())) {
            return through(proxy.get(), target);
        }
        InetAddress[] addresses = InetAddress.getAllByName(target.host());
        for (InetAddress address : addresses) {
            if (!named && isInside(address)) {
                throw new NotAllowed(target.text() + " is " + address.getHostAddress()
                        + ", an address of this machine or its network: name it in git.hosts to allow it");
            }
        }
        return open(new InetSocketAddress(addresses[0], target.port()));
    }

    private static boolean isNumeric(String host) {
        return host.matches("[0-9.]+|.*:.*");
    }

    /// Loopback, private, link-local and the like, in both families (RFC 6890).
    static boolean isInside(InetAddress address) {
        byte[] bytes = address.getAddress();
        int first = Byte.toUnsignedInt(bytes[0]);
        int second = Byte.toUnsignedInt(bytes[1]);
        boolean special = address instanceof Inet4Address
                ? first == 0 || first >= 240 || (first == 100 && (second & 0xc0) == 64)
                        || (first == 198 && second >> 1 == 9)
                : (first & 0xfe) == 0xfc || (first == 0 && second == 0) || (first == 0 && second == 0x64);
        return special || address.isLoopbackAddress() || address.isLinkLocalAddress() || address.isSiteLocalAddress()
                || address.isAnyLocalAddress() || address.isMulticastAddress();
    }

    private static SocketChannel open(InetSocketAddress address) throws IOException {
        SocketChannel channel = SocketChannel.open();
        try {
            channel.socket().connect(address, CONNECT_MILLIS);
            return channel;
        } catch (IOException e) {
            channel.close();
            throw e;
        }
    }

    /// The machine's own proxy looks the name up, and has rules of its own.
    private static SocketChannel through(MachineNetwork.HttpProxy proxy, HostPort target) throws IOException {
        SocketChannel channel = open(new InetSocketAddress(proxy.host(), proxy.port()));
        try {
            String authorization = proxy.authorization() == null
                    ? ""
                    : "Proxy-Authorization: " + proxy.authorization() + "\r\n";
            String place = target.host() + ":" + target.port();
            write(channel, "CONNECT " + place + " HTTP/1.1\r\nHost: " + place + "\r\n" + authorization + "\r\n");
            String answer = head(channel);
            if (!answer.matches("(?s)HTTP/1\\.[01] 2[0-9]{2}\\b.*")) {
                throw new IOException("this machine's proxy " + proxy.host() + ":" + proxy.port() + " answers \""
                        + answer.lines().findFirst().orElse("nothing") + "\"");
            }
            return channel;
        } catch (IOException e) {
            channel.close();
            throw e;
        }
    }

    static void write(SocketChannel channel, String text) throws IOException {
        ByteBuffer bytes = ByteBuffer.wrap(text.getBytes(StandardCharsets.ISO_8859_1));
        while (bytes.hasRemaining()) {
            channel.write(bytes);
        }
    }

    /// Reads up to the blank line that ends the head of a request or an answer, and not a byte more; empty if there is none.
    static String head(SocketChannel channel) throws IOException {
        StringBuilder head = new StringBuilder();
        ByteBuffer one = ByteBuffer.allocate(1);
        while (head.length() < LONGEST_ANSWER) {
            if (channel.read(one.clear()) < 0) {
                return "";
            }
            head.append((char) (one.get(0) & 0xff));
            if (head.length() >= 4 && head.substring(head.length() - 4).equals("\r\n\r\n")) {
                return head.toString();
            }
        }
        return "";
    }
}
