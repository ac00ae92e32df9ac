package dev.maar;

import static org.assertj.core.api.Assertions.assertThat;

import dev.maar.sandbox.TestEngine;
import java.io.File;
import java.io.IOException;
import java.io.InterruptedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Comparator;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;

/// A Docker engine of the test's own, which can be killed without harm to anybody else's containers.
///
/// It has no bridge, as an engine whose bridge is gone: nothing of maar's may need one. Its images stay in `target/it/engine` between tests,
/// since bringing the sandbox image there takes 20 seconds. Needs root.
final class OwnEngine implements AutoCloseable {
    private static final Duration PATIENCE = Duration.ofSeconds(60);

    private final Path data = TestMaar.HOME.resolve("target/it/engine");
    private final Path folder;
    private Process daemon;

    OwnEngine() throws IOException, InterruptedException {
        Files.createDirectories(data);
        // The names of sockets are short, and the project may lie deep.
        folder = Files.createTempDirectory("maar-engine");
        daemon = start();
        if (docker().run("image", "inspect", TestEngine.image()).getFirst().equals("[]")) {
            host("docker --host \"$1\" save \"$2\" | docker --host \"$3\" load --quiet", TestEngine.address(),
                    TestEngine.image(), address());
        }
    }

    /// For example `unix:///tmp/maar-engine1234/docker.sock`.
    String address() {
        return "unix://" + folder.resolve("docker.sock");
    }

    DockerCommand docker() {
        return new DockerCommand(address());
    }

    private Process start() throws IOException, InterruptedException {
        for (String pid : List.of("pid", "exec/containerd/containerd.pid")) {
            Files.deleteIfExists(folder.resolve(pid));
        }
        File log = folder.resolve("log").toFile();
        Process started = new ProcessBuilder("dockerd", "--data-root", data.toString(), "--exec-root",
                folder.resolve("exec").toString(), "--pidfile", folder.resolve("pid").toString(), "--host", address(),
                "--bridge=none", "--iptables=false", "--ip6tables=false", "--ip-forward=false", "--ip-masq=false")
                .redirectErrorStream(true)
                .redirectOutput(ProcessBuilder.Redirect.appendTo(log))
                .start();
        long deadline = System.nanoTime() + PATIENCE.toNanos();
        while (!docker().answers()) {
            assertThat(started.isAlive() && System.nanoTime() < deadline).as("see " + log).isTrue();
            Thread.sleep(100);
        }
        return started;
    }

    /// `kill -9` of the daemon; its containerd ends with it, its containers do not.
    void kill() throws InterruptedException {
        List<ProcessHandle> children = daemon.children().toList();
        daemon.destroyForcibly().waitFor();
        for (ProcessHandle child : children) {
            child.onExit().orTimeout(PATIENCE.toSeconds(), TimeUnit.SECONDS).join();
        }
    }

    /// `kill -9` of its containerd, which the daemon starts again.
    void killContainerd() {
        daemon.children().forEach(ProcessHandle::destroyForcibly);
    }

    /// Starts it again if it was killed.
    void bringBack() throws IOException, InterruptedException {
        if (!daemon.isAlive()) {
            daemon = start();
        }
    }

    /// Ends what the engine forgot: it was killed while it made a container, whose first process then waits for ever and keeps hold of its
    /// mounts. Nothing of that is known to the engine afterwards, so that nobody but who repairs the engine can take it away. Call it while
    /// no container should run.
    void endForgotten() throws IOException, InterruptedException {
        // Killed so late that maar came to its end without it, it is not there yet.
        bringBack();
        List<String> running = docker().list("ps", "--quiet", "--no-trunc");
        List<ProcessHandle> forgotten = ProcessHandle.allProcesses()
                .filter(process -> isShim(process.info().commandLine().orElse("")))
                .filter(process -> running.stream().noneMatch(process.info().commandLine().orElse("")::contains))
                .toList();
        for (ProcessHandle shim : forgotten) {
            shim.descendants().forEach(ProcessHandle::destroyForcibly);
            shim.destroyForcibly();
        }
    }

    private boolean isShim(String command) {
        return command.contains("containerd-shim") && command.contains(folder + "/");
    }

    private static void host(String script, String... arguments) throws IOException, InterruptedException {
        List<String> words = Stream.concat(Stream.of("sh", "-c", script, "sh"), Stream.of(arguments)).toList();
        assertThat(new ProcessBuilder(words).inheritIO().start().waitFor()).isZero();
    }

    @Override
    public void close() throws IOException {
        try {
            end();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new InterruptedIOException(e.getMessage());
        }
    }

    private void end() throws IOException, InterruptedException {
        bringBack();
        daemon.destroy();
        assertThat(daemon.waitFor(PATIENCE.toSeconds(), TimeUnit.SECONDS)).isTrue();
        // A killed one leaves its data mounted on itself, and the files of its containers.
        host("sed -n 's/^[^ ]* \\([^ ]*\\) .*/\\1/p' /proc/self/mounts | grep -E \"^($1|$2)(/|$)\" | tac"
                + " | xargs -r umount --lazy", data.toString(), folder.toString());
        try (Stream<Path> files = Files.walk(folder)) {
            for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
                Files.delete(file);
            }
        }
    }
}
