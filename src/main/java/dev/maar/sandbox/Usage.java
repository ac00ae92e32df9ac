package dev.maar.sandbox;

import java.time.Duration;

/// What a sandbox has used since it was made, as its control group counts it.
///
/// `cpu` is the time of all its processes together; `peakMemoryBytes` is the highest use that was seen, page cache included;
/// `oomKills` counts processes that the kernel killed for memory. All are zero where the engine's runtime does not show them.
public record Usage(Duration cpu, long peakMemoryBytes, long oomKills) {
    /// The files that hold these figures, of control groups 1 and 2; each is shown under its name.
    static final String SCRIPT = "cd /sys/fs/cgroup && for f in cpuacct/cpuacct.usage cpu.stat"
            + " memory/memory.max_usage_in_bytes memory.peak memory/memory.oom_control memory.events;"
            + " do [ -r $f ] && { echo \"= $f\"; cat $f; }; done; true";

    /// Reads the output of [#SCRIPT].
    static Usage parse(String text) {
        Duration cpu = Duration.ZERO;
        long peak = 0;
        long kills = 0;
        String file = "";
        for (String line : text.split("\n", -1)) {
            if (line.startsWith("= ")) {
                file = line.substring(2);
                continue;
            }
            String[] words = line.strip().split(" ", -1);
            long last = number(words[words.length - 1]);
            switch (file) {
                case "cpuacct/cpuacct.usage" -> cpu = cpu.plusNanos(last);
                case "cpu.stat" -> cpu = words[0].equals("usage_usec") ? Duration.ofNanos(last * 1000) : cpu;
                case "memory/memory.max_usage_in_bytes", "memory.peak" -> peak = Math.max(peak, last);
                case "memory/memory.oom_control", "memory.events" ->
                    kills = words[0].equals("oom_kill") ? last : kills;
                default -> {
                }
            }
        }
        return new Usage(cpu, peak, kills);
    }

    private static long number(String word) {
        return word.matches("[0-9]{1,18}") ? Long.parseLong(word) : 0;
    }
}
