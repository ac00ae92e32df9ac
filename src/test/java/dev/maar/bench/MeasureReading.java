package dev.maar.bench;

import dev.maar.store.Database;
import java.lang.management.ManagementFactory;
import java.nio.file.Path;
import java.util.concurrent.atomic.LongAdder;

/// Reads all runs of the experiment `made` in a work folder and says what that costs a crate: `FOLDER`.
final class MeasureReading {
    private MeasureReading() {
    }

    static void main(String[] arguments) {
        var crates = new LongAdder();
        var parts = new LongAdder();
        long start = System.nanoTime();
        try (Database database = Database.open(Path.of(arguments[0], "maar.db"))) {
            database.runs().of(MakeReportData.NAME).forEach(runs -> {
                crates.increment();
                runs.attempts()
                        .forEach(side -> side.forEach(attempt -> parts.add(
                                attempt.steps().size() + attempt.diagnostics().size() + attempt.tests().size())));
            });
        }
        var process = (com.sun.management.OperatingSystemMXBean) ManagementFactory.getOperatingSystemMXBean();
        System.err.printf("%d crates with %d parts: %d µs and %d µs of processor a crate%n", crates.sum(), parts.sum(),
                (System.nanoTime() - start) / 1000 / crates.sum(), process.getProcessCpuTime() / 1000 / crates.sum());
    }
}
