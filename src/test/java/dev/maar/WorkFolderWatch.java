package dev.maar;

import dev.maar.Moment.Event;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.EnumMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/// Waits for moments in a run by looking at its work folder every few milliseconds.
///
/// What an earlier process left there is not counted.
final class WorkFolderWatch {
    private static final long LOOK_MILLIS = 4;

    private final Path work;
    private final Set<String> older;
    private final Map<Event, Integer> counts = new EnumMap<>(Event.class);
    private Set<String> present = Set.of();

    WorkFolderWatch(Path work) throws IOException {
        this.work = work;
        this.older = new HashSet<>(look());
        counts.put(Event.START, 1);
    }

    /// Returns whether the moment came before the process ended.
    boolean await(Moment moment, MaarProcess process) throws IOException, InterruptedException {
        while (counts.getOrDefault(moment.event(), 0) < moment.count()) {
            if (!process.isAlive()) {
                return false;
            }
            Thread.sleep(LOOK_MILLIS);
            count();
        }
        Thread.sleep(moment.after());
        return process.isAlive();
    }

    private void count() throws IOException {
        Set<String> now = look();
        older.retainAll(now);
        now.removeAll(older);
        for (String name : now) {
            if (!present.contains(name)) {
                counts.merge(name.startsWith("disk-") ? Event.DISK_MADE : Event.REPORT_BEGUN, 1, Integer::sum);
            }
        }
        for (String name : present) {
            if (!now.contains(name) && name.startsWith("disk-")) {
                counts.merge(Event.DISK_GONE, 1, Integer::sum);
            }
        }
        present = now;
    }

    /// How many disks were made so far.
    int disks() {
        return counts.getOrDefault(Event.DISK_MADE, 0);
    }

    private Set<String> look() throws IOException {
        Set<String> names = new HashSet<>(names(work.resolve("builds"), "disk-"));
        names.addAll(names(work.resolve("reports"), "."));
        return names;
    }

    private static Set<String> names(Path folder, String prefix) throws IOException {
        try (Stream<Path> entries = Files.list(folder)) {
            return entries.map(entry -> entry.getFileName().toString())
                    .filter(name -> name.startsWith(prefix))
                    .collect(Collectors.toSet());
        } catch (NoSuchFileException _) {
            return Set.of();
        }
    }
}
