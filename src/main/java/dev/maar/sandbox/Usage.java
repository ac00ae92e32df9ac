package dev.maar.sandbox;

import java.time.Duration;
import java.util.List;
import java.util.Optional;

/// What a sandbox has used since it was made, as its control group counts it.
///
/// `cpu` is the time of all its processes together; `peakMemoryBytes` is the highest use that was seen, page cache included;
/// `oomKills` counts processes that the kernel killed for memory, `refusedProcesses` those that it did not let begin, `fullPlaces` the
/// writable places with no space left, and `ioBytes` what the processes that live at the moment have read and written, of which there are
/// `processes`. All are zero where the engine's runtime does not show them.
public record Usage(Duration cpu, long peakMemoryBytes, long oomKills, long refusedProcesses, int fullPlaces,
        long ioBytes, int processes) {
    /// What a sandbox has used in which nothing ran yet.
    static final Usage NONE = new Usage(Duration.ZERO, 0, 0, 0, 0, 0, 0);

    /// Below it a place is full, or below this part of it where it is small. ext4 refuses a large write somewhat before its end.
    private static final long FULL_BYTES = 2 << 20;
    private static final int FULL_PART = 16;
    private static final String END = "= end";
    /// The files that hold these figures, of control groups 1 and 2; each is shown under its name.
    static final List<String> FILES = List.of("cpuacct/cpuacct.usage", "cpu.stat", "memory/memory.max_usage_in_bytes",
            "memory.peak", "memory/memory.oom_control", "memory.events", "pids/pids.events", "pids.events");

    /// Counts the processes, without starting another.
    static String count() {
        return "set -- /proc/[0-9]*; echo '= processes'; echo $#; ";
    }

    /// Shows the figures, and how much is free in some writable places (blocks, their size, all blocks, inodes, all inodes). Where the
    /// runtime shows no control group, [ControlGroup#figures] has them.
    static String script(Iterable<String> places) {
        return "cd /sys/fs/cgroup 2>/dev/null && for f in " + String.join(" ", FILES)
                + "; do [ -r $f ] && { echo \"= $f\"; cat $f; }; done; echo '= free'; stat -f -c '%a %S %b %d %c' "
                + String.join(" ", places)
                + "; echo '= io'; grep -sh char: /proc/[0-9]*/io; echo '" + END + "'";
    }

    /// Reads the output of [#script]; empty if it did not run to its end.
    static Optional<Usage> parse(String text) {
        Usage usage = NONE;
        String file = "";
        for (String line : text.split("\n", -1)) {
            if (line.startsWith("= ")) {
                file = line.substring(2);
            } else if (!line.isBlank()) {
                usage = usage.with(file, line.strip().split(" ", -1));
            }
        }
        return text.contains(END + "\n") ? Optional.of(usage) : Optional.empty();
    }

    private Usage with(String file, String[] words) {
        long last = number(words[words.length - 1]);
        return switch (file) {
            case "cpuacct/cpuacct.usage" -> withCpu(Duration.ofNanos(last));
            case "cpu.stat" -> words[0].equals("usage_usec") ? withCpu(Duration.ofNanos(last * 1000)) : this;
            case "memory/memory.max_usage_in_bytes", "memory.peak" ->
                new Usage(cpu, last, oomKills, refusedProcesses, fullPlaces, ioBytes, processes);
            case "memory/memory.oom_control", "memory.events" -> words[0].equals("oom_kill")
                    ? new Usage(cpu, peakMemoryBytes, last, refusedProcesses, fullPlaces, ioBytes, processes)
                    : this;
            case "pids/pids.events", "pids.events" -> words[0].equals("max")
                    ? new Usage(cpu, peakMemoryBytes, oomKills, last, fullPlaces, ioBytes, processes)
                    : this;
            case "free" -> full(words)
                    ? new Usage(cpu, peakMemoryBytes, oomKills, refusedProcesses, fullPlaces + 1, ioBytes, processes)
                    : this;
            case "io" -> new Usage(cpu, peakMemoryBytes, oomKills, refusedProcesses, fullPlaces, ioBytes + last,
                    processes);
            case "processes" ->
                new Usage(cpu, peakMemoryBytes, oomKills, refusedProcesses, fullPlaces, ioBytes, (int) last);
            default -> this;
        };
    }

    private Usage withCpu(Duration time) {
        return new Usage(time, peakMemoryBytes, oomKills, refusedProcesses, fullPlaces, ioBytes, processes);
    }

    /// The same for a sandbox that the kernel killed as a whole at this limit, as one that a runtime runs as one process.
    Usage killedForMemory(long limitBytes) {
        return new Usage(cpu, limitBytes, oomKills + 1, refusedProcesses, fullPlaces, ioBytes, processes);
    }

    /// A place has no room for bytes, or for files where it counts them.
    private static boolean full(String[] words) {
        if (words.length != 5) {
            return false;
        }
        long size = number(words[1]);
        long free = number(words[0]) * size;
        boolean noFiles = number(words[3]) == 0 && number(words[4]) > 0;
        return noFiles || free < Math.min(FULL_BYTES, number(words[2]) * size / FULL_PART);
    }

    private static long number(String word) {
        return word.matches("[0-9]{1,18}") ? Long.parseLong(word) : 0;
    }
}
