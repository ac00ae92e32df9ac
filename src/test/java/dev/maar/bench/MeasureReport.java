package dev.maar.bench;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/// Writes the reports of made experiments with `./maar`, opens them in a browser, and prints a table of what that took: `FOLDER...`, each a
/// work folder filled by [MakeReportData].
final class MeasureReport {
    private static final Pattern COLLECTED = Pattern.compile("(\\d+)M->(\\d+)M\\((\\d+)M\\)");
    private static final long TICKS_A_SECOND = 100;

    private final Path folder;
    private final Map<String, String> figures;

    private MeasureReport(Path folder, Map<String, String> figures) {
        this.folder = folder;
        this.figures = figures;
    }

    static void main(String[] arguments) throws IOException, InterruptedException {
        List<Map<String, String>> columns = new ArrayList<>();
        for (String folder : arguments) {
            var figures = new java.util.LinkedHashMap<String, String>();
            var measure = new MeasureReport(Path.of(folder).toAbsolutePath(), figures);
            measure.write();
            measure.weigh();
            new MeasurePages(measure.report(), figures).measure();
            columns.add(figures);
        }
        print(columns, List.of(arguments));
    }

    private Path report() {
        return folder.resolve("reports").resolve(MakeReportData.NAME);
    }

    private void write() throws IOException, InterruptedException {
        Path collections = folder.resolve("gc.log");
        Path said = folder.resolve("said.log");
        var builder = new ProcessBuilder("./maar", "--work-dir", folder.toString(), "report", MakeReportData.NAME);
        builder.environment().put("JAVA_TOOL_OPTIONS", "-Xmx1g -Xlog:gc:file=" + collections);
        long start = System.nanoTime();
        Process process = builder.redirectErrorStream(true).redirectOutput(said.toFile()).start();
        long ticks = 0;
        long most = 0;
        while (!process.waitFor(50, java.util.concurrent.TimeUnit.MILLISECONDS)) {
            most = Math.max(most, status(process.pid()));
            ticks = Math.max(ticks, ticks(process.pid()));
        }
        if (process.exitValue() != 0) {
            throw new IOException("maar ended with " + process.exitValue() + ": " + Files.readString(said));
        }
        figures.put("report written, s", seconds((System.nanoTime() - start) / 1e9));
        figures.put("processor, s", seconds(1.0 * ticks / TICKS_A_SECOND));
        figures.put("most heap, MiB", String.valueOf(heap(collections)));
        figures.put("most memory, MiB", String.valueOf(most >> 10));
    }

    private static String seconds(double seconds) {
        return String.format(Locale.ROOT, "%.1f", seconds);
    }

    /// The most memory that a process had, in KiB; 0 where it is gone.
    private static long status(long process) {
        try (Stream<String> lines = Files.lines(Path.of("/proc/" + process + "/status"))) {
            return lines.filter(line -> line.startsWith("VmHWM"))
                    .mapToLong(line -> Long.parseLong(line.replaceAll("\\D", "")))
                    .findFirst()
                    .orElse(0);
        } catch (IOException | java.io.UncheckedIOException _) {
            return 0;
        }
    }

    /// The processor's time of a process and of what it waited for; 0 where it is gone.
    private static long ticks(long process) {
        try {
            String line = Files.readString(Path.of("/proc/" + process + "/stat"));
            String[] fields = line.substring(line.lastIndexOf(')') + 2).split(" ", -1);
            return Long.parseLong(fields[11]) + Long.parseLong(fields[12]);
        } catch (IOException _) {
            return 0;
        }
    }

    private static long heap(Path collections) throws IOException {
        try (Stream<String> lines = Files.lines(collections)) {
            return lines.map(COLLECTED::matcher)
                    .filter(Matcher::find)
                    .mapToLong(found -> Long.parseLong(found.group(1)))
                    .max()
                    .orElse(0);
        }
    }

    private void weigh() throws IOException {
        try (Stream<Path> files = Files.walk(report())) {
            long[] sizes = files.filter(Files::isRegularFile).mapToLong(file -> file.toFile().length()).toArray();
            figures.put("files", String.valueOf(sizes.length));
            figures.put("folder, MB", String.valueOf(java.util.Arrays.stream(sizes).sum() / 1_000_000));
        }
    }

    @SuppressWarnings("SystemOut")
    private static void print(List<Map<String, String>> columns, List<String> names) {
        System.out.println("| | " + String.join(" | ", names.stream()
                .map(name -> name.replaceAll(".*report-", "") + " crates")
                .toList()) + " |");
        System.out.println("| --- |" + " ---: |".repeat(columns.size()));
        columns.stream()
                .flatMap(column -> column.keySet().stream())
                .distinct()
                .forEach(figure -> System.out
                        .println("| " + figure + " | " + String.join(" | ",
                                columns.stream().map(column -> column.getOrDefault(figure, "-")).toList()) + " |"));
    }
}
