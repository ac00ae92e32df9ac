package dev.maar.bench;

import dev.maar.Wiring;
import dev.maar.cli.Console;
import dev.maar.cli.Maar;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;

/// Runs one command of maar's and says how long it took and the most memory that the process had.
final class MeasureCommand {
    private MeasureCommand() {
    }

    static void main(String[] arguments) throws IOException {
        Map<String, String> environment = System.getenv();
        long start = System.nanoTime();
        int status = new Maar(Console.ofProcess(), Path.of("").toAbsolutePath(), environment,
                (settings, progress) -> new Wiring(settings, environment, progress)).run(arguments);
        long millis = (System.nanoTime() - start) / 1_000_000;
        List<String> memory = Files.readAllLines(Path.of("/proc/self/status"))
                .stream()
                .filter(line -> line.startsWith("VmHWM"))
                .toList();
        System.err.println("status " + status + ", " + millis + " ms, most memory: " + memory);
    }
}
