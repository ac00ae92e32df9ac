package dev.maar.toolchain;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.TimeUnit;
import mockwebserver3.Dispatcher;
import mockwebserver3.MockResponse;
import mockwebserver3.MockWebServer;
import mockwebserver3.RecordedRequest;
import okio.Buffer;
import okio.ByteString;

/// A server on loopback with releases as rustup's has them, and CI builds: real-shaped manifests and archives, and in these scripts that
/// say what a compiler says.
public final class DistServer implements AutoCloseable {
    public static final String HOST = "x86_64-unknown-linux-gnu";
    public static final String OTHER_TARGET = "wasm32-wasip1";

    private final MockWebServer server = new MockWebServer();
    private final Map<String, ByteString> files = new ConcurrentHashMap<>();
    private volatile String slow = "none";

    public DistServer() {
        server.setDispatcher(new Dispatcher() {
            @Override
            public MockResponse dispatch(RecordedRequest request) {
                ByteString file = files.get(request.getTarget());
                if (file == null) {
                    return new MockResponse.Builder().code(404).build();
                }
                var response = new MockResponse.Builder().body(new Buffer().write(file));
                return request.getTarget().contains(slow)
                        ? response.throttleBody(1, 1, TimeUnit.SECONDS).build()
                        : response.build();
            }
        });
        try {
            server.start();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    public String address() {
        String url = server.url("/").toString();
        return url.substring(0, url.length() - 1);
    }

    /// Files whose path contains this come a byte a second.
    public void slow(String part) {
        slow = part;
    }

    /// Puts other bytes at the place of a file that is there.
    public void spoil(String path) {
        if (files.put(path, ByteString.encodeUtf8("something else")) == null) {
            throw new IllegalArgumentException(path);
        }
    }

    public void remove(String path) {
        files.remove(path);
    }

    /// Publishes a release of a channel: rustc, cargo, the standard libraries of two targets, and clippy.
    public void release(String channel, String version, String date) {
        String folder = "/dist/" + date + "/";
        var manifest = new StringBuilder("manifest-version = \"2\"\ndate = \"" + date + "\"\n");
        add(manifest, "rustc", folder, component("rustc", version, HOST, "rustc", compiler(version)));
        add(manifest, "cargo", folder, component("cargo", version, HOST, "cargo",
                Map.of("bin/cargo", script("cargo " + version + " (bbbbbbbbb " + date + ")"))));
        add(manifest, "rust-std", folder,
                component("rust-std", version, HOST, "rust-std-" + HOST, library(HOST)),
                component("rust-std", version, OTHER_TARGET, "rust-std-" + OTHER_TARGET, library(OTHER_TARGET)));
        add(manifest, "clippy-preview", folder, component("clippy", version, HOST, "clippy-preview",
                Map.of("bin/cargo-clippy", script("clippy"), "bin/clippy-driver", script("clippy"))));
        manifest.append(
                "[pkg.rust]\nversion = \"%1$s\"\n[pkg.rust.target.%2$s]\navailable = true\n".formatted(version, HOST))
                .append("url = \"%1$s/none\"\nhash = \"00\"\n".formatted(address()));
        for (String each : List.of("rustc", "cargo", "rust-std")) {
            manifest.append(part("components", each, HOST));
        }
        manifest.append(part("extensions", "clippy-preview", HOST))
                .append(part("extensions", "rust-std", OTHER_TARGET));
        manifest.append("[renames.clippy]\nto = \"clippy-preview\"\n[profiles]\n")
                .append("minimal = [\"rustc\", \"cargo\", \"rust-std\"]\n");
        boolean dated = channel.endsWith("-" + date);
        publish(dated
                ? folder + "channel-rust-" + channel.substring(0, channel.length() - date.length() - 1) + ".toml"
                : "/dist/channel-rust-" + channel + ".toml", manifest.toString());
    }

    private static String part(String kind, String name, String target) {
        return "[[pkg.rust.target.%s.%s]]\npkg = \"%s\"\ntarget = \"%s\"\n".formatted(HOST, kind, name, target);
    }

    private void publish(String path, String manifest) {
        ByteString content = ByteString.encodeUtf8(manifest);
        files.put(path, content);
        files.put(path + ".sha256",
                ByteString
                        .encodeUtf8(content.sha256().hex() + "  " + path.substring(path.lastIndexOf('/') + 1) + "\n"));
    }

    private record Component(String file, String target, ByteString archive) {}

    private static Component component(String name, String version, String target, String folder,
            Map<String, String> content) {
        String stem = name + "-" + version + "-" + target;
        return new Component(stem + ".tar.xz", target, ByteString.of(ComponentArchive.of(stem, folder, content)));
    }

    private void add(StringBuilder manifest, String name, String folder, Component... components) {
        manifest.append("[pkg.").append(name).append("]\nversion = \"1\"\n");
        for (Component component : components) {
            ByteString archive = component.archive();
            files.put(folder + component.file(), archive);
            manifest.append("""
                    [pkg.%1$s.target.%2$s]
                    available = true
                    url = "%3$s"
                    hash = "%4$s"
                    xz_url = "%3$s"
                    xz_hash = "%4$s"
                    """.formatted(name, component.target(), address() + folder + component.file(),
                    archive.sha256().hex()));
        }
    }

    /// Publishes the CI's build of a commit and returns the paths of its files.
    public List<String> ciBuild(String commit) {
        var paths = new ArrayList<String>();
        for (Component component : List.of(
                component("rustc", "nightly", HOST, "rustc", compiler("1.99.0-nightly")),
                component("cargo", "nightly", HOST, "cargo", Map.of("bin/cargo", script("cargo 1.99.0-nightly"))),
                component("rust-std", "nightly", HOST, "rust-std-" + HOST, library(HOST)),
                component("rust-std", "nightly", OTHER_TARGET, "rust-std-" + OTHER_TARGET, library(OTHER_TARGET)),
                component("clippy", "nightly", HOST, "clippy-preview", Map.of("bin/cargo-clippy", script("clippy"))))) {
            String path = "/rustc-builds/" + commit + "/" + component.file();
            files.put(path, component.archive());
            paths.add(path);
        }
        return paths;
    }

    /// Publishes any file.
    public void file(String path, byte[] content) {
        files.put(path, ByteString.of(content));
    }

    private static Map<String, String> compiler(String version) {
        String said = script(
                "rustc " + version + " (aaaaaaaaa 2026-05-18)\nbinary: rustc\nhost: " + HOST + "\nrelease: "
                        + version);
        return Map.of("bin/rustc", said, "bin/rustdoc", said, "lib/librustc_driver-1.so", "a library");
    }

    private static Map<String, String> library(String target) {
        return Map.of("lib/rustlib/" + target + "/lib/libcore-1.rlib", "core of " + target);
    }

    /// Leaves a trace where it is run outside of a sandbox, which has no such folder.
    private static String script(String says) {
        return "#!/bin/sh\n[ ! -d \"$RUSTUP_HOME\" ] || echo run >>\"$RUSTUP_HOME/../was-run\"\ncat <<'END'\n" + says
                + "\nEND\n";
    }

    @Override
    public void close() {
        server.close();
    }
}
