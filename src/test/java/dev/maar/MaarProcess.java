package dev.maar;

import java.io.File;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;

/// maar in a process of its own, so that it can be killed, with its standard error at hand; closing ends it.
final class MaarProcess implements AutoCloseable {
    private static final Duration PATIENCE = Duration.ofMinutes(3);

    private final Process process;
    private final List<String> lines = new ArrayList<>();
    private final Thread reader;
    private boolean silent;

    private MaarProcess(Process process) {
        this.process = process;
        this.reader = Thread.ofVirtual().start(this::read);
    }

    /// Starts one command on a work folder; `more` is added to its environment.
    static MaarProcess start(TestMaar maar, Map<String, String> more, String... arguments) throws IOException {
        // It lives for seconds, in which the best compiler costs more than it brings. What it leaves among the machine's temporary files is then seen beside all else that it leaves.
        Path temporary = Files.createDirectories(maar.work().resolve("tmp"));
        List<String> words = new ArrayList<>(List.of(System.getProperty("java.home") + "/bin/java",
                "--enable-native-access=ALL-UNNAMED", "-XX:TieredStopAtLevel=1", "-XX:+UseSerialGC",
                "-Dmaar.home=" + TestMaar.HOME, "-Djava.io.tmpdir=" + temporary,
                "-cp", classPath(), "dev.maar.Main"));
        words.addAll(List.of(arguments));
        var builder = new ProcessBuilder(words).redirectOutput(ProcessBuilder.Redirect.DISCARD);
        builder.environment().putAll(maar.environment());
        builder.environment().putAll(more);
        return new MaarProcess(builder.start());
    }

    /// The tests' own classes would bring their silent log.
    private static String classPath() {
        return Arrays.stream(System.getProperty("java.class.path").split(File.pathSeparator, -1))
                .filter(entry -> !Path.of(entry).endsWith("test-classes"))
                .collect(Collectors.joining(File.pathSeparator));
    }

    private void read() {
        try (var input = process.errorReader(StandardCharsets.UTF_8)) {
            input.lines().forEach(this::add);
        } catch (IOException | RuntimeException _) {
            // A killed process's last line may be cut; what came before counts.
        }
        synchronized (this) {
            silent = true;
            notifyAll();
        }
    }

    private synchronized void add(String line) {
        lines.add(line);
        notifyAll();
    }

    /// Waits until a line of standard error contains the text.
    synchronized void await(String text) throws InterruptedException {
        long deadline = System.nanoTime() + PATIENCE.toNanos();
        while (lines.stream().noneMatch(line -> line.contains(text))) {
            long left = TimeUnit.NANOSECONDS.toMillis(deadline - System.nanoTime());
            if (silent || left <= 0) {
                throw new AssertionError("no line with \"" + text + "\" came, but:\n" + String.join("\n", lines));
            }
            wait(left);
        }
    }

    /// Asks it to end, as the system does when it goes down; Ctrl-C is the same to it.
    void tellToEnd() {
        // The process's own method would close the streams that it still prints to.
        process.toHandle().destroy();
    }

    /// Ends it as nothing can be prepared for.
    void kill() throws InterruptedException {
        process.destroyForcibly().waitFor();
    }

    /// The same, and the tools that it runs on the host with it.
    void killWithTools() throws InterruptedException {
        List<ProcessHandle> tools = process.descendants().toList();
        process.destroyForcibly();
        tools.forEach(ProcessHandle::destroyForcibly);
        process.waitFor();
    }

    boolean isAlive() {
        return process.isAlive();
    }

    /// Waits for its end and returns its exit status.
    int status() throws InterruptedException {
        if (!process.waitFor(PATIENCE.toSeconds(), TimeUnit.SECONDS)) {
            throw new AssertionError("it does not end:\n" + err());
        }
        reader.join();
        return process.exitValue();
    }

    synchronized String err() {
        return String.join("\n", lines);
    }

    @Override
    public void close() {
        process.destroyForcibly();
    }
}
